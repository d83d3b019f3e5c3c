import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reason } from '../../eligibility/types';
import type { BulkPerson, BulkScope, BulkView } from '../../protocol/bulk-pages';
import type { Ask, Trouble } from '../ask';
import { everyPage } from '../every-page';
import { rereader } from '../reread';

export type Act = 'confirm' | 'pause' | 'resume' | 'cancel';

export interface BulkState {
  /** Null until the background has answered. */
  readonly jobs: readonly BulkView[] | null;
  readonly trouble: Trouble | null;
  /** Why no plan was begun. */
  readonly refused: Reason | null;
  /** What was clicked and is not answered yet: `plan`, or `<act>/<job>`. */
  readonly busy: string | null;
  /** Job → who did not simply go through; only for those that were asked for. */
  readonly people: Readonly<Record<string, readonly BulkPerson[]>>;
}

export interface BulkStore extends StoreApi<BulkState> {
  load(): Promise<void>;
  /** The ledger changed: reads again, but not with every commit of a fast job. */
  changed(): void;
  plan(scope: BulkScope): Promise<void>;
  retry(jobId: string, which: 'retriable' | 'unwritten'): Promise<void>;
  act(jobId: string, act: Act | 'confirm-above'): Promise<void>;
  /** Reads who did not simply go through, all of them. */
  look(jobId: string): Promise<void>;
}

/** The read model of the bulk resyncs. The truth is the ledger; after each word of a person it is read again. */
export function createBulkStore(ask: Ask, later: (run: () => void, ms: number) => void = setTimeout): BulkStore {
  const store = createStore<BulkState>(() => ({ jobs: null, trouble: null, refused: null, busy: null, people: {} }));

  const { load, changed } = rereader(
    () => ask('bulk-list', {}),
    (answer) => store.setState(answer.ok ? { jobs: answer.value, trouble: null } : { trouble: answer.trouble }),
    later,
  );

  async function begin(name: string, run: () => ReturnType<typeof ask<'bulk-plan'>>) {
    store.setState({ busy: name, refused: null, trouble: null });
    const answer = await run();
    store.setState({ busy: null });
    if (!answer.ok) return store.setState({ trouble: answer.trouble });
    if ('refused' in answer.value) return store.setState({ refused: answer.value.refused });
    await load();
  }

  return {
    ...store,
    load,
    changed,
    plan: (scope) => begin('plan', () => ask('bulk-plan', { scope })),
    retry: (jobId, which) => begin(`${which}/${jobId}`, () => ask('bulk-retry', { jobId, which })),
    async act(jobId, act) {
      store.setState({ busy: `${act}/${jobId}`, trouble: null });
      const answer = await ask('bulk-act', { jobId, act });
      store.setState({ busy: null });
      if (answer.ok) await load();
      else store.setState({ trouble: answer.trouble });
    },
    async look(jobId) {
      const people: BulkPerson[] = [];
      const trouble = await everyPage(
        (from) => ask('bulk-people', { jobId, from }),
        (page) => people.push(...page.people),
      );
      if (trouble) return store.setState({ trouble });
      store.setState((state) => ({ people: { ...state.people, [jobId]: people } }));
    },
  };
}
