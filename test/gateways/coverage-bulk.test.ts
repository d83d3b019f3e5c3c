import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { runner } from '../../lib/protocol/jobs';
import { ledger } from '../../lib/storage/ledger';
import { orgState, usualBulk } from '../sandbox/salesforce/state';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { createRandom } from '../sandbox/world/random';
import type { World } from '../sandbox/world/types';
import { demoWorld } from '../sandbox/worlds/demo';
import { connect, freshBrowser } from './browser';
import { classes, emptyStores, killWorker, planned, view } from './coverage';
import { mortal } from './mortal';
import { tell } from './preview';

// A world of ten thousand records would show no more than that a small one is read the same way.
vi.mock('../../lib/salesforce/people-bulk', async (real) => ({ ...(await real()), isBulkCheaper: () => true }));

const seed = Number(process.env.SYNCLENS_SEED ?? Math.floor(Math.random() * 1e9));
let world: World;
let sandbox: Sandbox;
/** Class of everybody as a scan by REST finds it. */
let expected: ReadonlyMap<string, string>;

beforeAll(async () => {
  world = demoWorld();
  Object.assign(world.limits, { window: 1e6, daily: 1e9, searchPerSecond: 1e6, salesforceDaily: 1e9 });
  sandbox = await startSandbox({ worlds: [world] });
}, 60_000);
afterAll(() => sandbox.close());
beforeEach(async () => {
  await emptyStores();
  world.faults.length = 0;
  Object.assign(orgState(world).bulk, usualBulk, { startsAfter: 0, doneAfter: 0, mostAPage: 50 });
  freshBrowser(sandbox);
  await connect(world);
});

/** Calls to Salesforce, without ids, version and query. */
const calls = () =>
  world.calls
    .filter(({ service }) => service === 'salesforce')
    .map(({ method, path }) => `${method} ${path.replace(/^.*v\d+\.\d/, '').replace(/750\w+/, '{id}')}`);
const countOf = (one: string) => calls().filter((call) => call === one).length;
const jobs = () => countOf('POST /jobs/query');

async function scanned() {
  const plan = await planned();
  world.calls.length = 0;
  await tell('coverage-act', { jobId: plan.id, act: 'confirm' });
  await runner.drain();
  return { plan, end: await view() };
}

test.each([
  [403, 'FEATURENOTENABLED'],
  [403, 'INSUFFICIENT_ACCESS'],
  [400, 'INVALIDJOB'],
  [404, 'NOT_FOUND'],
])('who may not begin a job (%s %s) is read by pages of REST, and is told so', async (status, errorCode) => {
  orgState(world).bulk.refusal = { status, errorCode };
  const { plan, end } = await scanned();
  expect(plan.estimate?.salesforceByBulk).toBe(true);
  expect(end).toMatchObject({ state: 'done', failure: null, bulk: { refused: 'Async API not enabled' } });
  expect((await ledger.steps(plan.id)).filter(({ what }) => what === 'bulk-refused')).toHaveLength(1);
  expect(countOf('GET /jobs/query/{id}')).toBe(0);
  expect(countOf('GET /queryAll')).toBeGreaterThan(1);
  expected = await classes(plan.id);
});

describe('by a job of the Bulk API', () => {
  test('everybody has the same class, deleted and merged records too; one look at each job, and each page once', async () => {
    const { plan, end } = await scanned();
    expect(await classes(plan.id)).toEqual(expected);
    expect(end.bulk).toEqual({ isPreparing: false, refused: null });
    expect(countOf('GET /queryAll')).toBe(0);
    expect([jobs(), countOf('GET /jobs/query/{id}')]).toEqual([2, 2]);
    const queries = world.calls.filter(({ path }) => path.endsWith('/results')).map(({ path, query }) => path + query);
    expect(queries.length).toBeGreaterThan(4);
    expect(new Set(queries).size).toBe(queries.length);
    expect(world.calls.filter(({ write, path }) => write && !path.endsWith('/jobs/query'))).toEqual([]);
  });

  test('a job that takes its time: the scan says what it waits for', async () => {
    // Sooner than any sync that is on its way: nobody changes class meanwhile.
    orgState(world).bulk.doneAfter = 1_000;
    const { id } = await planned();
    await tell('coverage-act', { jobId: id, act: 'confirm' });
    const running = runner.drain();
    await vi.waitFor(async () => expect((await view()).bulk.isPreparing).toBe(true), { timeout: 30_000 });
    expect((await view()).state).toBe('reading');
    world.clock.advance(1_000);
    await running;
    expect(await view()).toMatchObject({ state: 'done', bulk: { isPreparing: false } });
    expect(await classes(id)).toEqual(expected);
  });

  test.each(['Failed', 'Aborted'] as const)('a job that ends as %s is no end of the scan', async (endsAs) => {
    orgState(world).bulk.endsAs = endsAs;
    const { plan, end } = await scanned();
    expect(end).toMatchObject({ state: 'done', failure: null });
    expect(end.bulk.refused).not.toBeNull();
    expect(await classes(plan.id)).toEqual(expected);
  });

  test('results that are gone half way are asked for anew, and nobody is there twice', async () => {
    const { queryJobs } = orgState(world);
    const { id } = await planned();
    world.faults.push({ service: 'salesforce', route: '/results', times: 1, after: 3, kind: 'status', status: 503 });
    await tell('coverage-act', { jobId: id, act: 'confirm' });
    await runner.drain();
    expect(await view()).toMatchObject({ state: 'reading', wait: 'service' });
    queryJobs.clear();
    await runner.drain(true);
    expect(await view()).toMatchObject({ state: 'done', bulk: { refused: null } });
    expect(jobs()).toBeGreaterThan(2);
    expect(await classes(id)).toEqual(expected);
  });

  test('results that are never there are given up for pages of REST', async () => {
    world.faults.push({ service: 'salesforce', route: '/results', times: 1e3, kind: 'status', status: 404 });
    const { plan, end } = await scanned();
    expect(end).toMatchObject({ state: 'done', failure: null });
    expect(end.bulk.refused).not.toBeNull();
    expect(jobs()).toBe(6);
    expect(await classes(plan.id)).toEqual(expected);
  });

  test('a session that has expired is no refusal: it is mended, and the same jobs are gone on with', async () => {
    const { id } = await planned();
    world.faults.push({ service: 'salesforce', route: '/results', times: 4, kind: 'status', status: 401 });
    await tell('coverage-act', { jobId: id, act: 'confirm' });
    await runner.drain();
    expect(await view()).toMatchObject({ trouble: true, failure: { kind: 'expired', service: 'salesforce' } });
    world.faults.length = 0;
    await tell('coverage-act', { jobId: id, act: 'resume' });
    await runner.drain();
    expect(await view()).toMatchObject({ state: 'done', bulk: { refused: null } });
    expect(jobs()).toBe(2);
    expect(await classes(id)).toEqual(expected);
  });

  test(`a worker that is killed again and again goes on with the same jobs (seed ${seed}; SYNCLENS_SEED gives another)`, async () => {
    const random = createRandom(seed);
    const { id } = await planned();
    await ledger.release(id, ['confirm']);
    const begun = new Set<string>();
    let kills = 0;
    for (let life = 0; life < 60; life++) {
      const worker = mortal(life < 20 ? 1 + Math.floor(random() * 30) : Number.POSITIVE_INFINITY);
      await runner.drain(true).catch(() => undefined);
      if (worker.died()) kills++;
      worker.revive();
      killWorker();
      const { cursor } = (await ledger.get(id)) as unknown as {
        cursor: { reading: { bulk?: Record<string, { jobId: string }> } };
      };
      for (const one of Object.values(cursor.reading.bulk ?? {})) if (one?.jobId) begun.add(one.jobId);
      if ((await view()).state === 'done') break;
    }
    expect(await view()).toMatchObject({ state: 'done', failure: null, bulk: { refused: null } });
    expect(kills).toBeGreaterThan(3);
    // One that was begun in the moment of a death is known to nobody; what was committed once stays.
    expect(begun.size).toBe(2);
    expect(await classes(id)).toEqual(expected);
  }, 60_000);
});
