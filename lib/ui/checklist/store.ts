import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CheckEntry, ChecklistView, CheckRow, GivenList, ListAct } from '../../protocol/checklist-pages';
import type { Ask, Trouble } from '../ask';
import { everyPage } from '../every-page';
import { rereader } from '../reread';
import { joined, type ListRow } from './table';

export interface ChecklistState {
  /** Null until the background has answered. */
  readonly lists: readonly ChecklistView[] | null;
  readonly trouble: Trouble | null;
  /** What was clicked and is not answered yet: `start`, or `<act>/<list>`. */
  readonly busy: string | null;
  /** List → its rows with what was found; only for those that were opened. */
  readonly rows: Readonly<Record<string, readonly ListRow[]>>;
}
export interface ChecklistStore extends StoreApi<ChecklistState> {
  load(): Promise<void>;
  /** The ledger changed: reads again, but not with every commit of a fast job. */
  changed(): void;
  /** True: the list was taken in. */
  start(list: GivenList): Promise<boolean>;
  act(jobId: string, act: ListAct): Promise<void>;
  /** Deletes a list with what was found. */
  remove(jobId: string): Promise<void>;
  /** Reads every row of a list with what was found. */
  open(jobId: string): Promise<void>;
}

/** The read model of the checked lists. The truth is the ledger. */
export function createChecklistStore(
  ask: Ask,
  later: (run: () => void, ms: number) => void = setTimeout,
): ChecklistStore {
  const store = createStore<ChecklistState>(() => ({ lists: null, trouble: null, busy: null, rows: {} }));

  const { load, changed } = rereader(
    () => ask('checklist-list', {}),
    (answer) => store.setState(answer.ok ? { lists: answer.value, trouble: null } : { trouble: answer.trouble }),
    later,
  );

  return {
    ...store,
    load,
    changed,
    async start(list) {
      store.setState({ busy: 'start', trouble: null });
      const answer = await ask('checklist-start', { list });
      store.setState({ busy: null });
      if (answer.ok) await load();
      else store.setState({ trouble: answer.trouble });
      return answer.ok;
    },
    async act(jobId, act) {
      store.setState({ busy: `${act}/${jobId}`, trouble: null });
      const answer = await ask('checklist-act', { jobId, act });
      store.setState({ busy: null });
      if (answer.ok) await load();
      else store.setState({ trouble: answer.trouble });
    },
    async remove(jobId) {
      store.setState({ busy: `delete/${jobId}`, trouble: null });
      const answer = await ask('checklist-delete', { jobId });
      store.setState(({ rows: { [jobId]: _gone, ...rows } }) => ({ busy: null, rows }));
      if (answer.ok) await load();
      else store.setState({ trouble: answer.trouble });
    },
    async open(jobId) {
      const rows: CheckRow[] = [];
      const entries: CheckEntry[] = [];
      const trouble =
        (await everyPage(
          (from) => ask('checklist-entries', { jobId, from }),
          (page) => entries.push(...page.entries),
        )) ??
        (await everyPage(
          (from) => ask('checklist-rows', { jobId, from }),
          (page) => rows.push(...page.rows),
        ));
      if (trouble) return store.setState({ trouble });
      store.setState((state) => ({ rows: { ...state.rows, [jobId]: joined(rows, entries) } }));
    },
  };
}
