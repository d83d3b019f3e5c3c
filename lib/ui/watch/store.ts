import { createStore, type StoreApi } from 'zustand/vanilla';
import type { WatchSettings, WatchView } from '../../protocol/watch-pages';
import type { Difference } from '../../segments/difference';
import type { Answer, Ask, Trouble } from '../ask';

export interface WatchPageState {
  /** Null until the background has answered. */
  readonly view: WatchView | null;
  readonly trouble: Trouble | null;
  /** What was clicked and is not answered yet. */
  readonly busy: 'set' | 'look' | 'read' | 'restore' | 'preview' | null;
  /** `from/to` → how those definitions differ; null while they are compared. */
  readonly differences: Readonly<Record<string, Difference | null>>;
  /** The browser declined notifications. */
  readonly declined: boolean;
}
export interface WatchStore extends StoreApi<WatchPageState> {
  load(): Promise<void>;
  set(patch: Partial<WatchSettings>): Promise<void>;
  look(): Promise<void>;
  /** All that is shown was read. */
  read(): Promise<void>;
  compare(from: number, to: number): Promise<void>;
  /** True: the segment has the earlier criteria again. */
  restore(seenAt: number, over: number): Promise<boolean>;
  /** Begins a preview of the segment against a kept definition. True: it runs. */
  preview(seenAt: number, name: string): Promise<boolean>;
}

export const pairOf = (from: number, to: number): string => `${from}/${to}`;

/** `askFirst`: asks the browser for notifications, straight from the click. */
export function createWatchStore(ask: Ask, askFirst: () => Promise<boolean>): WatchStore {
  const store = createStore<WatchPageState>(() => ({
    view: null,
    trouble: null,
    busy: null,
    differences: {},
    declined: false,
  }));

  async function told(busy: WatchPageState['busy'], answer: Promise<Answer<WatchView>>): Promise<boolean> {
    if (busy) store.setState({ busy, trouble: null });
    const { ok, ...rest } = await answer;
    if ('value' in rest) store.setState({ view: rest.value, trouble: null, ...(busy ? { busy: null } : {}) });
    else store.setState({ trouble: rest.trouble, ...(busy ? { busy: null } : {}) });
    return ok;
  }
  const load = async () => void (await told(null, ask('watch-get', {})));

  return {
    ...store,
    load,
    async set(patch) {
      if (patch.notify) {
        const declined = !(await askFirst());
        store.setState({ declined });
        if (declined) return;
      }
      await told('set', ask('watch-set', { patch }));
    },
    look: async () => void (await told('look', ask('watch-look', {}))),
    async read() {
      const upTo = store.getState().view?.events[0]?.number;
      if (upTo !== undefined) await told('read', ask('watch-read', { upTo }));
    },
    async compare(from, to) {
      const key = pairOf(from, to);
      if (store.getState().differences[key] !== undefined) return;
      const put = (one: Difference | null | undefined) =>
        store.setState(({ differences: { [key]: _before, ...others } }) => ({
          differences: one === undefined ? others : { ...others, [key]: one },
        }));
      put(null);
      const answer = await ask('watch-difference', { from, to });
      put(answer.ok ? answer.value : undefined);
      if (!answer.ok) store.setState({ trouble: answer.trouble });
    },
    async restore(seenAt, over) {
      const done = await told('restore', ask('watch-restore', { seenAt, over }));
      const { trouble } = store.getState();
      // What was edited meanwhile is a definition of its own by now.
      if (!done) {
        await load();
        store.setState({ trouble });
      }
      return done;
    },
    async preview(seenAt, name) {
      store.setState({ busy: 'preview', trouble: null });
      const found = await ask('watch-definition', { seenAt });
      const begun = found.ok
        ? await ask('preview-start', { other: { kind: 'draft', name, filterBranch: found.value.filterBranch } })
        : found;
      store.setState({ busy: null, ...(begun.ok ? {} : { trouble: begun.trouble }) });
      return begun.ok;
    },
  };
}
