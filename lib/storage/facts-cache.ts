import { browser } from 'wxt/browser';
import type { Facts } from '../eligibility/types';

const prefix = 'facts:';
/** A view repeated within this time makes no call (ms). */
export const keepFactsMs = 60_000;

/** Facts, never verdicts, by environment, record and revision of the settings. */
export const factsCache = {
  async get(key: string, localNow: number): Promise<Facts | null> {
    const found = (await browser.storage.session.get(prefix + key))[prefix + key] as
      | { facts: Facts; until: number }
      | undefined;
    return found && found.until > localNow ? found.facts : null;
  },
  async set(key: string, facts: Facts, localNow: number): Promise<void> {
    await browser.storage.session.set({ [prefix + key]: { facts, until: localNow + keepFactsMs } });
  },
  /** Drops everything: after a resync or a change of the settings. */
  async clear(): Promise<void> {
    const all = Object.keys(await browser.storage.session.get(null));
    await browser.storage.session.remove(all.filter((key) => key.startsWith(prefix)));
  },
};
