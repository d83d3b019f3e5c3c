/** Asked for between small pieces of long work: lets the page draw and take a click where the time is over. */
export type Breath = () => Promise<void> | undefined;

interface Scheduler {
  yield?: () => Promise<void>;
}

const pause = (): Promise<void> =>
  (globalThis as { scheduler?: Scheduler }).scheduler?.yield?.() ?? new Promise((done) => setTimeout(done, 0));

/** At most so long without a pause (ms): within a frame. */
export function breather(ms = 8, now: () => number = () => performance.now(), rest = pause): Breath {
  let since = now();
  return () => {
    if (now() - since < ms) return undefined;
    return rest().then(() => {
      since = now();
    });
  };
}
