import { expect, test, vi } from 'vitest';
import type { CountCursor, NeverSyncedCount } from '../../../../lib/protocol/pages';
import { type Ask, answerOf } from '../../../../lib/ui/ask';
import { createCountStore } from '../../../../lib/ui/options/never-synced';

const cursor = (read: number): CountCursor => ({
  segmentId: '21',
  way: 'members',
  after: String(read),
  read,
  of: 1000,
  hits: read / 2,
  members: 1000,
  calls: read / 50,
});
const part = (read: number, next = true): { ok: true; value: NeverSyncedCount } => ({
  ok: true,
  value: {
    members: 1000,
    neverSynced: read / 2,
    asOf: 1,
    calls: read / 50,
    salesforceCalls: read * 2,
    share: read / 1000,
    next: next ? cursor(read) : null,
  },
});
const failed = (kind: string) => ({ ok: false, failure: { kind, service: 'hubspot' } });

/** A background that answers one request after the other; undefined: nobody answers. */
function background(...replies: unknown[]) {
  const asked: unknown[] = [];
  const ask = (async (_name: string, request: unknown) => {
    asked.push(request);
    const reply = replies.shift();
    return answerOf(reply instanceof Promise ? await reply : reply);
  }) as Ask;
  return { asked, store: createCountStore(ask) };
}

test('each part goes on where the one before stood, until the whole is counted', async () => {
  const { asked, store } = background(part(250), part(500), part(1000, false));
  const seen: (number | undefined)[] = [];
  store.subscribe(({ value }) => seen.push(value?.share));
  await store.start('21');
  expect(asked).toEqual([{}, { from: cursor(250) }, { from: cursor(500) }]);
  expect(seen).toEqual([undefined, 0.25, 0.5, 1]);
  expect(store.getState()).toMatchObject({ running: false, trouble: null, value: { neverSynced: 500, next: null } });
});

test('a worker that is gone is asked again for the same part', async () => {
  const { asked, store } = background(part(250), undefined, failed('network'), part(1000, false));
  await store.start('21');
  expect(asked.slice(1)).toEqual([{ from: cursor(250) }, { from: cursor(250) }, { from: cursor(250) }]);
  expect(store.getState()).toMatchObject({ running: false, trouble: null, value: { next: null } });
});

test.each([
  ['what does not pass is said at once', ['forbidden'], 2],
  ['what does not pass in three tries is said', ['network', 'network', 'network'], 4],
])('%s, and the count can go on from there', async (_what, kinds, calls) => {
  const { asked, store } = background(part(250), ...kinds.map(failed), part(1000, false));
  await store.start('21');
  expect(asked.length).toBe(calls);
  expect(store.getState()).toMatchObject({ running: false, trouble: { kind: kinds[0] }, value: { share: 0.25 } });
  await store.goOn();
  expect(asked.at(-1)).toEqual({ from: cursor(250) });
  expect(store.getState()).toMatchObject({ trouble: null, value: { share: 1 } });
});

test('a stopped count asks for nothing more, keeps what it has, and is not overtaken by its last part', async () => {
  let late: (reply: unknown) => void = () => undefined;
  const slow = new Promise((resolve) => {
    late = resolve;
  });
  const { asked, store } = background(part(250), slow);
  const counting = store.start('21');
  await vi.waitFor(() => expect(asked.length).toBe(2), { timeout: 30_000 });
  store.stop();
  late(part(500));
  await counting;
  expect(asked.length).toBe(2);
  expect(store.getState()).toMatchObject({ running: false, value: { share: 0.25 } });
});

test('another segment forgets the count', async () => {
  const { store } = background(part(1000, false));
  await store.start('21');
  store.reset();
  expect(store.getState()).toEqual({ segmentId: null, running: false, value: null, trouble: null });
});
