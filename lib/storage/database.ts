import type { DBSchema, IDBPDatabase } from 'idb';
import type { ActionPage } from './action-types';
import { connectionTo } from './connection';
import type { HistoryEntry, LedgerJob } from './ledger-types';

/** The extension's own database: what no content script may reach, and what must outlive the worker. */
export interface Schema extends DBSchema {
  secrets: { key: string; value: string };
  ledger: {
    key: string;
    value: LedgerJob;
    indexes: {
      /** Open jobs only: a job that is done has no `dueAt`, and null is no key. */
      due: number;
      subject: [string, string, string];
      created: number;
    };
  };
  /** What is too large for a job's cursor: `[job, number]`. */
  parts: { key: [string, number]; value: unknown };
  /** What was done, newest first: kept longer than the jobs that did it. */
  actions: { key: [string, number, string]; value: ActionPage };
  history: { key: number; value: HistoryEntry; indexes: { job: string; environment: [string, number] } };
}

/** Raised with every change of the stores; the upgrade takes each older one along. */
const version = 5;

const connection = connectionTo<Schema>('synclens', version, async (db, before, _after, work) => {
  if (before < 1) db.createObjectStore('secrets');
  if (before < 2) {
    const ledger = db.createObjectStore('ledger', { keyPath: 'id' });
    ledger.createIndex('due', 'dueAt');
    ledger.createIndex('subject', ['environment', 'kind', 'subject']);
    const history = db.createObjectStore('history', { keyPath: 'seq', autoIncrement: true });
    history.createIndex('job', 'jobId');
    history.createIndex('environment', ['environment', 'at']);
  }
  if (before < 3) {
    work.objectStore('ledger').createIndex('created', 'createdAt');
    // The portal alone was the key. Which org was paired then is not known: none is named.
    for (const name of ['ledger', 'history'] as const)
      for (let at = await work.objectStore(name).openCursor(); at; at = await at.continue())
        if (!at.value.environment.includes('/'))
          await at.update({ ...at.value, environment: `${at.value.environment}/-` } as never);
  }
  if (before < 4) {
    db.createObjectStore('parts');
    for (let at = await work.objectStore('ledger').openCursor(); at; at = await at.continue())
      await at.update({ ...at.value, held: null, format: 1, aside: false });
  }
  if (before < 5) db.createObjectStore('actions', { keyPath: ['environment', 'order', 'id'] });
});

/** The one connection of this context. */
export const database = (): Promise<IDBPDatabase<Schema>> => connection.get();

/** Lets go of the connection, as a worker does that ends. */
export const closeDatabase = (): Promise<void> => connection.close();
