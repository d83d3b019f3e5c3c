import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Runner } from '../../../lib/jobs/runner';
import type { JobKind } from '../../../lib/jobs/types';
import { closeDatabase } from '../../../lib/storage/database';
import { ledger } from '../../../lib/storage/ledger';
import { mortal } from '../../gateways/mortal';
import { fullStorage } from '../storage/full';

const start = Date.UTC(2026, 10, 3, 9);

beforeEach(fresh);
afterEach(async () => {
  await closeDatabase();
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function fresh(): void {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['Date'], now: start });
}

const count = 24;
const atOnce = 3;
type Item = 'todo' | 'sent' | 'done';

/**
 * Items, written three at once in steps that go on through their commits: what is about to be written is marked
 * first. `world` counts the writes of each; it answers out of order.
 */
function writing(world: number[], meanwhile: (done: number) => unknown = () => undefined) {
  const kind: JobKind<{ done: number }> = {
    kind: 'write',
    format: 1,
    urgent: false,
    async step({ id, cursor }, turn) {
      let { done } = cursor;
      const items = (await ledger.parts<Item>(id)).map(({ value }) => value);
      const running = new Map<number, Promise<void>>();
      let ended: number[] = [];
      const isUnsure = (n: number) => !turn.straight && items[n] === 'sent';
      const unsure = new Set(items.flatMap((_item, n) => (isUnsure(n) ? [n] : [])));
      const write = async (n: number) => {
        // A death may lie between the write and its commit: the world is asked before it is written again.
        await (unsure.has(n) && world[n] ? null : fetch(`https://world.example/${n}`));
        running.delete(n);
        ended.push(n);
      };
      const commit = async () => {
        for (const n of ended) items[n] = 'done';
        done += ended.length;
        const next = items.flatMap((item, n) => (item === 'todo' ? [n] : [])).slice(0, atOnce);
        for (const n of next) items[n] = 'sent';
        const parts = [...ended, ...next].map((n) => ({ number: n, value: items[n] }));
        ended = [];
        await turn.commit({ cursor: { done }, steps: [], parts });
        await meanwhile(done);
      };
      for (;;) {
        for (const [n, item] of items.entries())
          if (!turn.wanted() && item === 'sent' && running.size < atOnce && !running.has(n) && !ended.includes(n))
            running.set(n, write(n));
        if (running.size > 0) await Promise.race(running.values());
        if (running.size === 0 && ended.length === 0 && (turn.wanted() || !items.includes('todo'))) break;
        await commit();
      }
      return { cursor: { done }, steps: [], next: done === count ? 'done' : 'now' };
    },
    cancelled: async ({ cursor }) => ({ cursor, steps: [{ at: start, what: 'cancelled' }], next: 'done' }),
    broken: async ({ cursor }) => ({ cursor, steps: [{ at: start, what: 'broken' }], next: 'done' }),
    tells: () => [],
  };
  vi.stubGlobal('fetch', async (url: string) => {
    const n = Number(url.split('/').at(-1));
    world[n] = (world[n] ?? 0) + 1;
    await new Promise((resolve) => setTimeout(resolve, (n * 7) % 3));
    return new Response();
  });
  return kind as unknown as JobKind;
}

const opened = (id = 'a') =>
  ledger.open(
    { id, kind: 'write', environment: '1', subject: id, createdAt: start, dueAt: start, cursor: { done: 0 } },
    [],
    [],
    Array.from({ length: count }, (_, number) => ({ number, value: 'todo' })),
  );
const once = Array.from({ length: count }, () => 1);

test('killed at any moment with several calls under way, a job writes everything once and misses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 }), async (deaths) => {
      await closeDatabase();
      fresh();
      const world: number[] = [];
      const kind = writing(world);
      await opened();
      for (const at of [...deaths, Number.POSITIVE_INFINITY]) {
        const worker = mortal(at);
        await new Runner([kind]).drain(true).catch(() => undefined);
        // What was under way comes to its end in the world, unheard.
        await new Promise((resolve) => setTimeout(resolve, 5));
        worker.revive();
        vi.setSystemTime(Date.now() + 60_000);
      }
      expect(world).toEqual(once);
      expect(await ledger.get('a')).toMatchObject({ dueAt: null, cursor: { done: count } });
    }),
    { numRuns: 30 },
  );
});

test('a step that commits as it goes is told of a pause and of a click, and begins nothing more', async () => {
  const world: number[] = [];
  const seen: string[] = [];
  const runner: Runner = new Runner([
    writing(world, async (done) => {
      if (done >= 3 && seen.length === 0) {
        seen.push('paused');
        await runner.pause('a');
      }
    }),
    { ...writing(world), kind: 'click', urgent: true, step: async ({ cursor }) => clicked(cursor) },
  ]);
  const clicked = (cursor: unknown) => {
    seen.push(`click after ${world.length}`);
    return { cursor, steps: [], next: 'done' as const };
  };
  await opened();
  await runner.drain();
  const paused = await ledger.get('a');
  expect(paused).toMatchObject({ held: 'paused' });
  expect(world.length).toBeLessThan(count);
  runner.onCommit(({ kind }) => {
    if (kind !== 'write' || seen.length > 1) return;
    seen.push('came');
    const fields = { kind: 'click', environment: '1', subject: 'b', createdAt: start, dueAt: 0, cursor: 0 };
    void ledger.open({ id: 'b', ...fields }).then(() => runner.drain());
  });
  await runner.release('a', ['paused']);
  await runner.drain();
  expect(seen[1]).toBe('came');
  expect(Number(seen[2]?.split(' ').at(-1))).toBeLessThan(count);
  expect(world).toEqual(once);
});

test.each([
  [1_000, false],
  [3_000, true],
])('after %i ms of one step another long job has its turn: %s', async (ms, hasTurn) => {
  const began = performance.now();
  let commits = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => began + (commits > 2 ? ms : 0));
  const order: string[] = [];
  const runner = new Runner([writing([])]);
  runner.onCommit(({ id }) => {
    commits++;
    order.push(id);
  });
  await opened('a');
  await opened('b');
  await runner.drain();
  expect(order.indexOf('b') < order.lastIndexOf('a')).toBe(hasTurn);
});

test('a commit that finds no room stops the job as the one before left it, whatever the step answers', async () => {
  const world: number[] = [];
  let isFull = false;
  const kind = writing(world, (done) => {
    isFull = done >= 3;
  });
  const { step } = kind;
  const storage = fullStorage('at the end', () => isFull);
  const answers = { cursor: { done: 99 }, steps: [], next: 'now' as const };
  const runner = new Runner([{ ...kind, step: (job, turn) => step(job, turn).catch(() => answers) }]);
  await opened();
  await runner.drain();
  const held = await ledger.get('a');
  expect(held).toMatchObject({ held: 'trouble', fault: { code: 'STORAGE_FULL' } });
  expect(held?.cursor).not.toEqual({ done: count });
  storage.makeRoom();
  isFull = false;
  await runner.release('a', ['trouble']);
  await runner.drain();
  expect(world).toEqual(once);
  expect(await ledger.get('a')).toMatchObject({ dueAt: null, cursor: { done: count } });
});
