import type { DBSchema } from 'idb';
import type { Service } from '../http/errors';
import { limitKey, limitsOf } from '../http/limits';
import { giveBack, hourMs, type OwnCalls, onOwnCall, takeOwnCalls } from '../http/own-calls';
import { connectionTo } from './connection';

/** Our calls to one account within one hour, and what the service said of its day. */
export interface UsageHour {
  readonly service: Service;
  /** The portal's id or the org's; empty for calls before it was known. */
  readonly account: string;
  /** Begin of the hour (epoch ms, local clock). */
  readonly hour: number;
  /** By what asked for them. */
  readonly by: Readonly<Record<string, number>>;
  /** The calls of everybody in the account's day, as its newest answer of this hour told them. */
  readonly day?: { readonly used: number; readonly limit: number; readonly at: number };
}

interface Schema extends DBSchema {
  hours: { key: [string, string, number]; value: UsageHour; indexes: { hour: number } };
}
/** In a database of its own: its trouble must never reach the tokens and the ledger. */
const connection = connectionTo<Schema>('synclens-usage', 1, (db) => {
  db.createObjectStore('hours', { keyPath: ['service', 'account', 'hour'] }).createIndex('hour', 'hour');
});

/** A worker without work lives for half a minute; so long a call waits at most to be kept. */
const keepAfterMs = 2000;
const keptDays = 31;

let waiting: ReturnType<typeof setTimeout> | null = null;
let writing: Promise<void> = Promise.resolve();

/**
 * Keeps what the extension calls: once for all calls of two seconds, never within one. A worker that is killed loses
 * those two seconds at most. Called once, by the background.
 */
export function keepUsage(): void {
  onOwnCall(() => {
    waiting ??= setTimeout(() => void flushUsage(), keepAfterMs);
  });
}

/** Keeps what was counted so far. Never rejects: where the storage refuses, the calls count on and come with the next. */
export function flushUsage(): Promise<void> {
  if (waiting !== null) clearTimeout(waiting);
  waiting = null;
  writing = writing.then(async () => {
    const taken = takeOwnCalls();
    if (taken.length > 0) await write(taken).catch(() => giveBack(taken));
  });
  return writing;
}

/** The hours of an account since then, oldest first. Calls from before an account was known have the empty one. */
export async function usageSince(service: Service, account: string, since: number): Promise<UsageHour[]> {
  await flushUsage();
  const range = IDBKeyRange.bound([service, account, since], [service, account, Number.POSITIVE_INFINITY]);
  return (await connection.get()).getAll('hours', range);
}

/** Lets go of the connection, as a worker does that ends. */
export const closeUsage = (): Promise<void> => connection.close();

async function write(taken: readonly OwnCalls[]): Promise<void> {
  const work = (await connection.get()).transaction('hours', 'readwrite');
  let isNew = false;
  for (const { service, account, host, hour, by, calls } of taken) {
    const before = await work.store.get([service, account, hour]);
    isNew ||= before === undefined;
    const counted = { ...before?.by, [by]: (before?.by[by] ?? 0) + calls };
    await work.store.put({
      service,
      account,
      hour,
      by: counted,
      day: dayOf(limitKey(host, account), hour) ?? before?.day,
    });
  }
  const oldest = IDBKeyRange.upperBound(Date.now() - keptDays * 24 * hourMs);
  if (isNew)
    for (let at = await work.store.index('hour').openCursor(oldest); at; at = await at.continue()) await at.delete();
  await work.done;
}

/** What was said of the day, where it was said in that hour. */
function dayOf(key: string, hour: number): UsageHour['day'] {
  const limits = limitsOf(key);
  const { daily, dailyLeft, saidAt: at } = limits ?? {};
  if (!daily || dailyLeft == null || at === undefined || at < hour || at >= hour + hourMs) return undefined;
  return { used: daily - dailyLeft, limit: daily, at };
}
