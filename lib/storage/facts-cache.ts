import { browser } from 'wxt/browser';
import type { Facts } from '../eligibility/types';

const prefix = 'facts:';
/** A view repeated within this time makes no call (ms). */
export const keepFactsMs = 60_000;

interface Entry {
  facts: Facts;
  until: number;
}

/** Facts, never verdicts, by environment, record and revision of the settings. */
export const factsCache = {
  async get(key: string, localNow: number): Promise<Facts | null> {
    const found = (await browser.storage.session.get(prefix + key))[prefix + key] as Entry | undefined;
    return found && found.until > localNow ? found.facts : null;
  },
  /** Keeps them, and drops what is too old: a day of work would fill the storage. Where it is full all the same, nothing is kept. */
  async set(key: string, facts: Facts, localNow: number): Promise<void> {
    const old = (await entries()).filter(([, { until }]) => !(until > localNow));
    try {
      await browser.storage.session.remove(old.map(([name]) => name));
      await browser.storage.session.set({ [prefix + key]: { facts, until: localNow + keepFactsMs } });
    } catch {
      // A view that is not kept is read again; it is no reason to show none.
    }
  },
  /** Drops everything: after a resync or a change of the settings. */
  async clear(): Promise<void> {
    await browser.storage.session.remove((await entries()).map(([name]) => name));
  },
};

async function entries(): Promise<[string, Entry][]> {
  const all = await browser.storage.session.get(null);
  return Object.entries(all).filter(([name]) => name.startsWith(prefix)) as [string, Entry][];
}
