import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ApiError } from '../../lib/http/errors';
import { type SalesforceClient, salesforceClient } from '../../lib/salesforce/client';
import { fieldsOf } from '../../lib/salesforce/describe';
import { rowsFor, rowsOfPage } from '../../lib/salesforce/rows';
import { touchRecord } from '../../lib/salesforce/touch';
import { dailyCalls, userName } from '../../lib/salesforce/user';
import { orgState } from '../sandbox/salesforce/state';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';

let world: World;
let sandbox: Sandbox;
let client: SalesforceClient;

beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(() => sandbox.close());
beforeEach(() => {
  world.faults.length = 0;
  client = salesforceClient({ host: `${world.domain}.my.salesforce.com`, sid: world.sid, base: sandbox.salesforce });
});

const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error as ApiError,
  );
const make = (object: 'Lead' | 'Contact', fields: Record<string, unknown>) =>
  world.salesforce.insert(
    object,
    { LastName: 'Doe', ...(object === 'Lead' ? { Company: 'X' } : {}), ...fields },
    world.salesforce.adminUserId,
  );
let n = 0;
const address = () => `person${n++}@example.org`;
const page = (record: { object: string; id: string }) => ({
  object: record.object as 'Lead' | 'Contact',
  id: record.id,
});
const calls = () => world.calls.filter((call) => call.service === 'salesforce' && call.path !== '/services/data');

describe('rows', () => {
  test('everybody with an id or an address comes by one call, with the fields asked for', async () => {
    const email = address();
    const lead = make('Lead', { Email: email, Title: 'Analyst' });
    const contact = make('Contact', { Email: email.toUpperCase() });
    const other = make('Contact', { Email: address(), Title: null });
    world.calls.length = 0;
    const rows = await rowsFor(client, {
      ids: [other.id],
      emails: [email],
      fields: { Lead: ['Title'], Contact: ['Title'] },
    });
    expect(rows.map((row) => row.id).sort()).toEqual([lead.id, contact.id, other.id].sort());
    expect(rows.find((row) => row.id === lead.id)).toMatchObject({
      object: 'Lead',
      deleted: false,
      fields: { Title: 'Analyst' },
    });
    expect(rows.find((row) => row.id === other.id)?.fields).toEqual({ Title: null });
    expect(calls()).toHaveLength(1);
  });

  test('a deleted, a merged and a converted record say what became of them', async () => {
    const [gone, loser, winner, lead] = [
      make('Contact', {}),
      make('Contact', {}),
      make('Contact', {}),
      make('Lead', { Email: address() }),
    ];
    const by = world.salesforce.adminUserId;
    world.salesforce.delete(gone.id, by);
    world.salesforce.merge(winner.id, loser.id, by);
    const became = world.salesforce.convert(lead.id, by);
    const rows = new Map(
      (await rowsFor(client, { ids: [gone.id, loser.id, lead.id], emails: [] })).map((row) => [row.id, row]),
    );
    expect(rows.get(gone.id)).toMatchObject({ deleted: true, masterId: null });
    expect(rows.get(loser.id)?.masterId).toBe(winner.id);
    expect(rows.get(lead.id)?.convertedContactId).toBe(became.id);
  });

  test('what is purged or hidden is not there, and is no failure', async () => {
    const [purged, hidden] = [make('Contact', {}), make('Contact', {})];
    world.salesforce.purge(purged.id);
    hidden.hidden = true;
    expect(await rowsFor(client, { ids: [purged.id, hidden.id], emails: [] })).toEqual([]);
  });

  test('nothing wanted is no call, and an address cannot break out of its query', async () => {
    world.calls.length = 0;
    expect(await rowsFor(client, { ids: ['0015g00000abcdeAAA'], emails: [''] })).toEqual([]);
    expect(calls()).toHaveLength(0);
    expect(await rowsFor(client, { ids: [], emails: ["x') OR (Name != '"] })).toEqual([]);
  });

  test('a field that the org does not have is left out, and not asked for again', async () => {
    const one = make('Contact', { Title: 'Analyst' });
    const fields = { Contact: ['Missing__c', 'Title'] };
    expect((await rowsFor(client, { ids: [one.id], emails: [], fields })).map((row) => row.id)).toEqual([one.id]);
    world.calls.length = 0;
    const [again] = await rowsFor(client, { ids: [one.id], emails: [], fields });
    expect(again?.fields).toEqual({ Title: 'Analyst' });
    expect(calls()).toHaveLength(1);
  });
});

describe('the record of a page', () => {
  test('comes with its twins by one call', async () => {
    const email = address();
    const [contact, lead] = [make('Contact', { Email: email }), make('Lead', { Email: email })];
    world.calls.length = 0;
    for (const one of [contact, lead]) {
      const { pageRow, rows } = await rowsOfPage(client, page(one));
      expect(pageRow?.id).toBe(one.id);
      expect(rows.map((row) => row.id).sort()).toEqual([contact.id, lead.id].sort());
    }
    expect(calls()).toHaveLength(2);
  });

  test('without an address stands alone', async () => {
    const one = make('Contact', {});
    expect((await rowsOfPage(client, page(one))).rows.map((row) => row.id)).toEqual([one.id]);
  });

  test.each([false, true])(
    'with signs that a reference cannot carry names its address, and is found with its twins by it (encoded: %s)',
    async (encodes) => {
      orgState(world).encodesReferences = encodes;
      for (const email of [`o'brien${n++}@example.org`, `a+b${n++}@example.org`, `a&b=%41${n++}@example.org`]) {
        const [one, other] = [make('Contact', { Email: email }), make('Lead', { Email: email })];
        const { rows, unasked } = await rowsOfPage(client, page(one));
        expect([rows.map((row) => row.id), unasked]).toEqual([[one.id], email]);
        const found = await rowsFor(client, { ids: [], emails: [unasked ?? ''] });
        expect(found.map((row) => row.id).sort()).toEqual([one.id, other.id].sort());
      }
    },
  );

  test('a converted lead brings the contact that it became', async () => {
    const lead = make('Lead', { Email: address() });
    const became = world.salesforce.convert(lead.id, world.salesforce.adminUserId);
    world.salesforce.update(became.id, { Email: address() }, world.salesforce.adminUserId);
    expect((await rowsOfPage(client, page(lead))).rows.map((row) => row.id)).toContain(became.id);
  });

  test('that is not there is no row', async () => {
    expect(await rowsOfPage(client, { object: 'Contact', id: '0035g0000099999AAA' })).toEqual({
      pageRow: null,
      rows: [],
      unasked: null,
    });
  });

  test('an account that is no person is refused by name', async () => {
    const account = world.salesforce.insert('Account', { Name: 'Acme' }, world.salesforce.adminUserId);
    expect((await failureOf(rowsOfPage(client, { object: 'Account', id: account.id })))?.details.code).toBe(
      'NOT_A_PERSON',
    );
  });
});

describe('a touch', () => {
  const touch = (id: string, fields: Record<string, string>) => touchRecord(client, { object: 'Contact', id, fields });

  test("writes without assignment rules, under our name, and gives the org's time", async () => {
    const one = make('Contact', {});
    const { at } = await touch(one.id, { SyncLens_Resync__c: 'job-1' });
    expect(one.fields.SyncLens_Resync__c).toBe('job-1');
    expect(Math.abs(at - world.clock.now())).toBeLessThan(2000);
    expect(orgState(world).writes.at(-1)).toMatchObject({ id: one.id, autoAssign: 'FALSE', client: 'SyncLens' });
  });

  test('that a rule, a lock, a lacking field or a lacking record refuses is a failure, though the call answers 200', async () => {
    const one = make('Contact', {});
    world.salesforce.validationRules.set('no', () => 'Not on a Tuesday');
    expect(await failureOf(touch(one.id, { Title: 'x' }))).toMatchObject({
      kind: 'refused-by-rule',
      details: { words: 'Not on a Tuesday' },
    });
    world.salesforce.validationRules.clear();
    world.salesforce.rowLocks.set(one.id, 1);
    expect((await failureOf(touch(one.id, { Title: 'x' })))?.kind).toBe('locked');
    expect((await failureOf(touch(one.id, { Missing__c: 'x' })))?.kind).toBe('invalid');
    world.salesforce.delete(one.id, world.salesforce.adminUserId);
    expect((await failureOf(touch(one.id, { Title: 'x' })))?.kind).toBe('not-found');
  });
});

describe('the org', () => {
  test('names its fields and which of them this user may write', async () => {
    const fields = await fieldsOf(client);
    expect(fields.find((one) => one.object === 'Lead' && one.name === 'SyncLens_Resync__c')).toMatchObject({
      updateable: true,
      custom: true,
    });
    expect(fields.find((one) => one.object === 'Contact' && one.name === 'Id')?.updateable).toBe(false);
  });

  test('names its user and the calls that are left', async () => {
    expect(await userName(client)).toBe('Avery Admin');
    expect((await dailyCalls(client)).limit).toBe(world.limits.salesforceDaily);
    expect(client.quota()?.limit).toBe(world.limits.salesforceDaily);
  });

  test('a session that ended, an org without API and a spent day are told apart', async () => {
    const wrong = salesforceClient({ host: client.host, sid: `${world.orgId}!gone`, base: sandbox.salesforce });
    expect((await failureOf(dailyCalls(wrong)))?.kind).toBe('expired');
    orgState(world).apiDisabled = true;
    expect((await failureOf(dailyCalls(client)))?.kind).toBe('forbidden');
    orgState(world).apiDisabled = false;
    const { salesforceUsed } = world.limits;
    world.limits.salesforceUsed = world.limits.salesforceDaily;
    expect((await failureOf(dailyCalls(client)))?.kind).toBe('quota-spent');
    world.limits.salesforceUsed = salesforceUsed;
  });
});
