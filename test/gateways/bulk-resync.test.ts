import { afterEach, expect, test, vi } from 'vitest';
import { runner } from '../../lib/protocol/jobs';
import { controlApp } from '../sandbox/control/app';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { batchWrites, changes, confirmed, finished, jobs, members, planned, tell, viewOf } from './bulk';

let b: Bench;
afterEach(() => b.close());
const limits = { window: 100_000, daily: 1_000_000 };

test('the whole segment: planned at a cost, written only when confirmed, each contact once, and verified in Salesforce', async () => {
  b = await bench({ members: 249, limits });
  const plan = await planned(b, { kind: 'segment' });
  expect(plan).toMatchObject({
    state: 'planned',
    total: 250,
    done: 0,
    cost: { contacts: 250, salesforceCalls: 1000, hubspotCalls: 15, hubspot: { limit: 1_000_000 } },
  });
  expect(plan.cost?.salesforce?.limit).toBe(100_000);
  expect(b.writes()).toEqual([]);
  const sent = await confirmed(b, plan.id);
  expect(sent).toMatchObject({ state: 'verifying', counts: { written: 250 }, wait: 'sync' });
  expect(batchWrites(b).length).toBe(3);
  const end = await finished(b, plan.id);
  expect(end).toMatchObject({ state: 'done', done: 250, total: 250, counts: { verified: 250 }, retriable: 0 });
  expect([...changes(b, plan.id).values()].every(({ changed }) => changed === 1)).toBe(true);
  expect(changes(b, plan.id).size).toBe(250);
});

test('only who never synced is meant where that is asked for', async () => {
  b = await bench({ members: 20, limits });
  b.world.integration.silent = true;
  for (const n of [1, 2, 3])
    b.world.hubspot.create(
      { email: `new${n}@x.example`, lastname: 'New', company: 'X', lifecyclestage: 'customer' },
      'CRM_UI',
    );
  b.world.clock.advance(10_000);
  const plan = await planned(b, { kind: 'never-synced' });
  expect(plan).toMatchObject({ state: 'planned', total: 3 });
  b.world.integration.silent = false;
  const end = await finished(b, (await confirmed(b, plan.id)).id);
  expect([end.counts, end.reasons]).toMatchObject([{ verified: 3 }, {}]);
});

test('who left, who has no address and who is gone by then is skipped, each with the reason', async () => {
  b = await bench({ members: 9, limits });
  const [left = '', mute = '', gone = ''] = members(b);
  const plan = await planned(b, { kind: 'segment' });
  b.world.hubspot.write(left, { lifecyclestage: 'lead' }, 'CRM_UI');
  b.world.hubspot.write(mute, { email: '' }, 'CRM_UI');
  b.world.hubspot.delete(gone);
  b.world.clock.advance(10_000);
  const end = await finished(b, (await confirmed(b, plan.id)).id);
  expect(end).toMatchObject({
    total: 10,
    done: 10,
    counts: { verified: 7, skipped: 3 },
    reasons: { 'skipped.not-a-member': 1, 'skipped.no-email': 1, 'skipped.gone': 1 },
  });
  const { people } = await tell(b, 'bulk-people', { jobId: plan.id, from: 0 });
  expect(people.map(({ state, why }) => `${state} ${why}`).sort()).toEqual([
    'skipped gone',
    'skipped no-email',
    'skipped not-a-member',
  ]);
  expect(changes(b, plan.id).has(left)).toBe(false);
});

test('who does not sync within the hour, or without our value, is told apart; a retry concerns them alone', async () => {
  b = await bench({ members: 6, limits });
  const [refused = '', unmapped = ''] = members(b);
  const leadOf = (id: string) => b.world.hubspot.value(b.world.hubspot.contact(id) as never, 'salesforceleadid');
  b.world.salesforce.validationRules.set('no', (_object, fields) =>
    fields.Id === leadOf(refused) ||
    fields.Email === b.world.hubspot.value(b.world.hubspot.contact(refused) as never, 'email')
      ? 'Not now'
      : null,
  );
  const plan = await planned(b, { kind: 'segment' });
  await confirmed(b, plan.id);
  // Somebody overwrites our value before it goes out.
  b.world.hubspot.write(unmapped, { synclens_resync: 'another' }, 'CRM_UI');
  const end = await finished(b, plan.id);
  expect(end.counts).toMatchObject({ verified: 5, 'not-verified': 1, 'synced-without-our-field': 1 });
  b.world.salesforce.validationRules.clear();
  const retry = await tell(b, 'bulk-retry', { jobId: plan.id, which: 'retriable' });
  if (!('job' in retry)) throw new Error('refused');
  await runner.drain();
  expect(await viewOf(b, retry.job.id)).toMatchObject({ state: 'planned', total: 2 });
  const again = await finished(b, (await confirmed(b, retry.job.id)).id);
  expect(again.counts).toMatchObject({ verified: 2 });
  expect([...changes(b, retry.job.id).keys()].sort()).toEqual([refused, unmapped].sort());
});

test.each([false, true])(
  'one contact that HubSpot refuses does not keep its batch from being written (others written before it: %s)',
  async (refusedBatchWritesSome) => {
    b = await bench({ members: 119, limits, switches: { refusedBatchWritesSome } });
    const bad = members(b)[40] ?? '';
    const write = b.world.hubspot.write;
    b.world.hubspot.write = (id, values, source, by) => {
      if (id === bad && source === 'API') throw refusal;
      return write(id, values, source, by);
    };
    const refusal = Object.assign(new Error('This contact is locked by a workflow'), { code: 'LOCKED_BY_WORKFLOW' });
    const { StoreRefusal } = await import('../sandbox/world/refusal');
    Object.setPrototypeOf(refusal, StoreRefusal.prototype);
    const plan = await planned(b, { kind: 'segment' });
    const end = await finished(b, (await confirmed(b, plan.id)).id);
    expect(end).toMatchObject({ done: 120, counts: { verified: 119, failed: 1 }, reasons: { 'failed.refused': 1 } });
    expect([...changes(b, plan.id).values()].filter(({ changed }) => changed !== 1)).toEqual([]);
  },
);

test('paused it stands still, resumed it goes on; stopped it tells who was written and who was not', async () => {
  b = await bench({ members: 2399, limits });
  const plan = await planned(b, { kind: 'segment' });
  let seen = 0;
  const stop = runner.onCommit(({ cursor }) => {
    seen = (cursor as { counts: { written: number } }).counts.written;
    if (seen > 0) void runner.pause(plan.id);
  });
  await confirmed(b, plan.id);
  stop();
  const held = await viewOf(b, plan.id);
  expect(held).toMatchObject({ paused: true, state: 'writing' });
  expect(held.counts.written).toBeGreaterThan(0);
  expect(held.counts.written).toBeLessThan(2400);
  const writes = batchWrites(b).length;
  await b.pass(30 * minute);
  expect(batchWrites(b).length).toBe(writes);
  const end = await tell(b, 'bulk-act', { jobId: plan.id, act: 'cancel' });
  expect(end).toMatchObject({
    state: 'cancelled',
    done: 2400,
    counts: { cancelled: 2400 - held.counts.written, 'not-verified': held.counts.written },
    reasons: { 'not-verified.stopped-looking': held.counts.written },
  });
  expect(changes(b, plan.id).size).toBe(held.counts.written);
  // What it never came to can be gone on with, apart from what was written and is looked for no more.
  expect(end).toMatchObject({ retriable: held.counts.written, unwritten: 2400 - held.counts.written });
  const rest = await tell(b, 'bulk-retry', { jobId: plan.id, which: 'unwritten' });
  if (!('job' in rest)) throw new Error('refused');
  const before = new Set(changes(b, plan.id).keys());
  await runner.drain();
  await finished(b, (await confirmed(b, rest.job.id)).id);
  const after = changes(b, rest.job.id);
  expect(after.size).toBe(2400 - before.size);
  expect([...after.keys()].filter((id) => before.has(id))).toEqual([]);
});

test('a plan that was discarded leaves nobody over', async () => {
  b = await bench({ members: 30, limits });
  const plan = await planned(b, { kind: 'segment' });
  const end = await tell(b, 'bulk-act', { jobId: plan.id, act: 'cancel' });
  expect(end).toMatchObject({ state: 'cancelled', counts: { cancelled: 31 }, retriable: 0, unwritten: 0 });
});

test('a token that is revoked half way holds the job in words; with a good one it goes on and nobody is written twice', async () => {
  b = await bench({ members: 1299, limits, switches: { equalWriteTriggers: true } });
  const plan = await planned(b, { kind: 'segment' });
  b.world.faults.push({ service: 'hubspot', route: 'batch/update', times: 6, after: 3, kind: 'status', status: 401 });
  const held = await confirmed(b, plan.id);
  expect(held).toMatchObject({ trouble: true, failure: { kind: 'expired' } });
  expect(held.counts.written).toBe(300);
  b.world.faults.length = 0;
  await tell(b, 'bulk-act', { jobId: plan.id, act: 'resume' });
  await runner.drain();
  const end = await finished(b, plan.id);
  expect(end.counts).toMatchObject({ verified: 1300 });
  expect([...changes(b, plan.id).values()].filter((one) => one.changed !== 1 || one.triggered !== 1)).toEqual([]);
});

test('without Salesforce it says that they synced after the click, and why no more is known', async () => {
  b = await bench({ members: 4, limits, salesforce: false });
  const plan = await planned(b, { kind: 'segment' });
  expect(plan.cost).toMatchObject({ salesforce: null, readBackCalls: 0 });
  const end = await finished(b, (await confirmed(b, plan.id)).id);
  expect(end).toMatchObject({
    counts: { 'synced-after-click': 5 },
    reasons: { 'synced-after-click.not-connected': 5 },
  });
});

test('what cannot work for anybody is refused with its rule before anything is read or written', async () => {
  b = await bench({ limits });
  const refused = (scope: 'segment' | 'never-synced' = 'segment') => tell(b, 'bulk-plan', { scope: { kind: scope } });
  await b.settings({ triggerProven: false });
  expect(await refused()).toMatchObject({ refused: { code: 'why.trigger-not-proven' } });
  await b.settings({ triggerProven: true, segment: { mode: 'none' } });
  expect(await refused()).toMatchObject({ refused: { rule: 'R1', code: 'why.no-segment' } });
  await b.settings({ segment: { mode: 'unset' } });
  expect(await refused()).toMatchObject({ refused: { rule: 'R1' } });
  const id = b.world.integration.segmentId ?? '';
  await b.settings({ segment: { mode: 'segment', id } });
  b.world.hubspot.deleteSegment(id);
  expect(await refused()).toMatchObject({ refused: { rule: 'R2', code: 'refuse.segment-invalid' } });
  expect(b.writes()).toEqual([]);
});

test('two plans for one segment are one', async () => {
  b = await bench({ members: 3, limits });
  const first = await planned(b, { kind: 'segment' });
  const second = await planned(b, { kind: 'segment' });
  expect(second.id).toBe(first.id);
});

test('the day of HubSpot is used up: the job says when it goes on, and does; of each limit a fifth is left', async () => {
  b = await bench({ members: 399, limits: { window: 100_000, daily: 1000, dailyUsed: 0 } });
  const plan = await planned(b, { kind: 'segment' });
  b.world.limits.dailyUsed = 799;
  const stopped = await confirmed(b, plan.id);
  expect(stopped).toMatchObject({ wait: 'day', trouble: false });
  expect(new Date(stopped.goesOnAt ?? 0).toISOString()).toMatch('2026-11-04T00:01:00');
  const end = await finished(b, plan.id);
  expect(end.counts).toMatchObject({ verified: 400 });
});

test('below a fifth of Salesforce’s day no more contacts are written, until there are calls again', async () => {
  b = await bench({ members: 399, limits: { ...limits, salesforceDaily: 5000 } });
  const plan = await planned(b, { kind: 'segment' });
  b.world.limits.salesforceUsed = 3900;
  await b.pass(minute);
  const stopped = await confirmed(b, plan.id);
  expect(stopped).toMatchObject({ wait: 'salesforce', counts: { written: 0 } });
  b.world.limits.salesforceUsed = 0;
  const end = await finished(b, plan.id);
  expect(end.counts).toMatchObject({ verified: 400 });
});

test.each(['trigger-property', 'salesforce-touch'] as const)(
  'by %s a job leaves two fifths of the entered allocation to HubSpot, for days if need be, unless a person says more',
  { timeout: 60_000 },
  async (resyncMethod) => {
    b = await bench({ members: 349, limits });
    const touch = { touchField: 'SyncLens_Resync__c', touchProven: true };
    await b.settings({ resyncMethod, ...touch, salesforceAllocation: 1_400 });
    const first = await planned(b, { kind: 'segment' });
    expect(first.cost?.allocation).toEqual({ calls: 1_400, taken: 0 });
    const stopped = await confirmed(b, first.id);
    // 840 calls are for jobs, 4 a contact: two batches of 100.
    expect(stopped).toMatchObject({ wait: 'allocation', counts: { written: 200, todo: 150 } });
    expect((stopped.goesOnAt ?? 0) - b.world.clock.now()).toBeGreaterThanOrEqual(24 * 60 * minute);
    await b.pass(26 * 60 * minute);
    expect((await finished(b, first.id)).counts).toMatchObject({ verified: 350 });
    // The second day's are counted for the next job, too, also where the first one was deleted.
    await tell(b, 'runs-act', { jobId: first.id, act: 'delete' });
    expect((await jobs(b)).map(({ id }) => id)).not.toContain(first.id);
    const second = await planned(b, { kind: 'segment' });
    expect(second.cost?.allocation).toEqual({ calls: 1_400, taken: 600 });
    await tell(b, 'bulk-act', { jobId: second.id, act: 'confirm-above' });
    await runner.drain();
    expect((await viewOf(b, second.id)).counts).toMatchObject({ written: 350 });
  },
);

test('a segment that is deleted half way holds the job in words; nobody is skipped for it', async () => {
  b = await bench({ members: 2399, limits });
  const plan = await planned(b, { kind: 'segment' });
  const id = b.world.integration.segmentId ?? '';
  const stop = runner.onCommit(({ cursor }) => {
    const { counts } = cursor as { counts: { written: number } };
    if (counts.written > 0 && !b.world.hubspot.segments.get(id)?.deletedAt) b.world.hubspot.deleteSegment(id);
  });
  const held = await confirmed(b, plan.id);
  stop();
  expect(held).toMatchObject({ trouble: true, failure: { code: 'SEGMENT_GONE', words: 'Customers' } });
  // Those who were judged before it are written, or marked for it.
  const { skipped, written, sent, todo } = held.counts;
  expect([skipped, written + sent + todo]).toEqual([0, 2400]);
  expect(Math.min(written, todo)).toBeGreaterThan(0);
});

test('another tool eats half of every limit: the job takes what is left beside it, and no call of anybody is refused', async () => {
  b = await bench({
    members: 499,
    limits: { window: 40, windowMs: 1000, searchPerSecond: 1000, salesforceDaily: 20_000 },
  });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now(), shouldAdvanceTime: true });
  const switched = await controlApp([b.world]).request(`/worlds/${b.world.id}/limits`, {
    method: 'POST',
    body: JSON.stringify({ others: 0.5 }),
  });
  expect(switched.status).toBe(200);
  const plan = await planned(b, { kind: 'segment' });
  expect(plan.cost?.salesforce?.left).toBeLessThan(10_000);
  const began = performance.now();
  const { counts } = await confirmed(b, plan.id);
  expect(counts).toMatchObject({ written: 500 });
  expect(b.world.calls.filter(({ status }) => status === 429 || status === 403)).toEqual([]);
  // Twenty of forty are taken and eight are left to others: twelve a second are for fifteen calls.
  expect(performance.now() - began).toBeGreaterThan(900);
});

test('before most have synced a look costs one search, also where the writing has just used up the window', async () => {
  b = await bench({ members: 299, limits: { window: 15, windowMs: 1000 } });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now(), shouldAdvanceTime: true });
  const plan = await planned(b, { kind: 'segment' });
  expect((await confirmed(b, plan.id)).wait).toBe('sync');
  b.world.calls.length = 0;
  b.world.clock.advance(2 * minute);
  await runner.drain(true);
  expect(b.world.calls.map(({ path }) => path)).toEqual(['/crm/v3/objects/contacts/search']);
  expect((await finished(b, plan.id)).counts).toMatchObject({ verified: 300 });
});

test('a job keeps to its share of the rate, with no call refused', {
  timeout: 60_000,
}, async () => {
  b = await bench({ members: 1999, limits: { window: 25, windowMs: 1000 } });
  await b.settings({ leftToOthers: 0.4 });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now(), shouldAdvanceTime: true });
  const plan = await planned(b, { kind: 'segment' });
  // The window of the plan's own calls is over.
  await new Promise((resolve) => setTimeout(resolve, 1200));
  b.world.calls.length = 0;
  const began = performance.now();
  const v = await confirmed(b, plan.id);
  expect(v).toMatchObject({ counts: { written: 2000 }, wait: 'sync' });
  const seconds = (performance.now() - began) / 1000;
  const calls = b.world.calls.filter(({ service }) => service === 'hubspot');
  expect(calls.filter(({ status }) => status === 429)).toEqual([]);
  expect(calls.length).toBe(60);
  // Fifteen a second are its share: sixty take three windows and what is left of the fourth.
  expect(seconds).toBeGreaterThan(3);
});
