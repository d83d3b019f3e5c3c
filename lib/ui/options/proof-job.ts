import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JobView } from '../../protocol/pages';
import type { Ask, Trouble } from '../ask';

export interface ProofState {
  readonly jobId: string | null;
  readonly job: JobView | null;
  readonly trouble: Trouble | null;
}

export interface ProofStore extends StoreApi<ProofState> {
  follow(jobId: string): Promise<void>;
  /** Reads the job again, when the ledger changed. */
  refresh(): Promise<void>;
}

/** Follows the job that proves a method. The ledger is the truth; this only reads it. */
export function createProofStore(ask: Ask): ProofStore {
  const store = createStore<ProofState>(() => ({ jobId: null, job: null, trouble: null }));
  async function refresh() {
    const { jobId } = store.getState();
    if (jobId === null) return;
    const answer = await ask('job', { jobId });
    if (store.getState().jobId !== jobId) return;
    store.setState(answer.ok ? { job: answer.value, trouble: null } : { trouble: answer.trouble });
  }
  return {
    ...store,
    refresh,
    async follow(jobId) {
      store.setState({ jobId, job: null, trouble: null });
      await refresh();
    },
  };
}
