import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { armJobs } from '../../../lib/jobs/alarm';
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
    format: 1,
    urgent: false,
    async step({ id, cursor }) {
      fail(cursor);
      seen.push(`${id}:${cursor}`);
      const next = cursor + 1 >= most ? 'done' : wait === 0 ? 'now' : Date.now() + wait;
      return { cursor: cursor + 1, steps: [{ at: Date.now(), what: `counted ${cursor}` }], next };
    },
    cancelled: async ({ cursor }) => ended(cursor, 'cancelled'),
    broken: async ({ cursor }, error) => ended(cursor, `broken: ${String(error)}`),
    tells: () => [],
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
  return { id, ...fresh, revision: 0, cancelled: false, held: null, format: 1, aside: false, ...more };
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
    expect(await ledger.commit({ ...before, cursor: 1 }, [{ at: start, what: 'first' }])).toMatchObject({
      revision: 1,
    });
    expect(await ledger.commit({ ...before, cursor: 9 }, [{ at: start, what: 'late' }])).toBeNull();
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
      format: 1,
      urgent: false,
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
      tells: () => [],
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

describe('a job that is held', () => {
  /** A kind whose first step makes a plan. */
  const planned: JobKind<number> = {
    kind: 'count',
    format: 1,
    urgent: false,
    step: async ({ cursor }) => ({
      cursor: cursor + 1,
      steps: [{ at: Date.now(), what: `step ${cursor}` }],
      next: cursor === 0 ? 'confirm' : cursor === 2 ? 'trouble' : cursor === 4 ? 'done' : 'now',
    }),
    cancelled: async ({ cursor }) => ended(cursor, 'cancelled'),
    broken: async ({ cursor }) => ended(cursor, 'broken'),
    tells: () => [],
  };
  const kind = planned as unknown as JobKind;
  const held = async () => (await ledger.get('a'))?.held;

  test('by its plan goes on when that is confirmed, by a trouble when that is mended, and by nothing else', async () => {
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await runner.drain();
    expect([await held(), await wordsOf('a'), await alarm()]).toEqual(['confirm', ['step 0'], null]);
    expect(await runner.release('a', ['trouble', 'paused'])).toBe(false);
    expect(await runner.release('a', ['confirm'])).toBe(true);
    await runner.drain();
    expect([await held(), await wordsOf('a')]).toEqual(['trouble', ['step 0', 'step 1', 'step 2']]);
    expect(await runner.release('a', ['trouble', 'paused'])).toBe(true);
    await runner.drain();
    expect([await held(), await ledger.get('a')]).toMatchObject([null, { dueAt: null, cursor: 5 }]);
    expect(await runner.release('a', ['confirm', 'trouble', 'paused'])).toBe(false);
  });

  test('by a person stands still over any alarm and start, and goes on where it was', async () => {
    const { kind, seen } = counting(3, 5 * minute);
    await ledger.open(job('a'));
    await new Runner([kind]).drain();
    const runner = new Runner([kind]);
    await runner.pause('a');
    vi.setSystemTime(start + 60 * minute);
    await runner.drain(true);
    await armJobs();
    expect([seen, await alarm(), await held()]).toEqual([['a:0'], null, 'paused']);
    await runner.release('a', ['paused']);
    await runner.drain();
    expect(seen).toEqual(['a:0', 'a:1']);
  });

  test('a pause that comes while a step is under way lets that step be committed, and no further one begin', async () => {
    const { kind, seen } = counting(4, 0, (count) => {
      if (count === 1) void ledger.hold('a', 'paused');
    });
    await ledger.open(job('a'));
    await new Runner([kind]).drain();
    expect([seen, await held(), (await ledger.get('a'))?.cursor]).toEqual([['a:0', 'a:1'], 'paused', 2]);
  });

  test('can be cancelled', async () => {
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await runner.drain();
    await runner.cancel('a');
    expect(await wordsOf('a')).toEqual(['step 0', 'cancelled']);
    expect(await ledger.get('a')).toMatchObject({ dueAt: null, held: null });
    await runner.drain();
  });
});

describe('whose turn it is', () => {
  test('a click that comes in the middle of a long job is served before its next step', async () => {
    const log: string[] = [];
    const noting = (name: string, urgent: boolean, most: number, at?: () => Promise<unknown>): JobKind => ({
      kind: name,
      format: 1,
      urgent,
      async step({ cursor }) {
        log.push(`${name} ${cursor}`);
        if (cursor === 1) await at?.();
        return { cursor: (cursor as number) + 1, steps: [], next: (cursor as number) + 1 >= most ? 'done' : 'now' };
      },
      cancelled: async ({ cursor }) => ended(cursor as number, 'cancelled'),
      broken: async ({ cursor }) => ended(cursor as number, 'broken'),
      tells: () => [],
    });
    const click = () => ledger.open(job('z-click', { kind: 'click', dueAt: 0 }));
    await ledger.open(job('a', { kind: 'long', dueAt: 0 }));
    await new Runner([noting('long', false, 4, click), noting('click', true, 2)]).drain();
    expect(log).toEqual(['long 0', 'long 1', 'click 0', 'click 1', 'long 2', 'long 3']);
  });

  test('of two long jobs none waits for the other to end', async () => {
    const { kind, seen } = counting(3);
    await ledger.open(job('a', { dueAt: 0 }));
    await ledger.open(job('b', { dueAt: 0 }));
    await new Runner([kind]).drain();
    expect(seen).toEqual(['a:0', 'b:0', 'a:1', 'b:1', 'a:2', 'b:2']);
  });

  test('what is due sooner than an alarm can ring is waited for, unless somebody comes before', async () => {
    const { kind, seen } = counting(2, 60);
    const runner = new Runner([kind]);
    await ledger.open(job('a'));
    await runner.drain();
    expect(seen).toEqual(['a:0', 'a:1']);
    const slow = counting(2, 11_000);
    const other = new Runner([slow.kind]);
    await ledger.open(job('c'));
    const draining = other.drain();
    await vi.waitFor(() => expect(slow.seen).toEqual(['c:0']), { timeout: 30_000 });
    await ledger.open(job('d'));
    void other.drain();
    await vi.waitFor(() => expect(slow.seen).toEqual(['c:0', 'd:0']), { timeout: 30_000 });
    vi.setSystemTime(start + 11_000);
    void other.drain();
    await draining;
    expect(slow.seen).toEqual(['c:0', 'd:0', 'c:1', 'd:1']);
  });
});

test('a step knows whether it follows at once upon the commit before', async () => {
  const seen: boolean[] = [];
  const kind: JobKind<number> = {
    ...(counting(3).kind as unknown as JobKind<number>),
    async step({ cursor }, { straight }) {
      seen.push(straight);
      if (seen.length === 3) throw new Error('died');
      return { cursor: cursor + 1, steps: [], next: cursor === 3 ? 'done' : 'now' };
    },
  };
  await ledger.open(job('a'));
  await new Runner([kind as unknown as JobKind]).drain();
  vi.setSystemTime(start + minute);
  await new Runner([kind as unknown as JobKind]).drain();
  expect(seen).toEqual([false, true, true, false, true]);
});

test('parts are committed with the cursor or not at all', async () => {
  const before = await ledger.open(job('a'), [], [], [{ number: 0, value: 'first' }]);
  await ledger.commit(
    { ...before, cursor: 1 },
    [],
    [
      { number: 0, value: undefined },
      { number: 2, value: 'two' },
    ],
  );
  expect(await ledger.commit({ ...before, cursor: 1 }, [], [{ number: 1, value: 'late' }])).toBeNull();
  expect(await ledger.parts('a')).toEqual([{ number: 2, value: 'two' }]);
});

test('a job of an older form is set aside in words, one of a newer form waits for its version', async () => {
  const { kind, seen } = counting(2);
  const newer = { ...kind, format: 2 };
  await ledger.open(job('old'));
  await ledger.open(job('new', { format: 3 }));
  await new Runner([newer]).drain();
  expect(seen).toEqual([]);
  expect([await ledger.get('old'), await wordsOf('old')]).toMatchObject([{ aside: true, dueAt: null }, ['set-aside']]);
  expect(await ledger.get('new')).toMatchObject({ aside: false, dueAt: start + 24 * 60 * minute });
});
