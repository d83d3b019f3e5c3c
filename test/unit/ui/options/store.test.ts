import { expect, test } from 'vitest';
import { type Ask, answerOf } from '../../../../lib/ui/ask';
import { createOptionsStore } from '../../../../lib/ui/options/store';
import { connectedView, emptyView } from './view';

/** A background that answers by name, in the order in which the test lets it. */
function background(replies: Record<string, unknown[]>) {
  const asked: string[] = [];
  const ask = (async (name: string) => {
    asked.push(name);
    const reply = replies[name]?.shift();
    return answerOf(reply instanceof Promise ? await reply : reply);
  }) as Ask;
  return { ask, asked };
}
const refusal = { ok: false, failure: { kind: 'expired', service: 'hubspot' } };

test('a change that was kept is confirmed with its time, and the state is what the background says', async () => {
  const saved = connectedView({ revision: 2 });
  const { ask } = background({ 'settings-set': [saved] });
  const store = createOptionsStore(ask, () => 500);
  expect(await store.save('creation', { lookIntervalMinutes: 30 })).toBe(true);
  expect(store.getState()).toMatchObject({ view: saved, saves: { creation: { state: 'saved', at: 500 } } });
});

test('a change that was not kept says so, and the true state is read again', async () => {
  const truth = connectedView();
  const { ask, asked } = background({ 'settings-set': [{ error: 'full' }], 'settings-get': [truth] });
  const store = createOptionsStore(ask, () => 1);
  expect(await store.save('creation', { createFromHubspot: true })).toBe(false);
  expect(asked).toEqual(['settings-set', 'settings-get']);
  expect(store.getState().saves.creation).toEqual({
    state: 'failed',
    trouble: { kind: 'refused-by-background', words: 'full' },
  });
  expect(store.getState().view).toEqual(truth);
});

test('a message that nobody answers is a failure, not a success', async () => {
  const store = createOptionsStore(background({}).ask, () => 1);
  expect(await store.run('reality-check', {})).toBeNull();
  expect(store.getState().tasks['reality-check'].trouble).toEqual({ kind: 'no-answer' });
});

test('an older state that comes late does not replace a newer one', async () => {
  let late: (view: unknown) => void = () => undefined;
  const slow = new Promise((resolve) => {
    late = resolve;
  });
  const newer = connectedView({ revision: 5 });
  const { ask } = background({ 'settings-get': [slow], 'settings-set': [newer] });
  const store = createOptionsStore(ask, () => 1);
  const loading = store.load();
  await store.save('segment', {});
  late(emptyView({ revision: 4 }));
  await loading;
  expect(store.getState().view?.revision).toBe(5);
});

test('an older search that answers late is dropped', async () => {
  let late: (reply: unknown) => void = () => undefined;
  const slow = new Promise((resolve) => {
    late = resolve;
  });
  const page = (total: number) => ({ ok: true, value: { segments: [], total, hasMore: false } });
  const { ask } = background({ 'segments-search': [slow, page(2)] });
  const store = createOptionsStore(ask, () => 1);
  const first = store.run('segments-search', { query: 'a', offset: 0 });
  await store.run('segments-search', { query: 'ab', offset: 0 });
  late(page(1));
  expect(await first).toBeNull();
  expect(store.getState().tasks['segments-search'].value?.total).toBe(2);
});

test('a connection that succeeds brings its settings, one that fails leaves them as they were', async () => {
  const connected = connectedView();
  const { ask } = background({ 'hubspot-connect': [refusal, { ok: true, value: connected }] });
  const store = createOptionsStore(ask, () => 1);
  await store.run('hubspot-connect', { token: 'x' });
  expect(store.getState()).toMatchObject({ view: null });
  expect(store.getState().tasks['hubspot-connect'].trouble).toMatchObject({ kind: 'expired' });
  await store.run('hubspot-connect', { token: 'y' });
  expect(store.getState().view).toEqual(connected);
  expect(store.getState().tasks['hubspot-connect'].trouble).toBeNull();
});

test('of two changes to the mapping, one upon the other, none is lost while the first is still being kept', async () => {
  const kept: unknown[] = [];
  let now = connectedView();
  const ask = (async (_name: string, { patch }: { patch: object }) => {
    kept.push(patch);
    await new Promise((resolve) => setTimeout(resolve));
    now = { ...now, revision: now.revision + 1, settings: { ...now.settings, ...patch } };
    return { ok: true, value: now };
  }) as unknown as Ask;
  const store = createOptionsStore(ask, () => 1);
  store.setState({ view: now });
  const row = (property: string) => ({ property, leadField: 'Title', contactField: null, rule: 'two-way' as const });
  const both = ['jobtitle', 'city'].map((one) =>
    store.save('mapping', ({ mapping }) => ({ mapping: [...mapping, row(one)] })),
  );
  expect(store.getState().saves.mapping).toEqual({ state: 'saving' });
  expect(await Promise.all(both)).toEqual([true, true]);
  expect(kept).toEqual([{ mapping: [row('jobtitle')] }, { mapping: [row('jobtitle'), row('city')] }]);
  expect(store.getState().view?.settings.mapping.map(({ property }) => property)).toEqual(['jobtitle', 'city']);
});

test('a change that was not kept stands in no later one’s way', async () => {
  const truth = connectedView();
  const { ask } = background({ 'settings-set': [{ error: 'full' }, truth], 'settings-get': [truth] });
  const store = createOptionsStore(ask, () => 1);
  const first = store.save('creation', { createFromHubspot: true });
  expect(await store.save('creation', { createFromHubspot: false })).toBe(true);
  expect(await first).toBe(false);
});
