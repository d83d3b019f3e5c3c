import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb';
import { ApiError, storageCodeOf } from '../http/errors';

/** The one connection of this context to a database of the extension. */
export interface Connection<S extends DBSchema> {
  /**
   * Opened at the first use, and anew where the browser closed it or a newer version took over. Throws `ApiError` of the
   * kind `storage` where it cannot be opened: a browser without IndexedDB, a damaged profile, no room.
   */
  get(): Promise<IDBPDatabase<S>>;
  /** Lets go of it, as a worker does that ends. */
  close(): Promise<void>;
}

/** `upgrade` takes each older version along. */
export function connectionTo<S extends DBSchema>(
  name: string,
  version: number,
  upgrade: NonNullable<OpenDBCallbacks<S>['upgrade']>,
): Connection<S> {
  let opened: Promise<IDBPDatabase<S>> | null = null;
  const forget = () => {
    opened = null;
  };
  // Asynchronous, so that a browser without IndexedDB is a rejection too.
  const open = async () =>
    openDB<S>(name, version, {
      upgrade,
      // A newer version of the extension wants to upgrade: make way.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
  return {
    get() {
      opened ??= open().catch((error: unknown) => {
        forget();
        const code = storageCodeOf(error) ?? 'STORAGE_GONE';
        throw new ApiError('storage', 'browser', { code, words: String(error).slice(0, 200) });
      });
      return opened;
    },
    async close() {
      const before = opened;
      forget();
      (await before?.catch(() => null))?.close();
    },
  };
}
