import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Runner } from '../../../lib/jobs/runner';
import type { JobKind, StepResult } from '../../../lib/jobs/types';
import { closeDatabase } from '../../../lib/storage/database';
import { ledger } from '../../../lib/storage/ledger';
import type { LedgerJob } from '../../../lib/storage/ledger-types';

const start = Date.UTC(2026, 10, 3, 9);
const minute = 60_000;

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['Date'], now: start });
});
afterEach(async () => {
  await closeDatabase();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A kind that counts to `most`, and looks again after `wait` ms between (0: at once). */
function counting(most: number, wait = 0, fail: (count: number) => void = () => undefined) {
  const seen: string[] = [];
  const kind: JobKind<number> = {
    kind: 'count',
    async step({ id, cursor }) {
      fail(cursor);
      seen.push(`${id}:${cursor}`);
      const next = cursor + 1 >= most ? 'done' : wait === 0 ? 'now' : Date.now() + wait;
      return { cursor: cursor + 1, steps: [{ at: Date.now(), what: `counted ${cursor}` }], next };
    },
    cancelled: async ({ cursor }) => ended(cursor, 'cancelled'),
    broken: async ({ cursor }, error) => ended(cursor, `broken: ${String(error)}`),
  };
  return { kind: kind as unknown as JobKind, seen };
}

const ended = (cursor: number, what: string): StepResult<number> => ({
  cursor,
  steps: [{ at: Date.now(), what }],
  next: 'done',
});

function job(id: string, more: Partial<LedgerJob<number>> = {}): LedgerJob<number> {
  const fresh = { kind: 'count', environment: '1', subject: id, createdAt: start, dueAt: start, cursor: 0 };
  return { id, ...fresh, revision: 0, cancelled: false, ...more };
}

const wordsOf = async (id: string) => (await ledger.steps(id)).map((step) => step.what);
const alarm = async () => (await browser.alarms.get('jobs'))?.scheduledTime ?? null;

describe('drain', () => {
  test('runs every due job to its end, commits each step with its history, and leaves no alarm behind', async () => {
    const { kind, seen } = counting(3);
    await ledger.open(job('a'));
    await ledger.open(job('b'));
    await new Runner([kind]).drain();
    expect(seen.toSorted()).toEqual(['a:0', 'a:1', 'a:2', 'b:0', 'b:1', 'b:2']);
    expect(await wordsOf('a')).toEqual(['counted 0', 'counted 1', 'counted 2']);
    expect(await ledger.get('a')).toMatchObject({ cursor: 3, dueAt: null });
    expect(await alarm()).toBeNull();
  });

  test('sets the alarm for the job that is to go on first, and does not touch it before its time', async () => {
    const { kind, seen } = counting(2, 5 * minute);
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await runner.drain();
    expect(await alarm()).toBe(start + 5 * minute);
    await runner.drain();
    expect(seen).toEqual(['a:0']);
    vi.setSystemTime(start + 5 * minute);
    await runner.drain();
    expect(seen).toEqual(['a:0', 'a:1']);
  });

  test('an alarm that rings before the local time, after the clock was put back, is believed', async () => {
    const { kind, seen } = counting(2, 5 * minute);
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await runner.drain();
    vi.setSystemTime(start - 60 * minute);
    await runner.drain(true);
    expect(seen).toEqual(['a:0', 'a:1']);
  });

  test('twice at once runs each step once', async () => {
    const { kind, seen } = counting(4);
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await Promise.all([runner.drain(), runner.drain(), runner.drain(true)]);
    expect(seen).toEqual(['a:0', 'a:1', 'a:2', 'a:3']);
  });
});

describe('what goes wrong', () => {
  test('a step that throws is tried again later and then goes on where it was', async () => {
    let throws = 2;
    const { kind, seen } = counting(2, 0, () => {
      if (throws-- > 0) throw new Error('no');
    });
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await runner.drain();
    expect(await alarm()).toBe(start + minute);
    vi.setSystemTime(start + minute);
    await runner.drain();
    expect(await alarm()).toBe(start + 3 * minute);
    vi.setSystemTime(start + 3 * minute);
    await runner.drain();
    expect(seen).toEqual(['a:0', 'a:1']);
  });

  test('a step that always throws ends its job in words, and another job is not held up', async () => {
    const { kind } = counting(1, 0, () => {
      throw new Error('never');
    });
    const good = { ...counting(1).kind, kind: 'good' };
    const runner = new Runner([kind, good]);
    await ledger.open(job('bad'));
    await ledger.open(job('fine', { kind: 'good', dueAt: start + 1 }));
    for (let at = start; at < start + 60 * minute; at += minute) {
      vi.setSystemTime(at);
      await runner.drain();
    }
    expect(await wordsOf('bad')).toEqual(['broken: Error: never']);
    expect(await ledger.get('bad')).toMatchObject({ dueAt: null });
    expect(await wordsOf('fine')).toEqual(['counted 0']);
  });

  test('a job of an unknown kind waits for the version that knows it', async () => {
    await ledger.open(job('later', { kind: 'bulk' }));
    await new Runner([counting(1).kind]).drain();
    expect(await ledger.get('later')).toMatchObject({ cursor: 0, dueAt: start + 24 * 60 * minute });
  });

  test('the result of a runner that was overtaken is not written over the newer one', async () => {
    const before = await ledger.open(job('a'));
    expect(await ledger.commit({ ...before, cursor: 1 }, [{ at: start, what: 'first' }])).toBe(true);
    expect(await ledger.commit({ ...before, cursor: 9 }, [{ at: start, what: 'late' }])).toBe(false);
    expect(await ledger.get('a')).toMatchObject({ cursor: 1 });
    expect(await wordsOf('a')).toEqual(['first']);
  });
});

describe('cancel', () => {
  test('ends a waiting job at once, by its kind', async () => {
    const { kind } = counting(5, 10 * minute);
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await runner.drain();
    await runner.cancel('a');
    expect(await wordsOf('a')).toEqual(['counted 0', 'cancelled']);
    await runner.drain();
    expect(await alarm()).toBeNull();
  });

  test('does not wait for a long job that runs beside it', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { kind } = counting(5, 10 * minute);
    let started: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      started = resolve;
    });
    const long: JobKind<number> = {
      kind: 'long',
      async step({ cursor }) {
        if (cursor === 1) started();
        // Held in a later step, so that the one that is cancelled gets its turn before.
        if (cursor > 1 && (await ledger.get('a'))?.dueAt === null) await gate;
        return {
          cursor: cursor + 1,
          steps: [],
          next: (await ledger.get('a'))?.dueAt === null && cursor > 1 ? 'done' : 'now',
        };
      },
      cancelled: async ({ cursor }) => ended(cursor, 'cancelled'),
      broken: async ({ cursor }) => ended(cursor, 'broken'),
    };
    const runner = new Runner([kind, long as unknown as JobKind]);
    await ledger.open(job('a'));
    await runner.drain();
    await ledger.open(job('long', { kind: 'long', dueAt: 0 }));
    const draining = runner.drain();
    await begun;
    await runner.cancel('a');
    expect(await ledger.get('a')).toMatchObject({ dueAt: null, cancelled: true });
    expect(await ledger.get('long')).toMatchObject({ dueAt: 0 });
    release();
    await draining;
    expect(await ledger.get('long')).toMatchObject({ dueAt: null });
  });

  test('that comes while a step is under way is not lost', async () => {
    const { kind } = counting(5, 10 * minute, (count) => {
      if (count === 0) cancelling = ledger.cancel('a');
    });
    let cancelling: Promise<void> | undefined;
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await runner.drain();
    await cancelling;
    await runner.drain();
    expect((await wordsOf('a')).at(-1)).toBe('cancelled');
  });
});

test('at most one job of a kind is open about one subject', async () => {
  const first = await ledger.open(job('a', { subject: 'contact' }));
  expect(await ledger.open(job('b', { subject: 'contact' }))).toEqual(first);
  expect(await ledger.get('b')).toBeNull();
});
