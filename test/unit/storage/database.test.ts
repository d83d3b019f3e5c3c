import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jobView, latestJob } from '../../../lib/resync/view';
import { closeDatabase, database } from '../../../lib/storage/database';
import { environmentKey, environmentOf } from '../../../lib/storage/environment-key';
import { ledger } from '../../../lib/storage/ledger';
import { secrets } from '../../../lib/storage/secrets';
import { makeVersion2, version2 } from './versions/2';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(async () => {
  await closeDatabase();
  vi.unstubAllGlobals();
});

test('a database of the first version keeps its secrets and gets the ledger', async () => {
  const old = await openDB('synclens', 1, { upgrade: (db) => void db.createObjectStore('secrets') });
  await old.put('secrets', 'kept', 'hubspot:1');
  old.close();
  expect(await secrets.get('hubspot:1')).toBe('kept');
  expect(await ledger.next()).toBeNull();
});

test('one of the second version loses nothing: its jobs belong to the portal, with no org named', async () => {
  const old = await openDB('synclens', 2, { upgrade: (db) => makeVersion2(db as never) });
  for (const [key, value] of Object.entries(version2.secrets)) await old.put('secrets', value, key);
  for (const job of version2.ledger) await old.put('ledger', job);
  for (const entry of version2.history) await old.put('history', entry);
  old.close();

  const db = await database();
  const environment = '24000001/-';
  expect(await db.getAll('ledger')).toEqual(
    version2.ledger.map((job) => ({ ...job, environment, held: null, format: 1, aside: false })),
  );
  expect(await db.getAll('history')).toEqual(
    version2.history.map((entry, i) => ({ ...entry, environment, seq: i + 1 })),
  );
  expect(await secrets.get('hubspot:24000001')).toBe('a-token');

  // What runs goes on, and both show, whether an org was paired since or not.
  expect((await ledger.next())?.id).toBe('sl-20261103T090000-1a2b3c');
  for (const orgId of [null, '00D5g0000001aBcEAI'])
    expect(await latestJob({ portalId: '24000001', orgId }, '101')).toMatchObject({ state: 'waiting', looks: 2 });
  expect(await latestJob({ portalId: '24000002', orgId: null }, '101')).toBeNull();
  expect(await jobView('sl-20261101T090000-000000')).toMatchObject({
    outcome: 'verified',
    unread: null,
    steps: [{ what: 'asked' }, { what: 'verified' }],
  });
});

test('one of the third version keeps its jobs; each has the first form, and none is held', async () => {
  const old = await openDB('synclens', 3, {
    upgrade(db, _before, _after, work) {
      makeVersion2(db as never);
      work.objectStore('ledger').createIndex('created', 'createdAt');
    },
  });
  const environment = '24000001/00D5g0000001aBcEAI';
  for (const job of version2.ledger) await old.put('ledger', { ...job, environment });
  old.close();
  expect(await (await database()).getAll('ledger')).toEqual(
    version2.ledger.map((job) => ({ ...job, environment, held: null, format: 1, aside: false })),
  );
  expect(await ledger.parts('sl-20261103T090000-1a2b3c')).toEqual([]);
  expect((await ledger.next())?.id).toBe('sl-20261103T090000-1a2b3c');
});

test('the name of an environment tells portal and org', () => {
  for (const orgId of [null, '00D5g0000001aBcEAI'])
    expect(environmentOf(environmentKey({ portalId: '7', orgId }))).toEqual({ portalId: '7', orgId });
});
