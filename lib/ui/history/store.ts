import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PageKey } from '../../protocol/history-pages';
import type { Ask, Trouble } from '../ask';
import { type Later, soon } from '../reread';
import { HistoryTable, type Wanted } from './table';

export interface HistoryState {
  /** Null until the first entries are there. The same table grows: `version` tells that it did. */
  readonly table: HistoryTable | null;
  readonly version: number;
  /** Older entries are still being read. */
  readonly reading: boolean;
  readonly trouble: Trouble | null;
  readonly busy: 'delete' | 'clear' | null;
}

export interface HistoryStore extends StoreApi<HistoryState> {
  /** Reads everything, the newest first; what is there is shown meanwhile. */
  load(): Promise<void>;
  /** Something was done: its entries are read, but not with every commit. */
  changed(): void;
  /** Nobody looks any more: what is not read yet is not read. */
  stop(): void;
  remove(wanted: readonly Wanted[]): Promise<void>;
  clear(): Promise<void>;
}

/** Two reads of what is new are at least so far apart (ms). */
const apartMs = 2_000;
/** So often (ms) what has come meanwhile is shown: to sort, filter and draw takes the time that reading needs. */
const shownMs = 600;

/** The read model of the history. */
export function createHistoryStore(ask: Ask, later: Later = setTimeout): HistoryStore {
  const store = createStore<HistoryState>(() => ({
    table: null,
    version: 0,
    reading: false,
    trouble: null,
    busy: null,
  }));
  const { getState, setState } = store;
  const grown = () => setState({ version: getState().version + 1 });
  const growing = soon(() => getState().reading && grown(), shownMs, later);
  let question = 0;

  async function load() {
    const own = ++question;
    const table = new HistoryTable();
    setState({ reading: true, trouble: null });
    for (let from: PageKey | null = null; ; ) {
      const answer: Awaited<ReturnType<typeof ask<'history-read'>>> = await ask('history-read', { from });
      if (own !== question) return;
      if (!answer.ok) return setState({ reading: false, trouble: answer.trouble, version: getState().version + 1 });
      table.add(answer.value.pages);
      from = answer.value.next;
      if (from && getState().table === table) growing();
      else setState({ table, reading: from !== null, version: getState().version + 1 });
      if (!from) return;
    }
  }

  /** What is new comes first; where a page has other entries than before, all is read anew. */
  async function renew() {
    const { table, reading } = getState();
    if (!table || reading) return;
    const own = question;
    const answer = await ask('history-read', { from: null });
    if (own !== question || !answer.ok) return;
    if (table.add(answer.value.pages)) grown();
    else await load();
  }

  async function saying(busy: 'delete' | 'clear', run: () => ReturnType<typeof ask<'history-clear'>>) {
    setState({ busy, trouble: null });
    const answer = await run();
    setState({ busy: null });
    if (answer.ok) await load();
    else setState({ trouble: answer.trouble });
  }

  return {
    ...store,
    load,
    changed: soon(() => void renew(), apartMs, later),
    stop() {
      question++;
    },
    remove: (wanted) => saying('delete', () => ask('history-delete', { pages: [...wanted] })),
    clear: () => saying('clear', () => ask('history-clear', {})),
  };
}
