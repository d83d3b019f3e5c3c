import { afterEach, expect, test } from 'vitest';
import type { JobView } from '../../../lib/protocol/pages';
import { type Bench, bench } from './bench';

let b: Bench;
afterEach(() => b?.close());

const field = 'SyncLens_Resync__c';
/** The trigger property has another field: what proves the one proves nothing of the other. */
const touch = {
  triggerProperty: 'city',
  triggerProven: false,
  touchField: field,
  touchProven: false,
  resyncMethod: 'hubspot-button' as const,
};
async function prove(email = b.world.hubspot.value(b.world.hubspot.contact(b.contactId) as never, 'email')) {
  const reply = await b.ask('touch-prove', { email });
  if (!reply.ok) throw Object.assign(new Error('refused'), { failure: reply.failure });
  return reply.value.jobId;
}
const proven = async () => (await b.ask('settings-get', {})).settings.touchProven;

test('a touch that is synced and reads back in HubSpot is proven, and may be the default', async () => {
  b = await bench();
  await b.settings(touch);
  const before = await b.ask('settings-set', { patch: { resyncMethod: 'salesforce-touch' } });
  expect(before.settings.resyncMethod).toBe('hubspot-button');
  const jobId = await prove();
  expect(await proven()).toBe(false);
  expect(await b.finish(jobId)).toMatchObject({
    outcome: 'verified',
    method: 'salesforce-touch',
    writes: [{ where: 'salesforce', property: field }],
  });
  const { settings } = await b.ask('settings-set', { patch: { resyncMethod: 'salesforce-touch' } });
  expect(settings).toMatchObject({ touchProven: true, triggerProven: false, resyncMethod: 'salesforce-touch' });
  const other = await b.ask('settings-set', { patch: { touchField: 'Other__c' } });
  expect(other.settings).toMatchObject({ touchProven: false, resyncMethod: 'hubspot-button' });
});

test.each<[string, (mapping: Bench['world']['integration']['mapping']) => void, Partial<JobView>]>([
  [
    'HubSpot does not map the field',
    (mapping) => mapping.splice(0, mapping.length, ...mapping.filter((row) => row.property !== 'synclens_resync')),
    { outcome: 'not-verified' },
  ],
])('where %s nothing is proven', async (_what, change, expected) => {
  b = await bench();
  await b.settings(touch);
  change(b.world.integration.mapping);
  expect(await b.finish(await prove())).toMatchObject(expected);
  expect(await proven()).toBe(false);
});

test('where nobody said which property the field syncs into, a sync alone proves nothing', async () => {
  b = await bench();
  const { mapping } = (await b.ask('settings-get', {})).settings;
  await b.settings({ ...touch, mapping: mapping.filter((row) => row.leadField !== field) });
  expect(await b.finish(await prove())).toMatchObject({ outcome: 'synced-after-click', unread: 'no-property' });
  expect(await proven()).toBe(false);
});

test('a property that the field does not sync into is told apart', async () => {
  b = await bench();
  const { mapping } = (await b.ask('settings-get', {})).settings;
  const rows = mapping.map((row) => ({ ...row, property: row.leadField === field ? 'jobtitle' : row.property }));
  await b.settings({ ...touch, mapping: rows });
  expect((await b.finish(await prove())).outcome).toBe('synced-without-our-field');
  expect(await proven()).toBe(false);
});

test('a contact that is not linked, one with duplicates, and one that nobody knows are refused with the reason', async () => {
  b = await bench();
  await b.settings(touch);
  const { excluded } = Object.fromEntries(b.world.people);
  const outside = b.world.hubspot.value(b.world.hubspot.contact(excluded?.contactId ?? '') as never, 'email');
  expect(await b.job(await prove(outside))).toMatchObject({ outcome: 'refused' });
  await expect(prove('nobody@nowhere.example')).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  const email = b.world.hubspot.value(b.world.hubspot.contact(b.contactId) as never, 'email');
  b.world.salesforce.insert('Contact', { Email: email, LastName: 'Twin' }, b.world.salesforce.adminUserId);
  expect(await b.job(await prove())).toMatchObject({ outcome: 'refused', refusal: { code: 'why.duplicates' } });
  expect(b.writes()).toEqual([]);
});

test('a contact whose resync by another method is under way proves nothing', async () => {
  b = await bench();
  await b.settings(touch);
  await b.start('hubspot-button');
  await expect(prove()).rejects.toMatchObject({ failure: { code: 'RESYNC_RUNS' } });
});
