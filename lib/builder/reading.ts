import { ApiError } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';

/** How an estimate reads: call after call, each only while its answer is still wanted. */
export interface Reading {
  readonly client: HubspotClient;
  readonly environment: string;
  readonly now: () => number;
  /** Makes one call. Throws `Superseded` where a newer question made it needless. */
  call<T>(run: () => Promise<T>): Promise<T>;
  readonly pause: (ms: number) => Promise<void>;
  /** The token may read companies. */
  readonly companies: boolean;
  /** Calls so far. */
  readonly calls: () => number;
}

/** Thrown where nobody waits for the answer any longer. */
export class Superseded extends Error {}

/** HubSpot names a moment at most so far ahead for its short windows; longer waits are told, not sat out. */
const longestWaitMs = 12_000;
const tries = 4;

/** `wanted` is asked before every call. A short limit is waited for. */
export function readingOf(
  client: HubspotClient,
  environment: string,
  wanted: () => boolean,
  companies: boolean,
  now: () => number = Date.now,
): Reading {
  let made = 0;
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  return {
    client,
    environment,
    now,
    pause,
    companies,
    calls: () => made,
    async call(run) {
      for (let left = tries; ; left -= 1) {
        if (!wanted()) throw new Superseded();
        made += 1;
        try {
          return await run();
        } catch (error) {
          const wait =
            error instanceof ApiError && error.kind === 'rate-limited' ? (error.details.until ?? 0) - now() : 0;
          if (wait <= 0 || wait > longestWaitMs || left <= 1) throw error;
          await pause(wait);
        }
      }
    },
  };
}
