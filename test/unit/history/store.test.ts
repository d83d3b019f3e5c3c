import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { pruneHistory } from '../../../lib/history/prune';
import { noted, recorded } from '../../../lib/history/record';
import type { Action, PageKey } from '../../../lib/storage/action-types';
import { actions } from '../../../lib/storage/actions';
import { closeDatabase } from '../../../lib/storage/database';
import { changeSettings, type Environment, freshSettings } from '../../../lib/storage/settings';
import { fullStorage } from '../storage/full';

const now = Date.UTC(2026, 10, 3, 9);
const day = 24 * 3_600_000;

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.useFakeTimers({ toFake: ['Date'], now });
});
afterEach(async () => {
  await closeDatabase();
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const entry = (at: number, more: Partial<Action> = {}): Action => ({
  at,
  kind: 'resync',
  jobId: null,
  record: null,
  subject: null,
  change: null,
  outcome: 'done',
  took: null,
  ...more,
});
const put = (environment: string, at: number, entries = 1, id = `j${at}`) =>
  actions.put({ environment, order: -at, id, entries: Array.from({ length: entries }, (_, n) => entry(at + n)) });

async function all(environments: readonly string[]) {
  const answers: number[] = [];
  const found: Action[] = [];
  let from: PageKey | null = null;
  do {
    const part: Awaited<ReturnType<typeof actions.read>> = await actions.read(environments, from);
    const entries = part.pages.flatMap((page) => page.entries);
    found.push(...entries);
    answers.push(entries.length);
    from = part.next;
  } while (from);
  return { found, answers };
}

describe('reading', () => {
  test('gives everything once, the newest first, in answers of some thousand entries', async () => {
    for (let n = 0; n < 70; n++) await put('1/org', now + n * 1000, 100);
    for (let n = 1; n <= 30; n++) await put('1/-', now - n * 1000);
    await put('2/-', now);
    const { found, answers } = await all(['1/org', '1/-']);
    expect(found.length).toBe(7030);
    expect(new Set(found.map(({ at }) => at)).size).toBe(7030);
    expect(found[0]?.at).toBe(now + 69_000);
    expect(Math.max(...answers)).toBeLessThan(5000);
    expect(await all(['3/-'])).toMatchObject({ found: [] });
  });

  test('goes on where it was, also where newer entries came meanwhile', async () => {
    for (let n = 0; n < 60; n++) await put('1/-', now + n, 100);
    const first = await actions.read(['1/-'], null);
    await put('1/-', now + 5000, 100);
    const rest = await actions.read(['1/-'], first.next);
    const ids = [...first.pages, ...rest.pages].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(`j${now + 5000}`);
  });
});

describe('deleting', () => {
  test('takes exactly the entries that are named; a page that is left empty goes, one that grew meanwhile stays', async () => {
    await put('1/-', now, 4);
    await put('1/-', now + 10, 2);
    await put('1/-', now + 20, 2);
    await put('1/-', now + 30, 3);
    await actions.remove([
      { environment: '1/-', order: -now, id: `j${now}`, only: [0, 2], of: 4 },
      { environment: '1/-', order: -(now + 10), id: `j${now + 10}`, only: [0, 1], of: 2 },
      { environment: '1/-', order: -(now + 20), id: `j${now + 20}`, only: null, of: 2 },
      { environment: '1/-', order: -1, id: 'gone', only: [0], of: 1 },
      { environment: '1/-', order: -(now + 30), id: `j${now + 30}`, only: null, of: 2 },
    ]);
    const { pages } = await actions.read(['1/-'], null);
    expect(pages.map(({ entries }) => entries.map(({ at }) => at))).toEqual([
      [now + 30, now + 31, now + 32],
      [now + 1, now + 3],
    ]);
  });

  test('what is older than each portal’s admin wants it kept goes; 90 days unless set', async () => {
    const settings = { ...freshSettings, keepHistoryDays: 10 };
    const environment = { portalId: '2', orgId: null, accountType: '', uiDomain: '', scopes: [], settings };
    await changeSettings((store) => ({ ...store, environments: { 2: environment satisfies Environment } }));
    for (const portal of ['1/-', '1/org', '2/-'])
      for (const days of [9, 11, 89, 91]) await put(portal, now - days * day);
    await pruneHistory(now);
    const ages = async (portal: string) => (await all([portal])).found.map(({ at }) => (now - at) / day);
    expect([await ages('1/-'), await ages('1/org'), await ages('2/-')]).toEqual([[9, 11, 89], [9, 11, 89], [9]]);
    expect((await actions.environments('1')).toSorted()).toEqual(['1/-', '1/org']);
  });
});

describe('what is no job', () => {
  const place = { environment: '1/-', now: () => Date.now() };
  const what = { kind: 'segment-made', subject: 'Customers', change: null };
  const kept = async () => (await all(['1/-'])).found;

  test('stands in the history before it is done, and then with its end and how long it took', async () => {
    await recorded(place, what, async () => {
      expect(await kept()).toMatchObject([{ ...what, outcome: 'begun' }]);
      vi.setSystemTime(now + 1500);
    });
    expect(await kept()).toMatchObject([{ ...what, at: now, outcome: 'done', took: 1500 }]);
  });

  test('that fails is told as failed, with the words, and fails for whoever asked', async () => {
    const failing = recorded(place, what, () => Promise.reject(new Error('The name is taken')));
    await expect(failing).rejects.toThrow('The name is taken');
    expect(await kept()).toMatchObject([{ outcome: 'failed', words: 'The name is taken' }]);
  });

  test('is not begun where the history has no room; once it is done, a history that is full does not call it failed', async () => {
    const run = vi.fn(async () => 'made');
    const full = fullStorage('at the write');
    await expect(recorded(place, what, run)).rejects.toThrow('No room');
    expect(run).not.toHaveBeenCalled();
    full.makeRoom();
    let isFull = false;
    const later = fullStorage('at the end', () => isFull);
    run.mockImplementation(async () => {
      isFull = true;
      return 'made';
    });
    expect(await recorded(place, what, run)).toBe('made');
    later.makeRoom();
  });

  test('choices are noted as they are, several at once', async () => {
    const change = { where: 'synclens' as const, property: 'resyncMethod', from: 'a', to: 'b' };
    await noted(place, [
      { kind: 'settings', subject: null, change },
      { kind: 'settings', subject: null, change: { ...change, property: 'segment' } },
    ]);
    await noted(place, []);
    expect(await kept()).toMatchObject([{ change, outcome: 'done' }, { change: { property: 'segment' } }]);
  });
});
