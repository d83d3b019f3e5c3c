import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JobLine } from '../../protocol/job-pages';
import type { Ask } from '../ask';
import { type Later, rereader } from '../reread';

export interface RunningStore extends StoreApi<{ readonly line: JobLine | null }> {
  load(): Promise<void>;
  /** The ledger changed: reads again, but not with every commit of a fast job. */
  changed(): void;
}

/** Two reads are at least so far apart (ms). */
const apartMs = 1_000;

/** The long job that runs while somebody looks at a record. What cannot be told is left out: the verdict matters here. */
export function createRunningStore(ask: Ask, later: Later = setTimeout): RunningStore {
  const store = createStore<{ readonly line: JobLine | null }>(() => ({ line: null }));
  const { load, changed } = rereader(
    () => ask('runs-now', {}),
    (answer) => store.setState({ line: answer.ok ? answer.value : null }),
    later,
    apartMs,
  );
  return { ...store, load, changed };
}
