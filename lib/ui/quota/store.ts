import { createStore, type StoreApi } from 'zustand/vanilla';
import type { QuotaView } from '../../protocol/quota-pages';
import type { Ask, Trouble } from '../ask';

export interface QuotaState {
  /** Null until the background has answered. */
  readonly view: QuotaView | null;
  readonly trouble: Trouble | null;
  /** The services are being asked. */
  readonly busy: boolean;
}
export interface QuotaStore extends StoreApi<QuotaState> {
  /** What is known at once, then both services are asked: two calls at most. */
  open(): Promise<void>;
  /** Both services are asked anew. */
  refresh(): Promise<void>;
}

/** What both APIs allow, as the background tells it. Nothing is asked by itself after the page was opened. */
export function createQuotaStore(ask: Ask): QuotaStore {
  const store = createStore<QuotaState>(() => ({ view: null, trouble: null, busy: false }));

  async function get(fresh: boolean): Promise<void> {
    const answer = await ask('quota-get', { ask: fresh });
    if (answer.ok) store.setState({ view: answer.value, trouble: null });
    else store.setState({ trouble: answer.trouble });
  }
  async function refresh(): Promise<void> {
    if (store.getState().busy) return;
    store.setState({ busy: true });
    await get(true);
    store.setState({ busy: false });
  }
  return {
    ...store,
    refresh,
    async open() {
      await get(false);
      if (store.getState().view) await refresh();
    },
  };
}
