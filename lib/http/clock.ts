/** Difference between each host's clock and ours, from the `Date` of its answers (ms, host minus ours). */
const skews = new Map<string, number>();

/** Keeps what an answer's `Date` says. `Date` has whole seconds: the middle of that second is taken. */
export function noteDate(host: string, date: string | null, localNow: number): void {
  const at = date === null ? Number.NaN : Date.parse(date);
  if (!Number.isNaN(at)) skews.set(host, at + 500 - localNow);
}

/** The host's own time, epoch ms; our own where it never answered. */
export function serverNow(host: string, localNow: number): number {
  return localNow + (skews.get(host) ?? 0);
}
