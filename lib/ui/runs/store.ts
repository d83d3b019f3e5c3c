import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reason } from '../../eligibility/types';
import type { JobLine, RunAct } from '../../protocol/job-pages';
import type { Ask, Trouble } from '../ask';

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

/** Two reads of the list are at least so far apart (ms). */
const apartMs = 500;

/** The read model of all jobs. The truth is the ledger; after each word of a person it is read again. */
export function createRunsStore(ask: Ask, later: (run: () => void, ms: number) => void = setTimeout): RunsStore {
  const store = createStore<RunsState>(() => ({ lines: null, trouble: null, refused: null, busy: null }));
  let question = 0;
  let waiting = false;

  async function load() {
    const own = ++question;
    const answer = await ask('runs-list', {});
    // An answer that was under way while a newer one was asked for is old.
    if (own !== question) return;
    store.setState(answer.ok ? { lines: answer.value, trouble: null } : { trouble: answer.trouble });
  }

  return {
    ...store,
    load,
    changed() {
      if (waiting) return;
      waiting = true;
      later(() => {
        waiting = false;
        void load();
      }, apartMs);
    },
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
