import { QueryJobV2 } from 'jsforce/lib/api/bulk2';
import { expect, it } from 'vitest';
import { org } from './org';
import { orgState, usualBulk } from './state';

const { world, salesforce, by, connect, lead, raw } = org();
const soql = "SELECT Id, Email, IsDeleted FROM Lead WHERE Email LIKE 'bulk%'";
const jobOf = (operation: 'query' | 'queryAll') =>
  new QueryJobV2(connect(), {
    bodyParams: { query: soql, operation },
    pollingOptions: { pollInterval: 50, pollTimeout: 5_000 },
  });

it("jsforce's own query job: states by the world's clock, deleted records through queryAll", async () => {
  const ids = [0, 1, 2].map((n) => lead(`bulk${n}@x.example`));
  salesforce.delete(ids[1] as string, by);
  const job = jobOf('queryAll');
  const opened = await job.open();
  expect(opened.state).toBe('UploadComplete');
  world.clock.advance(1_500);
  expect((await job.check()).state).toBe('InProgress');
  world.clock.advance(3_000);
  expect((await job.check()).state).toBe('JobComplete');

  const results = `/services/data/v65.0/jobs/query/${opened.id}/results`;
  const first = await raw(`${results}?maxRecords=2`);
  expect(first.headers.get('sforce-numberofrecords')).toBe('2');
  const next = first.headers.get('sforce-locator');
  const last = await raw(`${results}?maxRecords=2&locator=${next}`);
  expect(last.headers.get('sforce-locator')).toBe('null');
  const text = (await first.text()) + (await last.text());
  for (const id of ids) expect(text.split(id)).toHaveLength(2);
  expect(text).toContain('"true"');
  expect((await raw(`${results}?locator=nope`)).status).toBe(400);
});

it('an aborted job has no results', async () => {
  const job = jobOf('query');
  const { id } = await job.open();
  await job.abort();
  world.clock.advance(5_000);
  expect((await job.check()).state).toBe('Aborted');
  expect((await raw(`/services/data/v65.0/jobs/query/${id}/results`)).status).toBe(400);
});

it('what nobody documents is a switch: how long a job takes, how it ends, how long it is kept, who may begin one', async () => {
  const { bulk } = orgState(world);
  const stateAfter = async (ms: number) => {
    const { id } = await jobOf('query').open();
    world.clock.advance(ms);
    return ((await (await raw(`/services/data/v65.0/jobs/query/${id}`)).json()) as { state?: string }).state;
  };
  Object.assign(bulk, { startsAfter: 0, doneAfter: 10 });
  expect(await stateAfter(10)).toBe('JobComplete');
  Object.assign(bulk, { endsAs: 'Failed' });
  expect(await stateAfter(10)).toBe('Failed');
  Object.assign(bulk, { keptFor: 1_000 });
  expect(await stateAfter(1_001)).toBeUndefined();
  Object.assign(bulk, { refusal: { status: 403, errorCode: 'FEATURENOTENABLED' } });
  const refused = await raw('/services/data/v65.0/jobs/query', {
    method: 'POST',
    body: { operation: 'query', query: soql },
  });
  expect(refused.status).toBe(403);
  Object.assign(bulk, usualBulk);
});
