/**
 * Searches of objects are no part of the window: HubSpot allows five a second, for the whole account, whoever asks.
 * Work that can wait takes three of them, and two where it only helps something else along.
 */
export const searchesPerSecond = 5;
const gapsMs = { search: 334, 'search-beside': 500 } as const;
export type SearchPace = keyof typeof gapsMs;
/** How many of the five a second jobs take at most. */
export const jobSearchesPerSecond = Math.round(1000 / gapsMs.search);
/** When the newest search set out, by `limitKey`: each portal has its own five. */
const last = new Map<string, number>();

export const isSearch = (url: string): boolean => /\/objects\/[^/]+\/search$/.test(url);

/** A search sets out that counts against these limits. */
export function noteSearch(limits: string, now: number): void {
  last.set(limits, now);
}

/** How long work that can wait has to wait for its next search (ms); 0: it may go now. */
export function waitForSearch(limits: string, pace: SearchPace, now: number): number {
  return Math.max(0, (last.get(limits) ?? Number.NEGATIVE_INFINITY) + gapsMs[pace] - now);
}

/** Waits until work that can wait may search. */
export async function turnToSearch(limits: string): Promise<void> {
  const wait = waitForSearch(limits, 'search', Date.now());
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}
