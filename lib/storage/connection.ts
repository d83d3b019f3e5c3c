import { type DBSchema, type IDBPDatabase, type OpenDBCallbacks, openDB } from 'idb';

/** The one connection of this context to a database of the extension. */
export interface Connection<S extends DBSchema> {
  /** Opened at the first use, and anew where the browser closed it or a newer version took over. */
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
  return {
    get() {
      opened ??= openDB<S>(name, version, {
        upgrade,
        // A newer version of the extension wants to upgrade: make way.
        blocking: (_current, _blocked, event) => {
          (event.target as IDBDatabase).close();
          forget();
        },
        terminated: forget,
      }).catch((error: unknown) => {
        forget();
        throw error;
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
