import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ResyncMethodId } from '../../eligibility/types';
import type { JobView } from '../../protocol/pages';
import type { Ask, Trouble } from '../ask';

export interface ProofState {
  readonly jobId: string | null;
  readonly job: JobView | null;
  readonly trouble: Trouble | null;
  /** The proof is being told to end, or to go on. */
  readonly telling: boolean;
}

export interface ProofStore extends StoreApi<ProofState> {
  follow(jobId: string): Promise<void>;
  /** Reads the job again, when the ledger changed. */
  refresh(): Promise<void>;
  /** Finds the newest proof, begun before the page was opened or in another window, and follows it. */
  recall(): Promise<void>;
  /** Ends it: nothing more is written, nobody looks any more. What was written stays. */
  stop(): Promise<void>;
  /** Lets it go on where the storage had stopped it. */
  resume(): Promise<void>;
}

/** Follows the job that proves a method. The ledger is the truth; this only reads it. */
export function createProofStore(ask: Ask, method: ResyncMethodId): ProofStore {
  const store = createStore<ProofState>(() => ({ jobId: null, job: null, trouble: null, telling: false }));
  async function refresh() {
    const { jobId } = store.getState();
    if (jobId === null) return;
    const answer = await ask('job', { jobId });
    if (store.getState().jobId !== jobId) return;
    store.setState(answer.ok ? { job: answer.value, trouble: null } : { trouble: answer.trouble });
  }
  async function say(word: 'job-cancel' | 'job-resume'): Promise<void> {
    const { jobId, telling } = store.getState();
    if (jobId === null || telling) return;
    store.setState({ telling: true, trouble: null });
    const answer = await ask(word, { jobId });
    if (store.getState().jobId !== jobId) return;
    store.setState({ telling: false, ...(answer.ok ? { job: answer.value } : { trouble: answer.trouble }) });
  }
  return {
    ...store,
    refresh,
    stop: () => say('job-cancel'),
    resume: () => say('job-resume'),
    async recall() {
      const before = store.getState();
      const answer = await ask('proof-last', { method });
      // What was begun or read meanwhile is newer.
      if (!answer.ok || store.getState() !== before) return;
      store.setState({ jobId: answer.value?.id ?? null, job: answer.value, trouble: null, telling: false });
    },
    async follow(jobId) {
      store.setState({ jobId, job: null, trouble: null, telling: false });
      await refresh();
    },
  };
}
