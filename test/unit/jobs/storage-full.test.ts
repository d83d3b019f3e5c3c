import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Runner } from '../../../lib/jobs/runner';
import type { JobKind } from '../../../lib/jobs/types';
import { closeDatabase } from '../../../lib/storage/database';
import { ledger } from '../../../lib/storage/ledger';
import type { LedgerJob } from '../../../lib/storage/ledger-types';
import { fullStorage } from '../storage/full';

const start = Date.UTC(2026, 10, 3, 9);
const minute = 60_000;

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(async () => {
  await closeDatabase();
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A kind of three steps. `outside`: what it did in the world; it looks there before it does anything twice. */
function kind(act: (cursor: number) => void = () => undefined) {
  const seen: string[] = [];
  const outside = new Set<number>();
  const one: JobKind<number> = {
    kind: 'count',
    format: 1,
    urgent: false,
    async step({ cursor }, { straight }) {
      seen.push(`${cursor}${straight ? '' : ' anew'}`);
      act(cursor);
      if (outside.has(cursor) && straight) throw new Error('Done twice');
      outside.add(cursor);
      return { cursor: cursor + 1, steps: [{ at: start, what: `did ${cursor}` }], next: cursor === 2 ? 'done' : 'now' };
    },
    cancelled: async ({ cursor }) => ({ cursor, steps: [{ at: start, what: 'cancelled' }], next: 'done' }),
    broken: async ({ cursor }) => ({ cursor, steps: [{ at: start, what: 'broken' }], next: 'done' }),
    tells: () => [],
  };
  return { kind: one as unknown as JobKind, seen };
}
const job = (id: string) =>
  ledger.open({ id, kind: 'count', environment: '1', subject: id, createdAt: start, dueAt: start, cursor: 0 });
const steps = async (id: string) => (await ledger.steps(id)).map(({ what }) => what);
const alarm = async () => (await browser.alarms.get('jobs'))?.scheduledTime ?? null;

describe.each(['at the write', 'at the end'] as const)('a storage that is full, said %s', (says) => {
  test('stops the job in words as its last commit left it; with room it goes on there', async () => {
    const { kind: one, seen } = kind((cursor) => {
      isFull = cursor === 1;
    });
    let isFull = false;
    const storage = fullStorage(says, () => isFull);
    const runner = new Runner([one]);
    const told: LedgerJob[] = [];
    runner.onCommit((committed) => told.push(committed));
    await job('a');
    await runner.drain();
    expect(await ledger.get('a')).toMatchObject({
      cursor: 1,
      held: 'trouble',
      fault: { kind: 'storage', service: 'browser', code: 'STORAGE_FULL' },
    });
    expect(told.at(-1)?.fault?.code).toBe('STORAGE_FULL');
    expect(await alarm()).toBeNull();
    await runner.drain(true);
    expect(seen).toEqual(['0 anew', '1']);
    storage.makeRoom();
    expect(await runner.release('a', ['confirm'])).toBe(false);
    expect(await runner.release('a', ['trouble'])).toBe(true);
    await runner.drain();
    expect(seen).toEqual(['0 anew', '1', '1 anew', '2']);
    expect(await steps('a')).toEqual(['did 0', 'did 1', 'did 2']);
    expect(await ledger.get('a')).toMatchObject({ dueAt: null, held: null });
  });
});

test('a worker that is ended meanwhile leaves the job stopped; another job that has room goes on', async () => {
  const { kind: one } = kind();
  const storage = fullStorage('at the write');
  await new Runner([one]).drain();
  storage.makeRoom();
  await job('a');
  const full = fullStorage('at the write');
  await new Runner([one]).drain();
  full.makeRoom();
  await job('b');
  await new Runner([one]).drain();
  expect(await ledger.get('a')).toMatchObject({ cursor: 0, held: 'trouble' });
  expect((await ledger.about(['1'], 'count')).map(({ id, held }) => [id, held])).toContainEqual(['a', 'trouble']);
  expect(await ledger.get('b')).toMatchObject({ dueAt: null });
});

test('a step whose own storage is full stops its job too, and is not taken for broken', async () => {
  let isFull = true;
  const { kind: one } = kind((cursor) => {
    if (cursor === 1 && isFull) throw new DOMException('No room', 'QuotaExceededError');
  });
  const runner = new Runner([one]);
  await job('a');
  await runner.drain();
  expect(await ledger.get('a')).toMatchObject({ cursor: 1, held: 'trouble', fault: { code: 'STORAGE_FULL' } });
  isFull = false;
  await runner.release('a', ['trouble']);
  await runner.drain();
  expect(await steps('a')).toEqual(['did 0', 'did 1', 'did 2']);
});

test('a job that is stopped so can be cancelled', async () => {
  const runner = new Runner([kind().kind]);
  await job('a');
  const storage = fullStorage('at the write');
  await runner.drain();
  storage.makeRoom();
  await runner.cancel('a');
  await runner.drain();
  expect(await steps('a')).toEqual(['cancelled']);
  expect(await ledger.get('a')).toMatchObject({ dueAt: null, held: null });
});

test('a ledger that cannot be opened is tried again in a while; nothing is thrown, nothing is lost', async () => {
  const { kind: one, seen } = kind();
  const runner = new Runner([one]);
  await job('a');
  await closeDatabase();
  const good = indexedDB;
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('Damaged', 'UnknownError');
    },
  });
  await runner.drain();
  expect([seen, await alarm()]).toEqual([[], start + 5 * minute]);
  await expect(ledger.get('a')).rejects.toMatchObject({ kind: 'storage', details: { code: 'STORAGE_GONE' } });
  vi.stubGlobal('indexedDB', good);
  await runner.drain(true);
  expect(await steps('a')).toEqual(['did 0', 'did 1', 'did 2']);
});

test('a step whose storage stays away is not ended as broken: it stops, and goes on when told to', async () => {
  let isGone = true;
  const { kind: one } = kind((cursor) => {
    if (cursor === 1 && isGone) throw new DOMException('Closing', 'InvalidStateError');
  });
  const runner = new Runner([one]);
  await job('a');
  for (let at = start; at < start + 30 * minute; at += minute) {
    vi.setSystemTime(at);
    await runner.drain();
  }
  expect(await ledger.get('a')).toMatchObject({ held: 'trouble', fault: { code: 'STORAGE_GONE' } });
  isGone = false;
  await runner.release('a', ['trouble']);
  await runner.drain();
  expect(await steps('a')).toEqual(['did 0', 'did 1', 'did 2']);
});

test('a job that nobody here knows is let go of when it is cancelled, and stays cancelled', async () => {
  await ledger.open({
    id: 'later',
    kind: 'unknown',
    environment: '1',
    subject: 'x',
    createdAt: start,
    dueAt: 0,
    cursor: { odd: 1 },
  });
  const runner = new Runner([kind().kind]);
  await runner.cancel('later');
  await runner.drain();
  expect(await ledger.get('later')).toMatchObject({ dueAt: null, aside: true, cursor: { odd: 1 } });
});
