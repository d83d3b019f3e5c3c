import { browser } from 'wxt/browser';
import type { Failure } from '../http/errors';

const key = 'jobs-stopped';

/**
 * Jobs that stopped because the storage took no more of them, and why. Kept in the memory of the browser: where
 * nothing can be written, this cannot be either. A browser that was closed tries them once more.
 */
export const stopped = {
  async all(): Promise<Readonly<Record<string, Failure>>> {
    return ((await browser.storage.session.get(key))[key] ?? {}) as Record<string, Failure>;
  },
  async set(jobId: string, failure: Failure): Promise<void> {
    await browser.storage.session.set({ [key]: { ...(await stopped.all()), [jobId]: failure } });
  },
  /** True: it had stopped so. */
  async remove(jobId: string): Promise<boolean> {
    const { [jobId]: found, ...rest } = await stopped.all();
    if (found) await browser.storage.session.set({ [key]: rest });
    return found !== undefined;
  },
};
