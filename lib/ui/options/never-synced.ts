import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NeverSyncedCount } from '../../protocol/pages';
import type { Ask, Trouble } from '../ask';

export interface CountState {
  /** The segment that was counted; null: none was yet. */
  readonly segmentId: string | null;
  readonly running: boolean;
  /** The newest answer: whole where its `next` is null, else as far as it came. */
  readonly value: NeverSyncedCount | null;
  readonly trouble: Trouble | null;
}

export interface CountStore extends StoreApi<CountState> {
  /** Counts the chosen segment, which is this one, from the beginning; `goOn` does where it was stopped. */
  start(segmentId: string): Promise<void>;
  goOn(): Promise<void>;
  /** Stops after the part that is under way; what was counted stays. */
  stop(): void;
  reset(): void;
}

const idle: CountState = { segmentId: null, running: false, value: null, trouble: null };
/** These may pass at once: a worker that was ended, a line that broke. */
const passing: readonly Trouble['kind'][] = ['no-answer', 'network', 'timeout', 'unavailable'];
const tries = 3;

/** The most calls that counting a segment takes: pages of 250 members, in batches of 100, and two sizes first. */
export function mostCalls(members: number): number {
  const rest = members % 250;
  const ofMembers = Math.floor(members / 250) * 4 + (rest > 0 || members === 0 ? 1 + Math.ceil(rest / 100) : 0);
  return 1 + (members > 250 ? 2 : 0) + ofMembers;
}

/** What of a count is about this segment: nothing of one that was chosen before, wherever the other was chosen. */
export function countOf(state: CountState, segmentId: string): CountState {
  return state.segmentId === segmentId ? state : idle;
}

/** A count that the page drives, part by part, so that it outlives any worker and can be stopped. */
export function createCountStore(ask: Ask): CountStore {
  const store = createStore<CountState>(() => idle);
  let run = 0;

  async function count(own: number, from: NeverSyncedCount['next']) {
    let next = from;
    let left = tries;
    for (;;) {
      const answer = await ask('never-synced-count', next ? { from: next } : {});
      if (run !== own) return;
      if (!answer.ok) {
        left -= 1;
        if (left > 0 && passing.includes(answer.trouble.kind)) continue;
        return store.setState({ running: false, trouble: answer.trouble });
      }
      left = tries;
      next = answer.value.next;
      store.setState({ value: answer.value, running: next !== null });
      if (next === null) return;
    }
  }
  const begin = (from: NeverSyncedCount['next'], more: Partial<CountState>) => {
    run += 1;
    store.setState({ running: true, trouble: null, ...more });
    return count(run, from);
  };
  return {
    ...store,
    start: (segmentId) => begin(null, { segmentId, value: null }),
    goOn: () => begin(store.getState().value?.next ?? null, {}),
    stop() {
      run += 1;
      store.setState({ running: false });
    },
    reset() {
      run += 1;
      store.setState(idle);
    },
  };
}
