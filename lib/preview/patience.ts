import { ApiError } from '../http/errors';
import { waitFor } from '../http/pace';

const host = 'api.hubapi.com';
/** Waiting for the window, and for a service that is away for a moment. */
const triesFor: Readonly<Record<string, number>> = {
  'rate-limited': 6,
  unavailable: 3,
  timeout: 3,
  network: 3,
  locked: 4,
};
const longest = 12_000;

export interface Patience {
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Told of every wait for the rate limit (ms). */
  readonly waited: (ms: number) => void;
}

/**
 * A call that can wait: it sets out when the window has room for it beside what a person clicks, and is asked
 * again where the service was away. What does not mend itself is thrown on, also the day's limit.
 */
export async function patient<T>(
  service: 'hubspot' | 'salesforce',
  run: () => Promise<T>,
  patience: Patience,
): Promise<T> {
  const { signal, now, waited } = patience;
  for (let tries = 1; ; tries += 1) {
    for (let ms = roomIn(service, now()); ms > 0; ms = roomIn(service, now())) {
      waited(ms);
      await pause(Math.min(ms, longest), signal);
    }
    signal.throwIfAborted();
    try {
      return await run();
    } catch (error) {
      const most = error instanceof ApiError ? (triesFor[error.kind] ?? 1) : 1;
      if (tries >= most || !(error instanceof ApiError)) throw error;
      const until = error.kind === 'rate-limited' ? (error.details.until ?? 0) - now() : 500 * 2 ** tries;
      const ms = Math.min(Math.max(until, 100), longest);
      if (error.kind === 'rate-limited') waited(ms);
      await pause(ms, signal);
    }
  }
}

const roomIn = (service: 'hubspot' | 'salesforce', now: number) => (service === 'hubspot' ? waitFor(host, now) : 0);

/** Waits, or throws as soon as the signal says so. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
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
