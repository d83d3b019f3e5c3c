/**
 * Searches of objects are no part of the window: HubSpot allows five a second, for the whole account, whoever asks.
 * Work that can wait takes three of them, and two where it only helps something else along.
 */
export const searchesPerSecond = 5;
const gapsMs = { search: 334, 'search-beside': 500 } as const;
export type SearchPace = keyof typeof gapsMs;
/** How many of the five a second jobs take at most. */
export const jobSearchesPerSecond = Math.round(1000 / gapsMs.search);
let last = Number.NEGATIVE_INFINITY;

export const isSearch = (url: string): boolean => /\/objects\/[^/]+\/search$/.test(url);

/** A search sets out. */
export function noteSearch(now: number): void {
  last = now;
}

/** How long work that can wait has to wait for its next search (ms); 0: it may go now. */
export function waitForSearch(pace: SearchPace, now: number): number {
  return Math.max(0, last + gapsMs[pace] - now);
}
