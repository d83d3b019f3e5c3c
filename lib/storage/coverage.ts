import type { DBSchema } from 'idb';
import { connectionTo } from './connection';

interface Kept {
  readonly id: string;
  readonly environment: string;
  readonly takenAt: number;
}
interface Schema extends DBSchema {
  snapshots: { key: string; value: Kept };
  /** Rows of a snapshot: `[snapshot, part]`. */
  rows: { key: [string, number]; value: unknown };
}

/**
 * Snapshots of coverage, in a database of their own: large, and nothing of the ledger depends on them. Rows come
 * first; a snapshot is there as soon as its head is.
 */
const connection = connectionTo<Schema>('synclens-coverage', 1, (db) => {
  db.createObjectStore('snapshots', { keyPath: 'id' });
  db.createObjectStore('rows');
});

const rowsOf = (id: string) => IDBKeyRange.bound([id, 0], [id, Number.POSITIVE_INFINITY]);

export const snapshots = {
  /** Of these environments, newest first. */
  async all<S extends Kept>(environments: readonly string[]): Promise<S[]> {
    const found = (await (await connection.get()).getAll('snapshots')) as S[];
    return found
      .filter(({ environment }) => environments.includes(environment))
      .sort((a, b) => b.takenAt - a.takenAt || (a.id < b.id ? 1 : -1));
  },
  async get<S extends Kept>(id: string): Promise<S | null> {
    return ((await (await connection.get()).get('snapshots', id)) as S | undefined) ?? null;
  },
  /** The same part again takes the place of the one before. */
  async putRows(id: string, part: number, value: unknown): Promise<void> {
    await (await connection.get()).put('rows', value, [id, part]);
  },
  async put(snapshot: Kept): Promise<void> {
    await (await connection.get()).put('snapshots', snapshot);
  },
  /** Parts in their order, from one on. */
  async rows<T>(id: string, from: number, most: number): Promise<T[]> {
    const range = IDBKeyRange.bound([id, from], [id, Number.POSITIVE_INFINITY]);
    return (await (await connection.get()).getAll('rows', range, most)) as T[];
  },
  async remove(id: string): Promise<void> {
    const work = (await connection.get()).transaction(['snapshots', 'rows'], 'readwrite');
    await Promise.all([
      work.objectStore('snapshots').delete(id),
      work.objectStore('rows').delete(rowsOf(id)),
      work.done,
    ]);
  },
  /** Lets go of the connection, as a worker does that ends. */
  close: () => connection.close(),
};
