import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOwnCalls } from '../../lib/http/own-calls';
import { messages } from '../../lib/protocol/messages';
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
