import { browser } from 'wxt/browser';
import type { Facts } from '../eligibility/types';

const prefix = 'facts:';
/** A view repeated within this time makes no call (ms). */
export const keepFactsMs = 60_000;
/** A view that stays open may be served by the same facts for so much longer (ms). */
export const seenFactsMs = 5 * 60_000;

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
  /** Keeps them. Where the storage is full of others that are not old yet, nothing is kept. */
  set(key: string, facts: Facts, localNow: number): Promise<void> {
    const put = () => browser.storage.session.set({ [prefix + key]: { facts, until: localNow + keepFactsMs } });
    const whole = async () => {
      await put().catch(async () => {
        await dropOld(localNow);
        await put();
      });
      clearTimeout(drop);
      drop = setTimeout(dropLater, dropAfterMs);
    };
    // A view that is not kept is read again; it is no reason to show none.
    return inTurn(whole).catch(() => undefined);
  },
  /** Drops everything: after a resync or a change of the settings. */
  clear(): Promise<void> {
    return inTurn(async () => browser.storage.session.remove((await entries()).map(([name]) => name)));
  },
};

/** To find the old ones all are read: the browser answers one thing after the other, and the page's answer comes first (ms). */
const dropAfterMs = 1000;
let drop: ReturnType<typeof setTimeout> | undefined;

/** A day of work would fill the storage. */
function dropLater(): void {
  void inTurn(() => dropOld(Date.now())).catch(() => undefined);
}

async function dropOld(localNow: number): Promise<void> {
  const old = (await entries()).filter(([, { until }]) => !(until > localNow - seenFactsMs));
  await browser.storage.session.remove(old.map(([name]) => name));
}

let last: Promise<unknown> = Promise.resolve();
/** One change after the other: what was begun before a `clear` must not land after it. */
function inTurn(change: () => Promise<void>): Promise<void> {
  const mine = last.then(change, change);
  last = mine;
  return mine;
}

async function entries(): Promise<[string, Entry][]> {
  const all = await browser.storage.session.get(null);
  return Object.entries(all).filter(([name]) => name.startsWith(prefix)) as [string, Entry][];
}
