import { ApiError } from '../../http/errors';

export type Pause = (ms: number) => Promise<void>;

export const wait: Pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Where nobody told the window: the smallest one that HubSpot has. */
const smallestWindow = 100;
const windowMs = 10_000;
/** The rest is left to badges and to other tools of the portal. */
const ownShare = 2 / 3;

/** Waits after each part as long as its calls are worth, so that no window is used up. `leftToOthers`: the share of it that the admin leaves to other tools. */
export function paced(window: number | null, pause: Pause, leftToOthers = 0): (calls: number) => Promise<void> {
  const each = windowMs / ((window ?? smallestWindow) * Math.min(ownShare, 1 - leftToOthers));
  let free = Date.now();
  return async (calls) => {
    free = Math.max(free, Date.now() - windowMs) + calls * each;
    if (free > Date.now()) await pause(free - Date.now());
  };
}

/** Waits for a used-up window once or twice; a spent day and anything else is thrown on. */
export async function patient<T>(run: () => Promise<T>, pause: Pause, tries = 3): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const until = error instanceof ApiError && error.kind === 'rate-limited' ? (error.details.until ?? 0) : null;
    if (until === null || tries <= 1) throw error;
    await pause(Math.min(Math.max(until - Date.now(), 100), 12_000));
    return patient(run, pause, tries - 1);
  }
}
