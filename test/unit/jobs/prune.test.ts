import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepJobs, keepJobsMs, pruneJobs } from '../../../lib/jobs/prune';
import { closeDatabase, database } from '../../../lib/storage/database';
import { ledger } from '../../../lib/storage/ledger';

const now = Date.UTC(2026, 10, 3, 9);
const day = 24 * 3_600_000;

beforeEach(async () => {
  // Of a file that ran before in this worker.
  await closeDatabase();
  vi.stubGlobal('indexedDB', new IDBFactory());
});
afterEach(async () => {
  await closeDatabase();
  vi.unstubAllGlobals();
});

async function add(id: string, createdAt: number, more: { environment?: string; open?: boolean } = {}) {
  const { environment = '1/-', open = false } = more;
  const job = { id, kind: 'count', environment, subject: id, createdAt, cursor: 0, revision: 0, cancelled: false };
  await ledger.open({ ...job, dueAt: open ? now : null }, [{ at: createdAt, what: 'asked' }]);
}
const ids = async () => (await (await database()).getAllKeys('ledger')).toSorted();

describe('old jobs', () => {
  test('go with their history after half a year; open ones and younger ones stay', async () => {
    await add('old', now - keepJobsMs - day);
    await add('old-but-open', now - keepJobsMs - day, { open: true });
    await add('young', now - keepJobsMs + day);
    expect(await pruneJobs(now)).toBe(1);
    expect(await ids()).toEqual(['old-but-open', 'young']);
    expect(await ledger.steps('old')).toEqual([]);
    expect((await ledger.steps('young')).length).toBe(1);
    expect((await (await database()).getAll('history')).length).toBe(2);
  });

  test('beyond the newest of an environment go, however young; another environment counts for itself', async () => {
    for (let i = 0; i < 5; i++) await add(`a${i}`, now - i * day);
    for (let i = 0; i < 2; i++) await add(`b${i}`, now - (10 + i) * day, { environment: '2/-' });
    await add('a-open', now - 9 * day, { open: true });
    expect(await ledger.prune(2, 0)).toBe(3);
    expect(await ids()).toEqual(['a-open', 'a0', 'a1', 'b0', 'b1']);
  });

  test('the rule is a thousand jobs and 180 days', () => {
    expect([keepJobs, keepJobsMs / day]).toEqual([1000, 180]);
  });
});
