import { afterEach, describe, expect, test, vi } from 'vitest';
import { runner } from '../../lib/protocol/jobs';
import type { Fault } from '../sandbox/world/types';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { batchWrites, confirmed, finished, members, planned, tell, viewOf } from './bulk';

let b: Bench;
afterEach(() => b.close());
const limits = { window: 100_000, daily: 1_000_000, searchPerSecond: 100_000 };
const zone = 'Europe/Berlin';

const limited = (policyName: string, more: Partial<Fault> = {}): Fault => ({
  service: 'hubspot',
  route: '/contacts/batch/update',
  kind: 'status',
  status: 429,
  times: 1,
  body: { status: 'error', message: 'The limit is reached.', category: 'RATE_LIMITS', policyName },
  ...more,
});
const spentInSalesforce: Fault = {
  service: 'salesforce',
  route: '',
  kind: 'status',
  status: 403,
  times: 99,
  body: [{ message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' }],
};
/** The portal's next midnight as a clock there shows it. */
const clockIn = (at: number | null | undefined) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at ?? 0);

describe('a bulk resync that is refused', () => {
  test.each(['TEN_SECONDLY_ROLLING', 'SECONDLY'])(
    'by %s waits for the window, and goes on by itself',
    async (policy) => {
      b = await bench({ members: 249, limits });
      const plan = await planned(b, { kind: 'segment' });
      b.world.faults.push(limited(policy));
      await tell(b, 'bulk-act', { jobId: plan.id, act: 'confirm' });
      const end = await finished(b, plan.id);
      expect(end).toMatchObject({ state: 'done', counts: { verified: 250 } });
      expect(batchWrites(b).length).toBeGreaterThanOrEqual(4);
    },
  );

  test("by DAILY says so, and goes on after the portal's midnight", async () => {
    b = await bench({ members: 249, limits, timeZone: zone });
    const plan = await planned(b, { kind: 'segment' });
    b.world.faults.push(limited('DAILY'));
    const waits = await confirmed(b, plan.id);
    expect(waits).toMatchObject({ wait: 'day', failure: { kind: 'quota-spent', service: 'hubspot' }, trouble: false });
    expect(clockIn(waits.goesOnAt)).toBe('00:01');
    const writes = batchWrites(b).length;
    await b.pass(minute);
    expect(batchWrites(b).length).toBe(writes);
    await b.pass((waits.goesOnAt ?? 0) - b.world.clock.now() + minute);
    expect((await finished(b, plan.id)).counts).toMatchObject({ verified: 250, failed: 0 });
  });

  test('by Salesforce while it reads back says so, looks again, and loses nothing', async () => {
    b = await bench({ members: 249, limits });
    const plan = await planned(b, { kind: 'segment' });
    await confirmed(b, plan.id);
    b.world.faults.push(spentInSalesforce);
    const waits = await finished(b, plan.id, ({ failure }) => failure !== null);
    expect(waits).toMatchObject({ wait: 'sync', failure: { kind: 'quota-spent', service: 'salesforce' } });
    b.world.faults.length = 0;
    expect((await finished(b, plan.id)).counts).toMatchObject({ verified: 250 });
  });

  test.each([
    // 500 calls are left above the floor: one batch of 100, with four calls for each sync, is all that fits.
    [49_500, 100],
    [49_700, 0],
  ])("with %i calls of Salesforce's day used writes no more than fits above the floor: %i", async (used, fits) => {
    b = await bench({ members: 249, limits });
    await b.settings({ leftToOthers: 0.1, salesforceFloor: 0.5 });
    const plan = await planned(b, { kind: 'segment' });
    // What was told of the day at the plan is old by then.
    await b.pass(minute);
    Object.assign(b.world.limits, { salesforceDaily: 100_000, salesforceUsed: used });
    // What its contacts will cost HubSpot's own syncs counts against it, too (R12).
    expect(await confirmed(b, plan.id)).toMatchObject({ wait: 'salesforce', counts: { written: fits } });
    expect(batchWrites(b)).toHaveLength(fits / 100);
    await b.settings({ salesforceFloor: 0.1 });
    await b.pass(61 * minute);
    expect((await viewOf(b, plan.id)).counts.todo).toBe(0);
  });
});

describe('a click', () => {
  test("that meets the day's limit ends at once and says when the day begins anew", async () => {
    b = await bench({ timeZone: zone });
    b.world.faults.push(limited('DAILY', { route: 'PATCH' }));
    const reply = await b.click('trigger-property');
    expect(reply).toMatchObject({ failed: { kind: 'quota-spent', service: 'hubspot' } });
    expect(clockIn('failed' in reply ? reply.failed.until : null)).toBe('00:01');
    expect(b.writes()).toEqual([]);
  });

  test('shortly before midnight waits for it', async () => {
    b = await bench({ timeZone: zone, now: Date.parse('2026-11-28T22:30:00Z') });
    b.world.faults.push(limited('DAILY', { route: 'PATCH' }));
    const id = await b.start('trigger-property');
    expect(await b.job(id)).toMatchObject({ state: 'writing', failure: { kind: 'quota-spent' } });
    expect((await b.finish(id)).outcome).toBe('verified');
  });

  const touch = { resyncMethod: 'salesforce-touch', touchField: 'SyncLens_Resync__c', touchProven: true } as const;
  test.each([
    ['HubSpot', 'trigger-property', 'hubspot', /PATCH \/crm\/v3\/objects\/contacts\/\d+$/],
    ['Salesforce', 'salesforce-touch', 'salesforce', /PATCH .*\/sobjects$/],
  ] as const)(
    'in %s goes before a job that has used its share of the window',
    async (_name, method, service, route) => {
      b = await bench({ members: 999, limits: { ...limits, window: 30 } });
      await b.settings({ ...touch, leftToOthers: 0.5 });
      const plan = await planned(b, { kind: 'ids', ids: members(b).slice(0, 950) });
      await b.pass(minute);
      await tell(b, 'bulk-act', { jobId: plan.id, act: 'confirm' });
      const draining = runner.drain();
      await vi.waitUntil(async () => (await viewOf(b, plan.id)).wait === 'window', { timeout: 30_000, interval: 20 });
      const written = batchWrites(b).length;
      const before = b.world.calls.length;
      // The clock stands still: the window would never be over, and whoever waited for it would wait for ever.
      const reply = await b.click(method);
      const calls = b.world.calls.slice(before).map((one) => `${one.service} ${one.method} ${one.path}`);
      expect(calls.filter((one) => one.startsWith(service) && route.test(one)).length).toBe(1);
      expect(b.world.calls.filter(({ status }) => status === 429)).toEqual([]);
      expect([written < 10, batchWrites(b).length]).toEqual([true, written]);
      expect(await b.job('jobId' in reply ? reply.jobId : '')).toMatchObject({ state: 'sent' });
      await tell(b, 'bulk-act', { jobId: plan.id, act: 'cancel' });
      await draining;
    },
  );
});
