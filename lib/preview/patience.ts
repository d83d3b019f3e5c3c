import { ApiError } from '../http/errors';
import { waitFor } from '../http/pace';
import { type SearchPace, waitForSearch } from '../http/search-pace';

/** Waiting for the window, and for a service that is away for a moment. */
const triesFor: Readonly<Record<string, number>> = {
  'rate-limited': 6,
  unavailable: 3,
  timeout: 3,
  network: 3,
  locked: 4,
};
const longest = 12_000;

/** Whose limit a call counts against: HubSpot's searches have one of their own. */
export type Limit = 'hubspot' | 'salesforce' | SearchPace;
export type WaitsFor = 'limit' | 'away';
export interface Patience {
  /** The key of the portal's limits. */
  readonly limits: string;
  /** The share of HubSpot's window that is left to others, where the admin set one; else little: a person watches. */
  readonly share?: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** A wait begins: until when (ms, local clock) and what for. What it gives back is called at its end. */
  readonly waits: (until: number, why: WaitsFor) => () => void;
}

/**
 * A call that can wait: it sets out when the window has room for it beside what a person clicks, and is asked
 * again where the service was away. What does not mend itself is thrown on, also the day's limit.
 */
export async function patient<T>(limit: Limit, run: () => Promise<T>, patience: Patience): Promise<T> {
  const { limits, signal, now, waits, share } = patience;
  async function wait(ms: number, why: WaitsFor) {
    const over = waits(now() + ms, why);
    try {
      await pause(Math.min(ms, longest), signal);
    } finally {
      over();
    }
  }
  for (let tries = 1; ; tries += 1) {
    for (let ms = rooms[limit](limits, now(), share); ms > 0; ms = rooms[limit](limits, now(), share))
      await wait(ms, 'limit');
    signal.throwIfAborted();
    try {
      return await run();
    } catch (error) {
      const most = error instanceof ApiError ? (triesFor[error.kind] ?? 1) : 1;
      if (tries >= most || !(error instanceof ApiError)) throw error;
      const limited = error.kind === 'rate-limited';
      const until = limited ? (error.details.until ?? 0) - now() : 500 * 2 ** tries;
      await wait(Math.min(Math.max(until, 100), longest), limited ? 'limit' : 'away');
    }
  }
}

const rooms: Readonly<Record<Limit, (limits: string, now: number, share?: number) => number>> = {
  hubspot: waitFor,
  search: (limits, now) => waitForSearch(limits, 'search', now),
  'search-beside': (limits, now) => waitForSearch(limits, 'search-beside', now),
  salesforce: () => 0,
};

/** Waits, or throws as soon as the signal says so. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
