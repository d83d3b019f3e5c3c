import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reason } from '../../eligibility/types';
import type { JobLine, RunAct } from '../../protocol/job-pages';
import type { Ask, Trouble } from '../ask';
import { type Later, rereader } from '../reread';

export interface RunsState {
  /** Null until the background has answered. */
  readonly lines: readonly JobLine[] | null;
  readonly trouble: Trouble | null;
  /** Why no retry was begun. */
  readonly refused: Reason | null;
  /** What was clicked and is not answered yet: `<act>/<job>`. */
  readonly busy: string | null;
}

export interface RunsStore extends StoreApi<RunsState> {
  load(): Promise<void>;
  /** The ledger changed: reads again, but not with every commit of a fast job. */
  changed(): void;
  /** True: it was done, or the job could not do it any more. */
  act(jobId: string, act: RunAct): Promise<boolean>;
}

/** The read model of all jobs. The truth is the ledger; after each word of a person it is read again. */
export function createRunsStore(ask: Ask, later: Later = setTimeout): RunsStore {
  const store = createStore<RunsState>(() => ({ lines: null, trouble: null, refused: null, busy: null }));
  const { load, changed } = rereader(
    () => ask('runs-list', {}),
    (answer) => store.setState(answer.ok ? { lines: answer.value, trouble: null } : { trouble: answer.trouble }),
    later,
  );

  return {
    ...store,
    load,
    changed,
    async act(jobId, act) {
      store.setState({ busy: `${act}/${jobId}`, trouble: null, refused: null });
      const answer = await ask('runs-act', { jobId, act });
      store.setState({ busy: null });
      if (!answer.ok) {
        store.setState({ trouble: answer.trouble });
        return false;
      }
      const { refused } = answer.value;
      await load();
      store.setState({ refused });
      return refused === null;
    },
  };
}
