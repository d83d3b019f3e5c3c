import { IngestJobV2 } from 'jsforce/lib/api/bulk2';
import { expect, it } from 'vitest';
import { org } from './org';
import { orgState } from './state';

const { world, salesforce, connect, lead, raw } = org();
type Params = ConstructorParameters<typeof IngestJobV2>[1] extends infer O
  ? O extends { bodyParams: infer B }
    ? B
    : never
  : never;
const jobOf = (more: Partial<Params> = {}, operation: Params['operation'] = 'update') =>
  new IngestJobV2(connect(), {
    bodyParams: { object: 'Lead', operation, ...more },
    pollingOptions: { pollInterval: 50, pollTimeout: 5_000 },
  });
const path = (id: string | undefined, more = '') => `/services/data/v65.0/jobs/ingest/${id}${more}`;
const title = (id: string) => salesforce.record(id)?.fields.Title;
const run = async (job: ReturnType<typeof jobOf>, data: string | Record<string, string>[]) => {
  await job.open();
  await job.uploadData(data);
  await job.close();
  world.clock.advance(60_000);
  return job.check();
};

it("jsforce's own ingest job: states by the world's clock, and every row in one of its results", async () => {
  const [good, locked, ruled] = [0, 1, 2].map((n) => lead(`ingest${n}@x.example`)) as [string, string, string];
  salesforce.rowLocks.set(locked, 1);
  salesforce.validationRules.set('no', (_object, fields) => (fields.Id === ruled ? 'Not, "now"' : null));
  const job = jobOf();
  expect((await job.open()).state).toBe('Open');
  await job.uploadData([good, locked, ruled].map((Id) => ({ Id, Title: 'Chief, "of" all' })));
  await job.close();
  expect(job.getInfo().state).toBe('UploadComplete');
  world.clock.advance(1_000);
  expect((await job.check()).state).toBe('InProgress');
  world.clock.advance(5_000);
  expect(await job.check()).toMatchObject({
    state: 'JobComplete',
    numberRecordsProcessed: 3,
    numberRecordsFailed: 2,
  });
  const { successfulResults, failedResults, unprocessedRecords } = await job.getAllResults();
  expect(successfulResults).toMatchObject([{ sf__Id: good, sf__Created: 'false', Title: 'Chief, "of" all' }]);
  expect(failedResults).toMatchObject([
    { sf__Id: ruled, sf__Error: 'FIELD_CUSTOM_VALIDATION_EXCEPTION:Not, "now":--' },
    { sf__Id: locked, sf__Error: expect.stringMatching(/^UNABLE_TO_LOCK_ROW:/) },
  ]);
  expect(unprocessedRecords).toEqual([]);
  expect([good, locked, ruled].map(title)).toEqual(['Chief, "of" all', null, null]);
  await job.delete();
  expect((await raw(path(job.id))).status).toBe(404);
});

it('what was aborted half way keeps what it wrote, and names the rest', async () => {
  const ids = Array.from({ length: 450 }, (_none, n) => lead(`half${n}@x.example`));
  const job = jobOf();
  await job.open();
  await job.uploadData(ids.map((Id) => ({ Id, Title: 'Half' })));
  await job.close();
  world.clock.advance(1_100);
  await job.abort();
  world.clock.advance(60_000);
  expect((await job.check()).state).toBe('Aborted');
  expect(ids.filter((id) => title(id) === 'Half').length).toBe(200);
  expect((await job.getUnprocessedRecords()).length).toBe(250);
});

it.each([
  ['LF', 'COMMA', 'Id,Title\nID,a\n', 'JobComplete'],
  ['CRLF', 'SEMICOLON', 'Id;Title\r\nID;a\r\n', 'JobComplete'],
  ['LF', 'TAB', 'Id\tTitle\nID\ta\n', 'JobComplete'],
  ['LF', 'COMMA', 'Id,Title\r\nID,a\r\n', 'Failed'],
  ['CRLF', 'COMMA', 'Id,Title\nID,a\n', 'Failed'],
  ['LF', 'PIPE', 'Id,Title\nID,a\n', 'Failed'],
  ['LF', 'COMMA', 'Id,Nickname__c\nID,a\n', 'Failed'],
] as const)('a file of %s and %s: %j ends as %s', async (lineEnding, columnDelimiter, csv, state) => {
  const id = lead('line@x.example');
  const job = jobOf({ lineEnding, columnDelimiter });
  const info = await run(job, csv.replace('ID', id));
  expect(info.state).toBe(state);
  expect(title(id)).toBe(state === 'JobComplete' ? 'a' : null);
  expect(info.errorMessage === undefined).toBe(state === 'JobComplete');
});

it('an empty cell leaves a field, #N/A empties it; rows can be made and deleted', async () => {
  const id = lead('cells@x.example', { Title: 'Old', City: 'Ulm' });
  await run(jobOf(), `Id,Title,City\n${id},,#N/A\n`);
  expect(salesforce.record(id)?.fields).toMatchObject({ Title: 'Old', City: null });
  const made = jobOf({}, 'insert');
  await run(made, 'LastName,Company\nNew,Looms\n,Looms\n');
  expect(await made.getSuccessfulResults()).toMatchObject([{ sf__Created: 'true' }]);
  expect(await made.getFailedResults()).toMatchObject([{ sf__Id: '', Company: 'Looms' }]);
  await run(jobOf({}, 'delete'), `Id\n${id}\n`);
  expect(salesforce.record(id)?.isDeleted).toBe(true);
});

it('data comes once, before the job is closed, and no larger than the org takes', async () => {
  const put = (id: string | undefined, body: string) =>
    fetch(connect().instanceUrl + path(id, '/batches'), {
      method: 'PUT',
      body,
      headers: { authorization: `Bearer ${world.sid}`, 'content-type': 'text/csv' },
    });
  const job = jobOf();
  await job.open();
  orgState(world).ingestLimits.uploadBytes = 20;
  expect((await put(job.id, 'x'.repeat(21))).status).toBe(400);
  expect((await put(job.id, 'Id,Title\n')).status).toBe(201);
  expect((await put(job.id, 'Id,Title\n')).status).toBe(400);
  orgState(world).ingestLimits.uploadBytes = 1e9;
  expect((await raw(path(job.id, '/failedResults'))).status).toBe(400);
  await expect(job.delete()).rejects.toThrow('cannot be deleted');
  await job.close();
  await expect(job.close()).rejects.toThrow('cannot be closed');
});

it('the day has so many records: the rest is unprocessed, and the job says why', async () => {
  const ids = Array.from({ length: 401 }, (_none, n) => lead(`day${n}@x.example`));
  Object.assign(orgState(world).ingestLimits, { recordsDaily: 400, recordsUsed: 0, day: '' });
  const job = jobOf();
  const info = await run(job, `Id,Title\n${ids.map((id) => `${id},Day\n`).join('')}`);
  Object.assign(orgState(world).ingestLimits, { recordsDaily: 150_000_000 });
  expect(info).toMatchObject({ state: 'Failed', numberRecordsProcessed: 400 });
  expect(info.errorMessage).toContain('a day');
  expect((await job.getUnprocessedRecords()).length).toBe(1);
});

it.each([true, false])(
  'an assignment rule where the job names one, or the org runs it anyway (%s)',
  async (ingestAssigns) => {
    const other = salesforce.insert(
      'User',
      { LastName: 'Other', Username: 'o@x.example', Email: 'o@x.example' },
      '',
    ).id;
    Object.assign(orgState(world), { ingestAssigns, assignTo: other });
    const [plain, ruled] = [lead('plain@x.example'), lead('ruled@x.example')];
    await run(jobOf(), `Id,Title\n${plain},a\n`);
    await run(jobOf({ assignmentRuleId: '01Q000000000001AAA' }), `Id,Title\n${ruled},a\n`);
    const owner = (id: string) => salesforce.record(id)?.fields.OwnerId;
    expect([owner(plain) === other, owner(ruled) === other]).toEqual([ingestAssigns, true]);
    Object.assign(orgState(world), { ingestAssigns: false, assignTo: undefined });
  },
);
