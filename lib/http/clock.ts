/** Difference between each host's clock and ours, from the `Date` of its answers (ms, host minus ours). */
const skews = new Map<string, number>();

/** Keeps what an answer's `Date` says. `Date` has whole seconds: the middle of that second is taken. */
export function noteDate(host: string, date: string | null, localNow: number): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (!Number.isNaN(at)) skews.set(host, at + 500 - localNow);
}

/** How far the host's clock is ahead of ours (ms); null where it never answered this worker. */
export const skewOf = (host: string): number | null => skews.get(host) ?? null;

/** The host's own time, epoch ms; our own where it never answered. */
export const serverNow = (host: string, localNow: number): number => localNow + (skewOf(host) ?? 0);
