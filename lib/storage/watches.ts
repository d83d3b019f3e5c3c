import type { DBSchema } from 'idb';
import { connectionTo } from './connection';

interface Schema extends DBSchema {
  watches: { key: string; value: { environment: string } };
}
/** What is watched, in a database of its own: its trouble must never reach the tokens and the ledger. */
const connection = connectionTo<Schema>('synclens-watch', 1, (db) => {
  db.createObjectStore('watches', { keyPath: 'environment' });
});

/** Watches by environment. One is written as a whole. */
export const watches = {
  async get<W extends { environment: string }>(environment: string): Promise<W | null> {
    return ((await (await connection.get()).get('watches', environment)) as W | undefined) ?? null;
  },
  /** Reads and writes in one transaction; gives what stands there now. */
  async change<W extends { environment: string }>(environment: string, to: (now: W | null) => W): Promise<W> {
    const work = (await connection.get()).transaction('watches', 'readwrite');
    const changed = to(((await work.store.get(environment)) as W | undefined) ?? null);
    await work.store.put(changed);
    await work.done;
    return changed;
  },
  /** Lets go of the connection, as a worker does that ends. */
  close: () => connection.close(),
};
