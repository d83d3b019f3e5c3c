import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApiError } from '../../lib/http/errors';
import { dailyUsage } from '../../lib/hubspot/account';
import { hubspotClient } from '../../lib/hubspot/client';
import { contactsByIds } from '../../lib/hubspot/contacts-batch';
import { contactBySalesforceId, countContacts, newestSyncs, searchContacts } from '../../lib/hubspot/contacts-search';
import { membershipsOfMany, membersOf } from '../../lib/hubspot/members';
import { contactProperties, contactProperty, createTextProperty } from '../../lib/hubspot/properties';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';

let world: World;
let sandbox: Sandbox;
let included: { contactId: string; recordId: string };

beforeAll(async () => {
  // Searches of this file are many; the search limit has a test of its own in the sandbox.
  world = smallWorld({ limits: { searchPerSecond: 100, window: 1000 } });
  for (let n = 0; n < 260; n++) member(n);
  world.clock.advance(3_600_000);
  sandbox = await startSandbox({ worlds: [world] });
  const found = world.people.get('included');
  included = { contactId: found?.contactId ?? '', recordId: found?.recordId ?? '' };
});
afterAll(() => sandbox.close());

/** Salesforce wants a last name and a company before it takes a lead. */
function member(n: number): void {
  const lifecyclestage = n < 255 ? 'customer' : 'lead';
  const email = `m${n}@acme.example`;
  world.hubspot.create({ email, lastname: `Member ${n}`, company: 'Acme', lifecyclestage }, 'IMPORT');
}
const client = (token = world.token) => hubspotClient({ token, base: sandbox.hubspot });
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as ApiError,
  );
const callsOf = (path: string) => world.calls.filter((call) => call.path === path).length;

test('the contact of a Salesforce record is found by either id, with its log', async () => {
  const query = { properties: ['email'], history: ['salesforcelastsynctime'] };
  const byLead = await contactBySalesforceId(client(), { leadId: included.recordId }, query);
  expect(byLead?.id).toBe(included.contactId);
  expect(byLead?.history.salesforcelastsynctime?.length).toBeGreaterThan(0);
  const short = { contactId: '003000000000001', leadId: included.recordId.slice(0, 15) };
  expect((await contactBySalesforceId(client(), short, query))?.id).toBe(included.contactId);
});

test('an id that differs in case only is another record', async () => {
  const other = world.salesforce.insert('Lead', { LastName: 'X', Company: 'Y' }, world.salesforce.adminUserId);
  const swapped = included.recordId
    .slice(0, 15)
    .replace(/[A-Za-z](?=[^A-Za-z]*$)/, (c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase()));
  const query = { properties: ['email'] };
  expect(swapped).not.toBe(included.recordId.slice(0, 15));
  expect(await contactBySalesforceId(client(), { leadId: swapped }, query)).toBeNull();
  expect(await contactBySalesforceId(client(), { leadId: other.id }, query)).toBeNull();
  expect(await contactBySalesforceId(client(), {}, query)).toBeNull();
});

test('the newest syncs come newest first, with names', async () => {
  const found = await newestSyncs(client(), 100);
  expect(found).toHaveLength(100);
  expect(found.map((one) => one.at)).toEqual(found.map((one) => one.at).sort((a, b) => b - a));
  expect(found.every((one) => one.name !== '')).toBe(true);
});

test('a search goes on page by page, and its count needs one call', async () => {
  const groups = [[{ propertyName: 'email', operator: 'HAS_PROPERTY' as const }]];
  const first = await searchContacts(client(), { groups, properties: ['email'] });
  const second = await searchContacts(client(), { groups, properties: ['email'], after: first.after ?? '' });
  expect([first.contacts.length, second.contacts.length, second.after]).toEqual([200, 62, null]);
  expect(await countContacts(client(), groups)).toBe(262);
});

test('contacts by ids come in batches of 100, of 50 with histories; the missing are left out', async () => {
  const ids = [...world.hubspot.contacts.keys()].slice(0, 120);
  const before = callsOf('/crm/v3/objects/contacts/batch/read');
  expect(await contactsByIds(client(), [...ids, '999999'], { properties: ['email'] })).toHaveLength(120);
  const plain = callsOf('/crm/v3/objects/contacts/batch/read');
  const histories = await contactsByIds(client(), ids, { properties: ['email'], history: ['email'] });
  expect(histories.every((one) => (one.history.email?.length ?? 0) > 0)).toBe(true);
  expect([plain - before, callsOf('/crm/v3/objects/contacts/batch/read') - plain]).toEqual([2, 3]);
});

test('members come by pages of 250 with the time of their joining', async () => {
  const id = world.integration.segmentId ?? '';
  const first = await membersOf(client(), id);
  const second = await membersOf(client(), id, first.after ?? undefined);
  expect([first.members.length, second.members.length, first.total, second.after]).toEqual([250, 6, 256, null]);
  expect(first.members[0]?.since).toBeTypeOf('number');
});

test('memberships of many contacts name their segments', async () => {
  const ids = [...world.hubspot.contacts.keys()];
  const found = await membershipsOfMany(client(), ids);
  expect(found.size).toBe(ids.length);
  const segment = world.integration.segmentId ?? '';
  expect([...found.values()].filter((one) => one.has(segment))).toHaveLength(256);
});

test('properties tell their type, group and whether they can be written', async () => {
  const all = await contactProperties(client());
  expect(all.find((one) => one.name === 'salesforcelastsynctime')).toMatchObject({ readOnly: true, type: 'datetime' });
  expect(await contactProperty(client(), 'jobtitle')).toMatchObject({ readOnly: false, group: 'contactinformation' });
  expect((await failureOf(contactProperty(client(), 'nothing')))?.kind).toBe('not-found');
});

test('a property is made once; a taken name is a conflict, a missing scope is named', async () => {
  const made = { name: 'synclens_proof', label: 'SyncLens proof' };
  expect(await createTextProperty(client(), made)).toMatchObject({ group: 'contactinformation', type: 'string' });
  expect((await failureOf(createTextProperty(client(), made)))?.kind).toBe('conflict');
  expect((await failureOf(createTextProperty(client(), { ...made, name: 'Not a name' })))?.kind).toBe('invalid');
  const token = 'pat-na1-11111111-2222-4333-8444-555555555555';
  world.tokens.set(token, ['crm.schemas.contacts.read']);
  const refused = await failureOf(createTextProperty(client(token), { name: 'another_one', label: 'Another' }));
  expect([refused?.kind, refused?.details.missingScopes]).toEqual(['forbidden', ['crm.schemas.contacts.write']]);
});

test('daily usage tells the limit and when it begins anew', async () => {
  const found = await dailyUsage(client());
  expect(found?.limit).toBe(650_000);
  expect(found?.resetsAt).toBeGreaterThan(world.clock.now());
});
