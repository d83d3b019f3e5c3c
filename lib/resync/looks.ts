const minute = 60_000;

/** Minutes after the write at which is looked. The first is the shortest that an alarm allows; HubSpot needs up to 5, Salesforce's look up to 15. */
const minutes = [0.5, 1, 2, 3, 4.5, 6, 8, 11, 15, 18, 22, 27, 33, 40, 50, 60];

/** An unverified resync ends after this long. */
export const endAfterMs = 60 * minute;
/** A sync that carried other values may have begun before our write: ours may follow this much later. */
export const fieldGraceMs = 10 * minute;
/** No write is sent later than this after the click: nobody expects it any more. */
export const giveUpWriteMs = 60 * minute;

/** Local time of the next look, so long after the write. Past the last one: at growing steps, for clocks that disagree. */
export function nextLook(writtenLocal: number, localNow: number): number {
  const next = minutes.find((one) => writtenLocal + one * minute > localNow);
  return next === undefined ? localNow + 5 * minute : writtenLocal + next * minute;
}

/** Local time of the next try after a failure that may pass: half a minute, then twice as long, at most ten minutes. */
export function nextTry(tries: number, localNow: number, until: number | undefined): number {
  const wait = Math.min(30_000 * 2 ** tries, 10 * minute);
  return Math.max(localNow + wait, until ?? 0);
}
