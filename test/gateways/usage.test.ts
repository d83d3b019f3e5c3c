import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOwnCalls } from '../../lib/http/own-calls';
import { messages } from '../../lib/protocol/messages';
import type { QuotaView } from '../../lib/protocol/quota-pages';
import { watchLook } from '../../lib/protocol/watch';
import { hubspotContactLink } from '../../lib/records/links';
import { closeUsage, type UsageHour, usageSince } from '../../lib/storage/usage';
import { type Bench, bench } from '../unit/resync/bench';
import { confirmed, finished, planned, tell } from './bulk';

let b: Bench;
beforeEach(async () => {
  takeOwnCalls();
  await closeUsage();
  const deleted = indexedDB.deleteDatabase('synclens-usage');
  await new Promise((done) => Object.assign(deleted, { onsuccess: done, onerror: done }));
  b = await bench({ members: 249, limits: { window: 1e6, daily: 1e6, searchPerSecond: 1e6 } });
  // Connecting made calls before the log was emptied.
  takeOwnCalls();
});
afterEach(() => b.close());

const hours = async (): Promise<UsageHour[]> => [
  ...(await usageSince('hubspot', b.world.portalId, 0)),
  ...(await usageSince('salesforce', b.world.orgId, 0)),
];
async function ours(service: string) {
  const by: Record<string, number> = {};
  for (const hour of (await hours()).filter((one) => one.service === service))
    for (const [name, calls] of Object.entries(hour.by)) by[name] = (by[name] ?? 0) + calls;
  return by;
}
const sum = (by: Record<string, number>) => Object.values(by).reduce((all, one) => all + one, 0);
const theirs = (service: string) => b.world.calls.filter((one) => one.service === service).length;

async function check(contactId: string) {
  const url = hubspotContactLink(b.world.portalId, contactId);
  const sender = { tabId: 3, windowId: null, host: 'app.hubspot.com' };
  await messages.find(({ name }) => name === 'check')?.handle({ type: 'check', url, nav: 1, stage: 'full' }, sender);
}

test('every call that the services saw was counted, by what asked for it', async () => {
  await check(b.contactId);
  expect(await ours('hubspot')).toEqual({ badge: theirs('hubspot') });
  expect(await ours('salesforce')).toEqual({ badge: theirs('salesforce') });
  await b.ask('popup-view', { tabId: 7, refresh: true });
  await b.finish(await b.start('trigger-property'));
  await finished(b, (await confirmed(b, (await planned(b, { kind: 'segment' })).id)).id);
  await tell(b, 'watch-set', { patch: { on: true } } as never).catch(() => undefined);
  await watchLook();
  await tell(b, 'reality-check', {});
  for (const service of ['hubspot', 'salesforce'] as const) {
    const by = await ours(service);
    expect([service, sum(by)]).toEqual([service, theirs(service)]);
  }
  expect(Object.keys(await ours('hubspot')).sort()).toEqual([
    'badge',
    'click',
    'proof',
    'resync',
    'resync-many',
    'watch',
  ]);
  expect(Object.keys(await ours('salesforce')).sort()).toEqual(['badge', 'click', 'resync', 'resync-many']);
});

test('the calls of steps that failed are counted, though no cursor heard of them', async () => {
  const plan = await planned(b, { kind: 'segment' });
  const before = (await ours('hubspot'))['resync-many'] ?? 0;
  b.world.faults.push({ service: 'hubspot', route: '/contacts/batch/update', kind: 'status', status: 500, times: 3 });
  await finished(b, (await confirmed(b, plan.id)).id);
  const by = await ours('hubspot');
  expect(by['resync-many']).toBeGreaterThan(before + 9);
  expect(sum(by)).toBe(theirs('hubspot'));
});

const quota = (ask: boolean): Promise<QuotaView> => tell(b, 'quota-get', { ask });

test('the quota is told without a call, and asked for by one call to each service', async () => {
  Object.assign(b.world.limits, { daily: 500_000, dailyUsed: 1_200, salesforceDaily: 100_000, salesforceUsed: 900 });
  b.world.calls.length = 0;
  expect((await quota(false)).hubspot.day?.used).not.toBe(1_201);
  expect(b.world.calls).toEqual([]);
  const view = await quota(true);
  expect(b.world.calls.map(({ path }) => path.replace(/v\d+\.\d/, 'v')).sort()).toEqual([
    '/account-info/v3/api-usage/daily/private-apps',
    '/services/data/v/limits',
  ]);
  expect(view).toMatchObject({
    hubspot: { day: { used: 1_201, limit: 500_000, at: Date.now() }, failure: null },
    salesforce: { day: { used: 901, limit: 100_000 }, renewsAt: null, failure: null },
    window: { limit: 1e6, ms: 10_000 },
    leftToOthers: 0.2,
    floor: 0.2,
    allocation: null,
  });
  expect(new Date(view.hubspot.renewsAt ?? 0).toISOString()).toMatch(/T00:00/);
  expect(view.hubspot.hours.at(-1)?.by.quota).toBe(1);
  expect(view.salesforce?.hours.at(-1)?.by.quota).toBe(1);
});

test('what one service refuses is told beside what the other said, and what was known before stands', async () => {
  await quota(true);
  b.world.faults.push({ service: 'hubspot', route: 'api-usage', kind: 'status', status: 403, times: 1 });
  b.world.faults.push({ service: 'salesforce', route: 'limits', kind: 'reset', times: 1 });
  const view = await quota(true);
  expect(view.hubspot).toMatchObject({ failure: { kind: 'forbidden' }, day: { limit: 1e6 } });
  expect(view.salesforce).toMatchObject({ failure: { kind: 'network' }, day: { limit: 100_000 } });
});

test('resyncs of the last 24 hours are told with what they cost HubSpot at most, beside what was allotted', async () => {
  await b.settings({ salesforceAllocation: 60_000, leftToOthers: 0.3 });
  expect((await quota(false)).resyncs).toEqual({ contacts: 0, calls: 0 });
  const plan = await planned(b, { kind: 'segment' });
  expect((await quota(false)).resyncs).toEqual({ contacts: 0, calls: 0 });
  await confirmed(b, plan.id);
  const view = await quota(false);
  expect(view).toMatchObject({ allocation: 60_000, leftToOthers: 0.3, floor: 0.3 });
  expect(view.resyncs).toEqual({ contacts: 250, calls: 1_000 });
});

test('a new connection counts its own first calls, too', async () => {
  b.world.calls.length = 0;
  await tell(b, 'hubspot-connect', { token: b.world.token });
  expect((await ours('hubspot')).click).toBe(theirs('hubspot'));
});
