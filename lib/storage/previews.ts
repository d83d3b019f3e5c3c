import type { DBSchema } from 'idb';
import { connectionTo } from './connection';

/** A part of a run's results: `[run, kind, number]`. */
export type PartKey = [string, string, number];

interface Schema extends DBSchema {
  runs: { key: string; value: { id: string; startedAt: number } };
  parts: { key: PartKey; value: unknown };
}

/**
 * Results of previews, in a database of their own: large, made anew at any time, and nothing of value is lost
 * with them. Their trouble must never reach the tokens and the ledger.
 */
const connection = connectionTo<Schema>('synclens-previews', 1, (db) => {
  db.createObjectStore('runs', { keyPath: 'id' });
  db.createObjectStore('parts');
});

const allOf = (run: string, kind: string) =>
  IDBKeyRange.bound([run, kind, Number.NEGATIVE_INFINITY], [run, kind, Number.POSITIVE_INFINITY]);
const everythingOf = (run: string) => IDBKeyRange.bound([run, ''], [run, '\uffff']);

/** Runs of previews and their results. A part is stored together with the run's new state, or not at all. */
export const previews = {
  async all<R extends { id: string; startedAt: number }>(): Promise<R[]> {
    return ((await (await connection.get()).getAll('runs')) as R[]).sort((a, b) => b.startedAt - a.startedAt);
  },
  async get<R>(id: string): Promise<R | null> {
    return ((await (await connection.get()).get('runs', id)) as R | undefined) ?? null;
  },
  async put<R extends { id: string; startedAt: number }>(
    run: R,
    parts: readonly { kind: string; number: number; value: unknown }[] = [],
  ): Promise<void> {
    // As it is now: another lane may change the run while this one waits, and its part is not stored yet.
    const now = structuredClone(run);
    const tx = (await connection.get()).transaction(['runs', 'parts'], 'readwrite');
    await Promise.all([
      tx.objectStore('runs').put(now),
      ...parts.map(({ kind, number, value }) => tx.objectStore('parts').put(value, [run.id, kind, number])),
      tx.done,
    ]);
  },
  /** Parts of a kind in the order of their numbers, from one on. */
  async parts<T>(run: string, kind: string, from = 0, most?: number): Promise<T[]> {
    const range = IDBKeyRange.bound([run, kind, from], [run, kind, Number.POSITIVE_INFINITY]);
    return (await (await connection.get()).getAll('parts', range, most)) as T[];
  },
  async numbers(run: string, kind: string): Promise<number[]> {
    return (await (await connection.get()).getAllKeys('parts', allOf(run, kind))).map(([, , number]) => number);
  },
  async remove(run: string): Promise<void> {
    const tx = (await connection.get()).transaction(['runs', 'parts'], 'readwrite');
    await Promise.all([tx.objectStore('runs').delete(run), tx.objectStore('parts').delete(everythingOf(run)), tx.done]);
  },
  /** Lets go of the connection, as a worker does that ends. */
  close: () => connection.close(),
};
