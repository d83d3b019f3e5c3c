import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeSettings } from '../../lib/storage/settings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { type Overlap, overlapWorld } from '../sandbox/worlds/overlap';
import { connect, cookies, freshBrowser } from './browser';
import { allRows, endOf, killWorker, tell } from './preview';

let portal: Overlap;
let sandbox: Sandbox;
const people = 2400;
beforeAll(async () => {
  portal = overlapWorld({ people });
  sandbox = await startSandbox({ worlds: [portal.world] });
}, 60_000);
afterAll(() => sandbox.close());
beforeEach(async () => {
  const { world } = portal;
  world.faults.length = 0;
  world.limits.window = 5000;
  freshBrowser(sandbox);
  killWorker();
  await connect(world);
});
const membersOf = (id: string) => new Set(portal.world.hubspot.segments.get(id)?.members.keys());
const hubspotCalls = () => portal.world.calls.filter((one) => one.service === 'hubspot').length;

/** Straight from the store: who is in which. */
function truth() {
  const [now, then] = [membersOf(portal.current), membersOf(portal.other)];
  return {
    enter: [...then].filter((id) => !now.has(id)).sort(),
    leave: [...now].filter((id) => !then.has(id)).sort(),
    stay: [...now].filter((id) => then.has(id)).length,
  };
}
const start = () => tell('preview-start', { other: { kind: 'segment', id: portal.other } });

test('two segments: who enters, leaves and stays is what the portal has, with the least possible calls', async () => {
  const { id } = await start();
  const before = hubspotCalls();
  const run = await endOf(id);
  const { enter, leave, stay } = truth();
  expect(enter.length).toBeGreaterThan(800);
  expect(run).toMatchObject({
    state: 'done',
    counts: { enter: enter.length, leave: leave.length, stay, unknown: 0 },
  });
  const rows = await allRows(id);
  const named = (change: string) =>
    rows
      .filter((row) => row.change === change)
      .map((row) => row.id)
      .sort();
  expect([named('enter'), named('leave')]).toEqual([enter, leave]);
  const pages = (count: number, each: number) => Math.ceil(count / each);
  const least = pages(membersOf(portal.current).size, 250) + pages(membersOf(portal.other).size, 250);
  expect(hubspotCalls() - before).toBe(least + pages(enter.length + leave.length, 100));
  expect(run.calls).toEqual({ hubspot: hubspotCalls() - before, salesforce: 0 });
});

test('rows know who is linked, who synced, and who has no address', async () => {
  const { id } = await start();
  await endOf(id);
  const { hubspot } = portal.world;
  for (const row of await allRows(id)) {
    const contact = hubspot.contact(row.id);
    if (!contact) throw new Error(row.id);
    expect(row.email ?? '').toBe(hubspot.value(contact, 'email'));
    expect(row.leadId ?? '').toBe(hubspot.value(contact, 'salesforceleadid'));
    expect(row.lastSync).toBe(Date.parse(hubspot.value(contact, 'salesforcelastsynctime')) || null);
  }
});

test('the estimate holds the calls that it then takes', async () => {
  const estimate = await tell('preview-estimate', { other: { kind: 'segment', id: portal.other } });
  const run = await endOf((await start()).id);
  expect(estimate.current).toBe(membersOf(portal.current).size);
  expect(run.calls.hubspot).toBeGreaterThanOrEqual(estimate.leastCalls);
  expect(run.calls.hubspot).toBeLessThanOrEqual(estimate.mostCalls);
});

test('who stays is read by name on request only, 100 a call', async () => {
  const { id } = await start();
  const { counts } = await endOf(id);
  expect(await allRows(id, 'preview-stayers')).toEqual([]);
  await tell('preview-want', { id, phase: 'stay' });
  const before = hubspotCalls();
  const run = await endOf(id, { ms: 0, after: killWorker });
  expect(run).toMatchObject({ state: 'done', counts });
  const then = membersOf(portal.other);
  const both = [...membersOf(portal.current)].filter((one) => then.has(one));
  expect(both.length).toBeGreaterThan(100);
  expect(hubspotCalls() - before).toBe(Math.ceil(both.length / 100));
  const rows = await allRows(id, 'preview-stayers');
  expect(rows.map((row) => row.id).sort()).toEqual(both.sort());
  expect(new Set(rows.map((row) => row.change))).toEqual(new Set(['stay']));
  const rest = await allRows(id);
  expect(rest.some((row) => row.change === 'stay')).toBe(false);
});

test('a worker that dies between two steps loses nothing, and asks for no page twice', async () => {
  const { id } = await start();
  const before = hubspotCalls();
  let steps = 0;
  const run = await endOf(id, {
    ms: 0,
    after: () => {
      steps += 1;
      killWorker();
    },
  });
  const { enter, leave, stay } = truth();
  expect(run.counts).toMatchObject({ enter: enter.length, leave: leave.length, stay });
  expect(steps).toBeGreaterThan(5);
  expect(new Set((await allRows(id)).map((row) => row.id)).size).toBe(enter.length + leave.length);
  expect(run.calls.hubspot).toBe(hubspotCalls() - before);
});

test('a window that is used up by others is waited for, and a service that is away for a moment is asked again', async () => {
  const { world } = portal;
  world.faults.push(
    { service: 'hubspot', route: 'batch/read', times: 2, kind: 'status', status: 429, headers: { 'Retry-After': '1' } },
    { service: 'hubspot', route: '/memberships', times: 1, after: 3, kind: 'status', status: 503 },
  );
  const run = await endOf((await start()).id);
  expect(run).toMatchObject({ state: 'done', failure: null });
  expect(run.waitedMs).toBeGreaterThan(500);
});

test('a token that is revoked half way stops it with the reason; it goes on from there with another one', async () => {
  const { world } = portal;
  const { id } = await start();
  world.faults.push({ service: 'hubspot', route: 'batch/read', times: 50, after: 4, kind: 'status', status: 401 });
  const stopped = await endOf(id);
  expect(stopped).toMatchObject({ state: 'stopped', failure: { kind: 'expired' } });
  expect(stopped.progress?.done).toBeGreaterThan(0);
  world.faults.length = 0;
  const before = hubspotCalls();
  const run = await endOf(id);
  const { enter, leave } = truth();
  expect(run.state).toBe('done');
  expect(hubspotCalls() - before).toBeLessThan(Math.ceil((enter.length + leave.length) / 100));
  expect(new Set((await allRows(id)).map((row) => row.id)).size).toBe(enter.length + leave.length);
});

test('a segment that is deleted half way stops it, and says so', async () => {
  const { id } = await start();
  portal.world.faults.push({
    service: 'hubspot',
    route: `lists/${portal.other}/`,
    times: 9,
    after: 1,
    kind: 'status',
    status: 404,
  });
  expect(await endOf(id)).toMatchObject({ state: 'stopped', failure: { kind: 'not-found' }, counts: null });
});

test('cancelled while it waits: it stops at once, and asks nothing more', async () => {
  const { world } = portal;
  world.faults.push({
    service: 'hubspot',
    route: 'batch/read',
    times: 50,
    kind: 'status',
    status: 429,
    headers: { 'Retry-After': '9' },
  });
  const { id } = await start();
  const step = tell('preview-step', { id });
  await new Promise<void>((resolve) => {
    const look = () => (world.faults[0] && world.faults[0].times < 50 ? resolve() : setTimeout(look, 5));
    look();
  });
  const cancelled = await tell('preview-cancel', { id });
  expect(cancelled.state).toBe('cancelled');
  await step;
  const before = hubspotCalls();
  expect((await tell('preview-step', { id })).state).toBe('cancelled');
  expect(hubspotCalls()).toBe(before);
});

test('a comparison of both sides without a session stops; put away, the preview stands as it was', async () => {
  const { id } = await start();
  const before = await endOf(id);
  cookies.clear();
  await tell('preview-want', { id, phase: 'overwrite' });
  expect(await endOf(id)).toMatchObject({ state: 'stopped', failure: { service: 'salesforce', kind: 'expired' } });
  expect(await tell('preview-cancel', { id })).toMatchObject({ state: 'done', counts: before.counts, failure: null });
  expect((await endOf(id)).state).toBe('done');
});

test('the newest preview of the portal is found again; an unknown one is said', async () => {
  const { id } = await start();
  expect(await tell('preview-latest', {})).toMatchObject({ id, state: 'running' });
  await expect(tell('preview-step', { id: 'gone' })).rejects.toMatchObject({ kind: 'not-found', code: 'NO_RUN' });
});

test('without a chosen segment there is nothing to compare with, and it is said', async () => {
  await changeSettings((store) => {
    const environment = store.environments[portal.world.portalId];
    if (!environment) throw new Error('Not connected');
    const settings = { ...environment.settings, segment: { mode: 'unset' as const } };
    return { ...store, environments: { [portal.world.portalId]: { ...environment, settings } } };
  });
  await expect(start()).rejects.toMatchObject({ kind: 'invalid', code: 'NO_SEGMENT' });
});

test('a segment that is gone cannot be previewed', async () => {
  const other = { kind: 'segment', id: '99999' } as const;
  await expect(tell('preview-start', { other })).rejects.toMatchObject({ kind: 'not-found', code: 'OTHER_GONE' });
});
