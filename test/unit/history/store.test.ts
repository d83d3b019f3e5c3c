import { expect, test } from 'vitest';
import type { ActionPage, PageKey } from '../../../lib/storage/action-types';
import type { Ask } from '../../../lib/ui/ask';
import { createHistoryStore } from '../../../lib/ui/history/store';

const page = (n: number): ActionPage => ({
  environment: '1/-',
  order: n,
  id: `p${n}`,
  entries: [
    { at: -n, kind: 'resync', jobId: null, record: null, subject: null, change: null, outcome: 'done', took: null },
  ],
});

/** A store over so many pages, one an answer; `fails`: the answer that fails. Timers wait for the test. */
function storeOf(pages: number, fails = -1) {
  const waiting: (() => void)[] = [];
  const ask = (async (_name: string, { from }: { from: PageKey | null }) => {
    const n = from ? from.order + 1 : 0;
    if (n === fails) return { ok: false, trouble: { kind: 'no-answer' } };
    return { ok: true, value: { pages: [page(n)], next: n + 1 < pages ? page(n) : null } };
  }) as unknown as Ask;
  const store = createHistoryStore(ask, (run) => waiting.push(run));
  const shown: [number, boolean][] = [];
  let version = 0;
  store.subscribe((state) => {
    if (state.version === version) return;
    version = state.version;
    shown.push([state.table?.length ?? 0, state.reading]);
  });
  return { store, waiting, shown };
}

test('the first entries are shown at once, those that follow by the clock and not by the answer, the last ones at once', async () => {
  const { store, waiting, shown } = storeOf(40);
  await store.load();
  expect(shown).toEqual([
    [1, true],
    [40, false],
  ]);
  expect(waiting.length).toBe(1);
  waiting[0]?.();
  expect(shown.length).toBe(2);
});

test('while it reads, what has come is shown each time that the clock says so', async () => {
  const { store, waiting, shown } = storeOf(40);
  const all = store.load();
  await new Promise<void>((done) => {
    const unbind = store.subscribe(() => {
      unbind();
      done();
    });
  });
  while (waiting.length === 0) await Promise.resolve();
  waiting.shift()?.();
  expect(shown.length).toBe(2);
  expect(shown[1]?.[1]).toBe(true);
  await all;
  expect(shown.at(-1)).toEqual([40, false]);
});

test('where an answer fails, what was read until then is shown with the trouble', async () => {
  const { store, shown } = storeOf(5, 3);
  await store.load();
  expect(store.getState().trouble).toEqual({ kind: 'no-answer' });
  expect(shown.at(-1)).toEqual([3, false]);
});

test('where nothing could be read there is no table that looks empty', async () => {
  const { store } = storeOf(5, 0);
  await store.load();
  expect(store.getState()).toMatchObject({ table: null, reading: false, trouble: { kind: 'no-answer' } });
});
