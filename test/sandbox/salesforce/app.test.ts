import jsforce from 'jsforce';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { specViolations } from '../hubspot/app';
import { type Sandbox, startSandbox } from '../server';
import { createWorld } from '../world/create';
import { orgState } from './state';

const world = createWorld({ id: 'org', seed: 5, domain: 'org' });
const { salesforce } = world;
const by = salesforce.adminUserId;
let sandbox: Sandbox;
const connect = (accessToken = world.sid) =>
  new jsforce.Connection({
    instanceUrl: sandbox.salesforce,
    accessToken,
    version: '65.0',
    callOptions: { client: 'SyncLens' },
  });
const lead = (Email: string | null, more: Record<string, unknown> = {}) =>
  salesforce.insert('Lead', { FirstName: 'Ann', LastName: 'Doe', Company: 'Looms', Email, ...more }, by).id;
const raw = (path: string, init: { method?: string; body?: unknown; sid?: string } = {}) =>
  fetch(sandbox.salesforce + path, {
    method: init.method ?? 'GET',
    headers: { authorization: `Bearer ${init.sid ?? world.sid}` },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
interface Composite {
  compositeResponse: { body: unknown; httpStatusCode: number; referenceId: string }[];
}
const composite = (compositeRequest: unknown[], allOrNone = false) =>
  connect().requestPost<Composite>('/composite', { allOrNone, compositeRequest });
const get = (referenceId: string, soql: string, all = true) => ({
  method: 'GET',
  referenceId,
  url: `/services/data/v65.0/${all ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)
    .replace(/%40%7B/g, '@{')
    .replace(/%7D/g, '}')
    .replace(/%5B/g, '[')
    .replace(/%5D/g, ']')}`,
});

beforeAll(async () => {
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(async () => {
  await sandbox.close();
  expect(specViolations).toEqual([]);
});
beforeEach(() => {
  world.faults.length = 0;
  world.calls.length = 0;
  salesforce.validationRules.clear();
  Object.assign(world.limits, { salesforceUsed: 0, salesforceDaily: 100_000 });
  Object.assign(orgState(world), { apiDisabled: false, assignTo: undefined, encodesReferences: false, writes: [] });
});

describe('sessions, quota and versions', () => {
  it('versions are told to everybody, the newest last', async () => {
    const versions = (await (await fetch(`${sandbox.salesforce}/services/data/`)).json()) as { version: string }[];
    expect(Number(versions.at(-1)?.version)).toBeGreaterThanOrEqual(65);
    expect(versions.find((one) => one.version === '65.0')).toMatchObject({ label: "Winter '26" });
    expect((await raw('/services/data/v30.0/limits')).status).toBe(410);
    expect((await raw('/services/data/v99.0/limits')).status).toBe(404);
  });

  it('refuses an unknown session, none, and the one of Lightning', async () => {
    const lightning = `${world.orgId.slice(0, 15)}!Lightning61.abc`;
    for (const sid of ['', '00D000000000000!x', lightning]) {
      const answer = await raw('/services/data/v65.0/limits', { sid });
      expect([answer.status, await answer.json()]).toMatchObject([401, [{ errorCode: 'INVALID_SESSION_ID' }]]);
    }
    await expect(connect('x').query('SELECT Id FROM Lead')).rejects.toMatchObject({ errorCode: 'INVALID_SESSION_ID' });
  });

  it('an org without the API refuses every call, one over its quota too', async () => {
    orgState(world).apiDisabled = true;
    await expect(connect().limits()).rejects.toMatchObject({ errorCode: 'API_DISABLED_FOR_ORG' });
    orgState(world).apiDisabled = false;
    world.limits.salesforceUsed = world.limits.salesforceDaily;
    await expect(connect().limits()).rejects.toMatchObject({ errorCode: 'REQUEST_LIMIT_EXCEEDED' });
  });

  it('tells the quota in a header and in /limits; a composite is one call; a new day begins at none', async () => {
    const connection = connect();
    await composite([get('a', 'SELECT Id FROM Lead'), get('b', 'SELECT Id FROM Contact')]);
    expect(await connection.limits()).toMatchObject({ DailyApiRequests: { Max: 100_000, Remaining: 99_998 } });
    expect(connection.limitInfo.apiUsage).toEqual({ used: 2, limit: 100_000 });
    world.clock.advance(24 * 3_600_000);
    await connection.limits();
    expect(world.limits.salesforceUsed).toBe(1);
  });

  it('says whose session it is', async () => {
    const expected = { user_id: by, organization_id: world.orgId, name: 'Avery Admin' };
    expect(await connect().request('/services/oauth2/userinfo')).toMatchObject(expected);
    expect(await connect().identity()).toMatchObject(expected);
    expect(await connect().request('/chatter/users/me')).toMatchObject({ id: by, name: 'Avery Admin' });
  });
});

describe('queries', () => {
  it("jsforce's own finder and its escaping", async () => {
    const id = lead("o'neil@x.example");
    const found = await connect()
      .sobject('Lead')
      .find({ Email: "o'neil@x.example", IsDeleted: false }, ['Id', 'Email']);
    expect(found).toMatchObject([{ Id: id, attributes: { type: 'Lead' } }]);
    expect(world.calls.at(-1)).toMatchObject({ client: 'SyncLens', write: false });
  });

  it('pages, by the size that was asked for', async () => {
    for (let i = 0; i < 450; i++) lead(`page${i}@x.example`);
    const headers = { 'Sforce-Query-Options': 'batchSize=200' };
    const soql = "SELECT Id FROM Lead WHERE Email LIKE 'page%'";
    const first = await connect().query(soql, { headers });
    expect([first.totalSize, first.done, first.records.length]).toEqual([450, false, 200]);
    const second = await connect().queryMore(first.nextRecordsUrl ?? '');
    const third = await connect().queryMore(second.nextRecordsUrl ?? '');
    expect([second.records.length, third.records.length, third.done]).toEqual([200, 50, true]);
    const ids = [first, second, third].flatMap((page) => page.records.map((row) => row.Id));
    expect(new Set(ids).size).toBe(450);
    await expect(connect().queryMore('/services/data/v65.0/query/01gnope-200')).rejects.toMatchObject({
      errorCode: 'INVALID_QUERY_LOCATOR',
    });
  });

  it('queryAll shows what lies in the bin; refusals carry their code', async () => {
    const id = lead('bin@x.example');
    salesforce.delete(id, by);
    const soql = "SELECT Id, IsDeleted FROM Lead WHERE Email = 'bin@x.example'";
    expect((await connect().query(soql)).records).toEqual([]);
    expect((await connect().query(soql, { scanAll: true })).records).toMatchObject([{ Id: id, IsDeleted: true }]);
    await expect(connect().query('SELECT Nope FROM Lead')).rejects.toMatchObject({ errorCode: 'INVALID_FIELD' });
    await expect(connect().query('SELECT')).rejects.toMatchObject({ errorCode: 'MALFORMED_QUERY' });
  });

  it('an address that is too long never reaches it', async () => {
    const ids = Array.from({ length: 900 }, () => `'${by}'`).join(',');
    const q = encodeURIComponent(`SELECT Id FROM User WHERE Id IN (${ids})`);
    expect((await raw(`/services/data/v65.0/query?q=${q}`)).status).toBeGreaterThanOrEqual(414);
  });
});

describe('records', () => {
  it('are read, written and made', async () => {
    const leads = connect().sobject('Lead');
    const made = await leads.create({ LastName: 'New', Company: 'Looms', Email: 'new@x.example' });
    const id = made.id ?? '';
    expect(await leads.retrieve(id, { fields: ['Id', 'Email', 'Phone'] })).toMatchObject({ Id: id, Phone: null });
    await leads.update({ Id: id, Phone: '1' }, { headers: { 'Sforce-Auto-Assign': 'FALSE' } });
    expect(salesforce.record(id)).toMatchObject({ fields: { Phone: '1' }, lastModifiedById: by });
    expect(orgState(world).writes.at(-1)).toMatchObject({
      object: 'Lead',
      id,
      fields: { Phone: '1' },
      autoAssign: 'FALSE',
      client: 'SyncLens',
      outcome: 'written',
    });
    await leads.destroy(id);
    await expect(leads.retrieve(id)).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
    await expect(leads.update({ Id: id, Phone: '2' })).rejects.toMatchObject({ errorCode: 'ENTITY_IS_DELETED' });
    expect(orgState(world).writes.at(-1)).toMatchObject({ outcome: 'ENTITY_IS_DELETED' });
  });

  it('an assignment rule takes a lead unless the header keeps it off', async () => {
    const id = lead('owner@x.example');
    orgState(world).assignTo = world.integration.userId;
    await connect()
      .sobject('Lead')
      .update({ Id: id, Title: 'a' }, { headers: { 'Sforce-Auto-Assign': 'FALSE' } });
    expect(salesforce.record(id)?.fields.OwnerId).toBe(by);
    await connect().sobject('Lead').update({ Id: id, Title: 'b' });
    expect(salesforce.record(id)?.fields.OwnerId).toBe(world.integration.userId);
  });

  it.each([
    ['a validation rule', { Title: 'forbidden' }, 400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    ['a field that is not there', { Nope: 1 }, 400, 'INVALID_FIELD'],
    ['a formula', { Score_Label__c: 'x' }, 400, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    ['the id', { Id: 'x' }, 400, 'INVALID_FIELD'],
    ['a bad address', { Email: 'nope' }, 400, 'INVALID_EMAIL_ADDRESS'],
    ['what is required', { LastName: '' }, 400, 'REQUIRED_FIELD_MISSING'],
    ['a lock', { Title: 'x' }, 400, 'UNABLE_TO_LOCK_ROW'],
  ])('a write is refused for %s', async (why, fields, status, errorCode) => {
    const id = lead('write@x.example');
    if (why === 'a lock') salesforce.rowLocks.set(id, 1);
    salesforce.validationRules.set('no', (_, after) => (after.Title === 'forbidden' ? 'Not this title' : null));
    const answer = await raw(`/services/data/v65.0/sobjects/Lead/${id}`, { method: 'PATCH', body: fields });
    expect([answer.status, await answer.json()]).toMatchObject([status, [{ errorCode }]]);
  });

  it('one that is unknown, hidden, purged or of another object is not there', async () => {
    const [hidden, purged, plain] = [lead(null), lead(null), lead(null)];
    const record = salesforce.record(hidden);
    if (record) record.hidden = true;
    salesforce.purge(purged);
    for (const path of [`Lead/${hidden}`, `Lead/${purged}`, `Contact/${plain}`, 'Lead/x', `Nope/${plain}`])
      expect((await raw(`/services/data/v65.0/sobjects/${path}`)).status).toBe(404);
  });

  it('objects describe themselves', async () => {
    const { fields } = await connect().describe('Lead');
    expect(fields.find((one) => one.name === 'SyncLens_Resync__c')).toMatchObject({ updateable: true, custom: true });
    expect(fields.find((one) => one.name === 'OwnerId')).toMatchObject({ relationshipName: 'Owner' });
    expect((await connect().describeGlobal()).sobjects.map((one) => one.name)).toContain('Contact');
  });
});

describe('collections', () => {
  it('answer 200 with a result for each, in order', async () => {
    const [good, locked, gone] = [lead('c1@x.example'), lead('c2@x.example'), lead('c3@x.example')];
    salesforce.rowLocks.set(locked, 1);
    salesforce.delete(gone, by);
    const results = await connect().update(
      'Lead',
      [good, locked, gone].map((Id) => ({ Id, Title: 'x' })),
    );
    expect(results).toMatchObject([
      { id: good, success: true },
      { success: false, errors: [{ statusCode: 'UNABLE_TO_LOCK_ROW' }] },
      { success: false, errors: [{ statusCode: 'ENTITY_IS_DELETED' }] },
    ]);
  });

  it('all or none writes none where one is refused; more than 200 are too many', async () => {
    const [good, bad] = [lead('c4@x.example'), lead('c5@x.example')];
    const records = [
      { Id: good, Title: 'x' },
      { Id: bad, LastName: '' },
    ];
    const results = await connect().update('Lead', records, { allOrNone: true });
    expect(results).toMatchObject([
      { errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
    ]);
    expect(salesforce.record(good)?.fields.Title).toBeNull();
    const many = Array.from({ length: 201 }, () => ({ Id: good, Title: 'x' }));
    await expect(connect().update('Lead', many)).rejects.toMatchObject({ errorCode: 'EXCEEDED_ID_LIMIT' });
  });

  it('are read by id, null for what is not there', async () => {
    const id = lead('c6@x.example');
    const found = await connect().retrieve('Lead', [id, `${id.slice(0, 12)}zzz`], { fields: ['Email'] });
    expect(found).toMatchObject([{ Id: id, Email: 'c6@x.example' }, null]);
  });
});

describe('composite', () => {
  const byId = (id: string) => get('one', `SELECT Id, Email FROM Lead WHERE Id = '${id}'`);
  const twins = get('two', "SELECT Id FROM Contact WHERE Email = '@{one.records[0].Email}'");

  it('a later part takes from an earlier one', async () => {
    const id = lead('twin@x.example');
    const contact = salesforce.insert('Contact', { LastName: 'Doe', Email: 'twin@x.example' }, by).id;
    const { compositeResponse } = await composite([byId(id), twins]);
    expect(compositeResponse).toMatchObject([
      { httpStatusCode: 200, referenceId: 'one', body: { totalSize: 1 } },
      { httpStatusCode: 200, referenceId: 'two', body: { records: [{ Id: contact }] } },
    ]);
  });

  it.each([
    ['no row', () => '00Q000000000000AAA'],
    ['no value', () => lead(null)],
  ])('a reference to %s halts that part only', async (_, id) => {
    const { compositeResponse } = await composite([byId(id()), twins, get('three', 'SELECT Id FROM Account')]);
    expect(compositeResponse.map((part) => part.httpStatusCode)).toEqual([200, 400, 200]);
    expect(compositeResponse[1]?.body).toMatchObject([
      { errorCode: 'PROCESSING_HALTED', message: expect.stringContaining('No value for one.records[0].Email') },
    ]);
  });

  it.each([true, false])('an address with a quote or a plus, put in encoded: %s', async (encodesReferences) => {
    orgState(world).encodesReferences = encodesReferences;
    const plus = lead('a+b@x.example');
    salesforce.insert('Contact', { LastName: 'Doe', Email: 'a+b@x.example' }, by);
    const { compositeResponse } = await composite([byId(plus), twins]);
    expect(compositeResponse[1]?.body).toMatchObject({ totalSize: encodesReferences ? 1 : 0 });
    const quote = await composite([byId(lead("d'or@x.example")), twins]);
    expect(quote.compositeResponse[1]).toMatchObject({ httpStatusCode: 400, body: [{ errorCode: 'MALFORMED_QUERY' }] });
  });

  it('writes, with references in the body; all or none takes them back', async () => {
    const [from, to] = [lead('from@x.example', { Title: 'Countess' }), lead('to@x.example')];
    const patch = (id: string, body: unknown, referenceId = 'patch') => ({
      method: 'PATCH',
      url: `/services/data/v65.0/sobjects/Lead/${id}`,
      referenceId,
      body,
    });
    const read = get('one', `SELECT Title FROM Lead WHERE Id = '${from}'`);
    const done = await composite([read, patch(to, { Title: '@{one.records[0].Title}' })]);
    expect(done.compositeResponse[1]).toMatchObject({ httpStatusCode: 204, body: null });
    expect(salesforce.record(to)?.fields.Title).toBe('Countess');
    const undone = await composite([patch(to, { Title: 'x' }), patch(from, { Nope: 1 }, 'bad')], true);
    expect(undone.compositeResponse).toMatchObject([
      { httpStatusCode: 400, body: [{ errorCode: 'PROCESSING_HALTED' }] },
      { httpStatusCode: 400, body: [{ errorCode: 'INVALID_FIELD' }] },
    ]);
    expect(salesforce.record(to)?.fields.Title).toBe('Countess');
  });

  it('refuses too much, and what cannot stand in it', async () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => get(`q${i}`, 'SELECT Id FROM Lead LIMIT 1'));
    await expect(composite(many(6))).rejects.toMatchObject({ errorCode: 'INVALID_INPUT' });
    await expect(composite(many(26))).rejects.toMatchObject({ errorCode: 'INVALID_INPUT' });
    await expect(composite([{ ...get('bad-name', 'x') }])).rejects.toMatchObject({ errorCode: 'INVALID_INPUT' });
    await expect(composite([])).rejects.toMatchObject({ errorCode: 'JSON_PARSER_ERROR' });
    const nested = { method: 'POST', url: '/services/data/v65.0/composite', referenceId: 'n', body: {} };
    expect((await composite([nested])).compositeResponse[0]?.httpStatusCode).toBe(404);
  });
});
