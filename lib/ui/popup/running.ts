import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JobLine } from '../../protocol/job-pages';
import type { Ask } from '../ask';

export interface RunningStore extends StoreApi<{ readonly line: JobLine | null }> {
  load(): Promise<void>;
  /** The ledger changed: reads again, but not with every commit of a fast job. */
  changed(): void;
}

/** Two reads are at least so far apart (ms). */
const apartMs = 1_000;

/** The long job that runs while somebody looks at a record. What cannot be told is left out: the verdict matters here. */
export function createRunningStore(ask: Ask, later: (run: () => void, ms: number) => void = setTimeout): RunningStore {
  const store = createStore<{ readonly line: JobLine | null }>(() => ({ line: null }));
  let waiting = false;
  async function load() {
    const answer = await ask('runs-now', {});
    store.setState({ line: answer.ok ? answer.value : null });
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
  };
}
