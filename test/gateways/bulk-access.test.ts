/** R15 before a job: what HubSpot's user may do with some of those that a plan is about. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { spread } from '../../lib/resync/many/access';
import { type Bench, bench } from '../unit/resync/bench';
import { members, planned } from './bulk';

let b: Bench;
const limits = { window: 100_000, daily: 1_000_000 };
beforeEach(async () => {
  b = await bench({ members: 59, limits });
  await b.settings({ mapping: b.world.integration.mapping.map((row) => ({ ...row })), mappingConfirmed: true });
});
afterEach(() => b.close());

const named = () => b.settings({ integrationUser: { id: b.world.integration.userId, name: 'HubSpot Integration' } });
const leadOf = (id: string) =>
  b.world.salesforce.record(
    b.world.hubspot.value(b.world.hubspot.contact(id) as never, 'salesforceleadid'),
  ) as never as {
    id: string;
    hiddenFromIntegration: boolean;
    lockedForIntegration: boolean;
  };
const asked = (from: number) =>
  b.world.calls.slice(from).filter(({ body }) => JSON.stringify(body ?? '').includes('UserRecordAccess'));

test('who may edit all that was looked at is said, at one call to Salesforce that the job counts', async () => {
  await named();
  const before = b.world.calls.length;
  const plan = await planned(b, { kind: 'segment' });
  expect(plan).toMatchObject({
    state: 'planned',
    access: { user: 'HubSpot Integration', picked: 25, looked: 25, without: [], fields: [], failure: null },
    calls: { salesforce: 1 },
  });
  expect(asked(before)).toHaveLength(1);
  expect(b.writes()).toEqual([]);
});

test('records that it may not edit or see are named before anything is written, and so are fields', async () => {
  await named();
  const ids = members(b);
  const [locked = '', hidden = ''] = spread(ids, 25).slice(3);
  Object.assign(leadOf(locked), { lockedForIntegration: true });
  Object.assign(leadOf(hidden), { hiddenFromIntegration: true });
  b.world.salesforce.unpermittedFields.add('Lead.SyncLens_Resync__c').add('Lead.Title').add('Contact.LastName');
  const { access } = await planned(b, { kind: 'segment' });
  const of = (id: string, read: boolean) => ({
    id: leadOf(id).id,
    object: 'Lead',
    name: expect.stringMatching(/^Member \d+$/),
    read,
  });
  expect(access?.without).toEqual([of(locked, true), of(hidden, false)]);
  // Of a required field no permission is kept, so nothing is said of it.
  expect(access?.fields?.toSorted()).toEqual(['Lead.SyncLens_Resync__c', 'Lead.Title']);
  expect(b.writes()).toEqual([]);
});

test('a field that HubSpot only reads need not be writable', async () => {
  await named();
  const mapping = [{ property: 'city', leadField: 'Score_Label__c', contactField: null, rule: 'always-salesforce' }];
  await b.settings({ mapping: mapping as never });
  expect((await planned(b, { kind: 'segment' })).access?.fields).toEqual([]);
  await b.settings({ mapping: [{ ...mapping[0], rule: 'two-way' }] as never });
  expect((await planned(b, { kind: 'ids', ids: members(b) })).access?.fields).toEqual(['Lead.Score_Label__c']);
});

test('without a named user nobody is asked, and that is said', async () => {
  const before = b.world.calls.length;
  const { access } = await planned(b, { kind: 'segment' });
  expect(access).toMatchObject({ user: null, looked: 0 });
  expect(asked(before)).toEqual([]);
});

test('whoever may not read permissions still hears of the records', async () => {
  await named();
  b.world.salesforce.permissionsHidden = true;
  const { access } = await planned(b, { kind: 'segment' });
  expect(access).toMatchObject({ looked: 25, without: [], fields: null });
});

test('an org that does not answer keeps no plan from being made', async () => {
  await named();
  b.world.sessions.clear();
  const plan = await planned(b, { kind: 'segment' });
  expect(plan).toMatchObject({ state: 'planned', total: 60, access: { failure: { kind: 'expired' } } });
});

test('who has no record yet is counted as such', async () => {
  await named();
  const fresh = b.world.hubspot.create({ email: 'new@x.example', lifecyclestage: 'customer' }, 'CRM_UI');
  const plan = await planned(b, { kind: 'ids', ids: [fresh.id] });
  expect(plan.access).toMatchObject({ picked: 1, looked: 0, without: [] });
});

test('a sample comes from all over the list, without a twin', () => {
  const all = Array.from({ length: 1000 }, (_none, n) => n);
  expect(spread(all, 25)).toEqual(all.filter((n) => n % 40 === 0));
  expect(spread(all.slice(0, 7), 25)).toEqual(all.slice(0, 7));
});
