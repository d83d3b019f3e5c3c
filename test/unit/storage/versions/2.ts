import type { IDBPDatabase } from 'idb';

/** The database as version 2 made it, with what a portal may have had in it: keyed by the portal alone. */
export function makeVersion2(db: IDBPDatabase): void {
  db.createObjectStore('secrets');
  const ledger = db.createObjectStore('ledger', { keyPath: 'id' });
  ledger.createIndex('due', 'dueAt');
  ledger.createIndex('subject', ['environment', 'kind', 'subject']);
  const history = db.createObjectStore('history', { keyPath: 'seq', autoIncrement: true });
  history.createIndex('job', 'jobId');
  history.createIndex('environment', ['environment', 'at']);
}

const at = Date.UTC(2026, 10, 3, 9);
const cursor = {
  method: 'trigger-property',
  contactId: '101',
  name: 'Ada Lovelace',
  prove: false,
  createdAt: at,
  createdLocal: at,
  records: ['101', '00Q5g000007zAbcEAE'],
  writes: [
    { where: 'hubspot', record: '101', property: 'synclens_resync', from: null, to: 'sl-20261103T090000-1a2b3c' },
  ],
  intendedAt: at,
  writtenAt: at + 1000,
  writtenLocal: at + 1000,
  looks: 2,
  tries: 0,
  syncedAt: null,
  failure: null,
  refusal: null,
  late: false,
  lateFor: null,
};
const job = { kind: 'resync', environment: '24000001', subject: '101', createdAt: at, revision: 4, cancelled: false };

export const version2 = {
  secrets: { 'hubspot:24000001': 'a-token' },
  ledger: [
    {
      ...job,
      id: 'sl-20261101T090000-000000',
      createdAt: at - 48 * 3_600_000,
      dueAt: null,
      cursor: { ...cursor, state: 'done', outcome: 'verified', syncedAt: at + 2000, finishedAt: at + 3000 },
    },
    {
      ...job,
      id: 'sl-20261103T090000-1a2b3c',
      dueAt: at + 60_000,
      cursor: { ...cursor, state: 'waiting', outcome: null, finishedAt: null },
    },
  ],
  history: [
    { environment: '24000001', jobId: 'sl-20261101T090000-000000', at, what: 'asked' },
    { environment: '24000001', jobId: 'sl-20261101T090000-000000', at: at + 3000, what: 'verified' },
    { environment: '24000001', jobId: 'sl-20261103T090000-1a2b3c', at, what: 'asked', words: 'kept' },
  ],
};
