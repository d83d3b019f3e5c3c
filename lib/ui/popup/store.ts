import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reason, ResyncMethodId } from '../../eligibility/types';
import type { PopupView } from '../../protocol/pages';
import type { Ask, Trouble } from '../ask';

export interface PopupState {
  /** Null: nothing was answered yet. */
  readonly view: PopupView | null;
  readonly trouble: Trouble | null;
  /** Asking the services anew. */
  readonly refreshing: boolean;
  /** A resync was clicked and is not answered yet. */
  readonly asking: ResyncMethodId | null;
  /** What the background said against the last click. */
  readonly refused: Reason | null;
}

export interface PopupStore extends StoreApi<PopupState> {
  /** Reads the verdict of the tab; `refresh` passes the cache by. */
  load(refresh?: boolean): Promise<void>;
  resync(method: ResyncMethodId): Promise<void>;
}

/** The read model of the popup: facts and jobs live in the background, this only shows them. */
export function createPopupStore(ask: Ask, tabId: number): PopupStore {
  const store = createStore<PopupState>(() => ({
    view: null,
    trouble: null,
    refreshing: false,
    asking: null,
    refused: null,
  }));
  let newest = 0;

  async function load(refresh = false) {
    const own = ++newest;
    if (refresh) store.setState({ refreshing: true });
    const answer = await ask('popup-view', { tabId, refresh });
    // A later question has been asked meanwhile: its answer counts.
    if (own !== newest) return;
    store.setState({
      ...(answer.ok ? { view: answer.value, trouble: null } : { trouble: answer.trouble }),
      refreshing: false,
    });
  }

  return {
    ...store,
    load,
    async resync(method) {
      if (store.getState().asking) return;
      store.setState({ asking: method, refused: null, trouble: null });
      const answer = await ask('resync', { tabId, method });
      if (!answer.ok) return store.setState({ asking: null, trouble: answer.trouble });
      const { value } = answer;
      if ('refused' in value) store.setState({ refused: value.refused as Reason });
      if ('failed' in value) store.setState({ trouble: value.failed });
      await load();
      store.setState({ asking: null });
    },
  };
}
