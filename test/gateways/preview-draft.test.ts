import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Asked } from '../../lib/preview/start';
import { changeSettings } from '../../lib/storage/settings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import { type Overlap, otherCriteria, overlapWorld } from '../sandbox/worlds/overlap';
import { enumeration, known, orOfAnd } from '../sandbox/worlds/segments';
import { connect, freshBrowser } from './browser';
import { allRows, endOf, killWorker, tell } from './preview';

let portal: Overlap;
let sandbox: Sandbox;
beforeAll(async () => {
  portal = overlapWorld({ people: 1200, played: false, id: 'drafts' });
  sandbox = await startSandbox({ worlds: [portal.world] });
}, 60_000);
afterAll(() => sandbox.close());
beforeEach(async () => {
  portal.world.limits.window = 5000;
  freshBrowser(sandbox);
  killWorker();
  await connect(portal.world);
});
const hubspotCalls = () => portal.world.calls.filter((one) => one.service === 'hubspot').length;
const draft = (filterBranch: unknown): Asked => ({ kind: 'draft', name: 'Idea', filterBranch });
const idsOf = async (id: string, change: string) =>
  (await allRows(id))
    .filter((row) => row.change === change)
    .map((row) => row.id)
    .sort();
async function previewOf(other: Asked) {
  const { id } = await tell('preview-start', { other });
  return endOf(id);
}

test('a draft with the criteria of a segment comes out as that segment does', async () => {
  const [asDraft, asSegment] = [
    await previewOf(draft(otherCriteria)),
    await previewOf({ kind: 'segment', id: portal.other }),
  ];
  expect(asDraft.counts).toEqual(asSegment.counts);
  for (const change of ['enter', 'leave'])
    expect(await idsOf(asDraft.id, change)).toEqual(await idsOf(asSegment.id, change));
});

test('who stays was read with everybody: no further call', async () => {
  const { id, counts } = await previewOf(draft(otherCriteria));
  const before = hubspotCalls();
  await tell('preview-want', { id, phase: 'stay' });
  expect(await endOf(id)).toMatchObject({ state: 'done', counts });
  expect(hubspotCalls()).toBe(before);
  const { segments } = portal.world.hubspot;
  const [now, then] = [segments.get(portal.current)?.members, segments.get(portal.other)?.members];
  const both = [...(now?.keys() ?? [])].filter((one) => then?.has(one));
  const rows = await allRows(id, 'preview-stayers');
  expect(rows.map((row) => row.id).sort()).toEqual(both.sort());
  expect(both.length).toBe(counts?.stay);
});

test('its estimate is what it takes: pages of 100 and the members of the one in force', async () => {
  const other = draft(otherCriteria);
  const estimate = await tell('preview-estimate', { other });
  const { id } = await tell('preview-start', { other });
  const before = hubspotCalls();
  await endOf(id);
  const members = portal.world.hubspot.segments.get(portal.current)?.members.size ?? 0;
  expect(estimate.leastCalls).toBe(Math.ceil(members / 250) + Math.ceil(1200 / 100));
  // Beside it: the count, the zone and the properties.
  expect(hubspotCalls() - before).toBeLessThanOrEqual(estimate.mostCalls + 3);
});

test('who cannot be told is a class of their own, with the reason and whether they are in now', async () => {
  const form = { filterType: 'FORM_SUBMISSION', operator: 'FILLED_OUT', formId: 'x' };
  const filterBranch = orOfAnd([enumeration('lifecyclestage', ['customer', 'opportunity']), form]);
  const run = await previewOf(draft(filterBranch));
  const all = [...portal.world.hubspot.contacts.values()];
  const stage = (id: string) => {
    const contact = portal.world.hubspot.contact(id);
    return contact && portal.world.hubspot.value(contact, 'lifecyclestage');
  };
  expect(run.counts).toEqual({
    enter: 0,
    leave: 0,
    stay: 0,
    unknown: all.filter((one) => stage(one.id) !== 'lead').length,
  });
  const rows = await allRows(run.id);
  expect(new Set(rows.map((row) => [row.change, row.why].join()))).toEqual(new Set(['unknown,elsewhere']));
  for (const row of rows) expect(row.member).toBe(stage(row.id) === 'customer');
});

test('a property that the portal does not have is not guessed', async () => {
  const filterBranch = orOfAnd([enumeration('lifecyclestage', ['customer']), known('no_such_property')]);
  const run = await previewOf(draft(filterBranch));
  expect(run.counts?.unknown).toBeGreaterThan(500);
  expect(run.counts?.leave).toBe(0);
});

test('membership in another segment is told from its members', async () => {
  const inOther = { filterType: 'IN_LIST', operator: 'IN_LIST', listId: portal.other };
  const run = await previewOf(draft(orOfAnd([inOther])));
  const segment = await previewOf({ kind: 'segment', id: portal.other });
  expect(run.counts).toEqual(segment.counts);
  const notIn = { filterType: 'IN_LIST', operator: 'NOT_IN_LIST', listId: portal.other };
  const rest = await previewOf(draft(orOfAnd([notIn])));
  const all = portal.world.hubspot.contacts.size;
  const { enter = 0, stay = 0 } = rest.counts ?? {};
  expect(enter + stay).toBe(all - (portal.world.hubspot.segments.get(portal.other)?.members.size ?? 0));
});

test('says of each criterion how many it keeps out', async () => {
  const run = await previewOf(draft(otherCriteria));
  const { hubspot } = portal.world;
  const out = [...hubspot.contacts.values()].filter((one) => !hubspot.segments.get(portal.other)?.members.has(one.id));
  const noTitle = out.filter((one) => hubspot.value(one, 'jobtitle') === '').length;
  const counts = Object.values(run.held.other?.by ?? {});
  expect(run.held.other?.judged).toBe(hubspot.contacts.size);
  expect(counts).toContainEqual(expect.objectContaining({ failing: noTitle }));
});

test('of a segment, and of the one in force, the same is counted on request, as a draft of its criteria has it', async () => {
  const asDraft = await previewOf(draft(otherCriteria));
  const { id } = await previewOf({ kind: 'segment', id: portal.other });
  const { criteria, cost } = await tell('preview-lint', { id, of: 'other' });
  await tell('preview-want', { id, phase: 'held-other' });
  const before = hubspotCalls();
  const run = await endOf(id);
  expect(run.state).toBe('done');
  expect(run.held.other).toEqual(asDraft.held.other);
  expect(criteria.map((one) => one.path).sort()).toEqual(Object.keys(run.held.other?.by ?? {}).sort());
  expect(cost).toMatchObject({ contacts: 1200, leastCalls: 12, mostCalls: 12 });
  // Beside it: the definition and the count.
  expect(hubspotCalls() - before).toBeLessThanOrEqual(12 + 2);
  await tell('preview-want', { id, phase: 'held-current' });
  const { held, counts } = await endOf(id, { ms: 0, after: killWorker });
  expect(held.other).toEqual(asDraft.held.other);
  const { hubspot } = portal.world;
  const out = [...hubspot.contacts.keys()].filter((one) => !hubspot.segments.get(portal.current)?.members.has(one));
  expect(held.current).toEqual({ judged: 1200, by: { '0.0': { failing: out.length, alone: out.length } } });
  expect(counts).toEqual(run.counts);
});

test('a segment that refers to another one is counted by the memberships', async () => {
  const filterBranch = orOfAnd([{ filterType: 'IN_LIST', operator: 'IN_LIST', listId: portal.other }]);
  const { hubspot, clock } = portal.world;
  const segment = hubspot.addSegment({ name: 'In the other', filterBranch, processingType: 'DYNAMIC' });
  clock.advance(60_000);
  const { id } = await previewOf({ kind: 'segment', id: segment.id });
  const { cost } = await tell('preview-lint', { id, of: 'other' });
  expect(cost).toMatchObject({ leastCalls: 24, mostCalls: 24 });
  await tell('preview-want', { id, phase: 'held-other' });
  const { held } = await endOf(id);
  const failing = hubspot.contacts.size - (hubspot.segments.get(portal.other)?.members.size ?? 0);
  expect(held.other?.by).toEqual({ '0.0': { failing, alone: failing } });
});

test('a killed worker goes on from the page where it was', async () => {
  const { id } = await tell('preview-start', { other: draft(otherCriteria) });
  const whole = await previewOf(draft(otherCriteria));
  const run = await endOf(id, { ms: 0, after: killWorker });
  expect(run.counts).toEqual(whole.counts);
  expect(await idsOf(id, 'enter')).toEqual(await idsOf(whole.id, 'enter'));
});

test('without an inclusion segment everybody with an address is in, and would leave where the other does not hold them', async () => {
  await changeSettings((store) => {
    const environment = store.environments[portal.world.portalId];
    if (!environment) throw new Error('Not connected');
    const settings = { ...environment.settings, segment: { mode: 'none' as const } };
    return { ...store, environments: { [portal.world.portalId]: { ...environment, settings } } };
  });
  const run = await previewOf({ kind: 'segment', id: portal.other });
  const { hubspot } = portal.world;
  const members = hubspot.segments.get(portal.other)?.members ?? new Map();
  const all = [...hubspot.contacts.values()];
  const withEmail = all.filter((one) => hubspot.value(one, 'email') !== '');
  const stay = withEmail.filter((one) => members.has(one.id)).length;
  expect(run.counts).toEqual({ enter: members.size - stay, leave: withEmail.length - stay, stay, unknown: 0 });
});

test('lint names what is doubtful, of the draft and of the one in force', async () => {
  const filterBranch = orOfAnd([
    known('no_such_property'),
    known('salesforcelastsynctime'),
    { filterType: 'IN_LIST', operator: 'IN_LIST', listId: '99999' },
  ]);
  const { id } = await tell('preview-start', { other: draft(filterBranch) });
  const { findings } = await tell('preview-lint', { id, of: 'other' });
  expect(findings.map((one) => one.code).sort()).toEqual(['deadlock', 'missing-list', 'missing-property']);
  expect(await tell('preview-lint', { id, of: 'current' })).toMatchObject({ findings: [] });
});

test('the forecast names who drops out by time alone, as the portal does when the days pass', async () => {
  const { world } = portal;
  const { hubspot, clock } = world;
  const [early, late] = [...hubspot.contacts.values()].filter((_, n) => n % 200 === 0);
  if (!early || !late) throw new Error('Nobody');
  const day = 86_400_000;
  hubspot.addProperty({
    name: 'last_call',
    label: 'Last call',
    groupName: 'contactinformation',
    type: 'datetime',
    fieldType: 'calendar',
    options: [],
  });
  const set = (contactId: string, ago: number) =>
    hubspot.write(contactId, { last_call: new Date(clock.now() - ago * day).toISOString() }, 'CRM_UI');
  set(early.id, 26.5);
  set(late.id, 10.5);
  const recent = {
    filterType: 'PROPERTY',
    property: 'last_call',
    operation: { operationType: 'ROLLING_DATE_RANGE', operator: 'IS_LESS_THAN_X_DAYS_AGO', numberOfDays: 30 },
  };
  const segment = hubspot.addSegment({
    name: 'Contacted lately',
    filterBranch: orOfAnd([recent]),
    processingType: 'DYNAMIC',
  });
  clock.advance(60_000);
  const { id } = await tell('preview-start', { other: { kind: 'segment', id: segment.id } });
  await endOf(id);
  await tell('preview-want', { id, phase: 'forecast-other' });
  const run = await endOf(id);
  expect(run.forecasts.other).toMatchObject({
    moves: true,
    looked: segment.members.size,
    within: { 1: 0, 7: 1, 30: 2 },
  });
  const { rows } = await tell('preview-forecast', { id, of: 'other', from: 0 });
  expect(rows.map((row) => row.id).sort()).toEqual([early.id, late.id].sort());
  clock.advance(7 * day);
  expect([segment.members.has(early.id), segment.members.has(late.id)]).toEqual([false, true]);
  await tell('preview-want', { id, phase: 'forecast-current' });
  expect((await endOf(id)).forecasts.current).toMatchObject({ moves: false, looked: 0 });
});

test('the builder’s draft is found again for its portal; what is no draft is none', async () => {
  expect(await tell('preview-draft', {})).toBeNull();
  const key = `builder-draft:${portal.world.portalId}`;
  const kept = {
    draft: { name: 'Idea', groups: [], from: null, next: 1 },
    filterBranch: otherCriteria,
    complete: true,
    lists: {},
    at: 1,
  };
  await fakeBrowser.storage.local.set({ [key]: kept });
  expect(await tell('preview-draft', {})).toEqual({ name: 'Idea', filterBranch: otherCriteria, complete: true });
  await fakeBrowser.storage.local.set({ [key]: 'broken' });
  expect(await tell('preview-draft', {})).toBeNull();
});

describe('a portal that is read from both ends', () => {
  let large: Overlap;
  let itsSandbox: Sandbox;
  beforeAll(async () => {
    large = overlapWorld({ people: 4_300, played: false, id: 'large' });
    itsSandbox = await startSandbox({ worlds: [large.world] });
  }, 60_000);
  afterAll(() => itsSandbox.close());
  beforeEach(async () => {
    large.world.limits.window = 5000;
    large.world.faults.length = 0;
    freshBrowser(itsSandbox);
    killWorker();
    await connect(large.world);
  });
  const changesOf = async (id: string) =>
    (await allRows(id)).map((row) => [row.id, row.change].join()).sort((a, b) => a.localeCompare(b));
  const truth = () => {
    const { segments } = large.world.hubspot;
    const [now, then] = [segments.get(large.current)?.members, segments.get(large.other)?.members];
    const all = [...large.world.hubspot.contacts.keys()];
    const moving = all.filter((id) => Boolean(now?.has(id)) !== Boolean(then?.has(id)));
    return moving.map((id) => [id, then?.has(id) ? 'enter' : 'leave'].join()).sort((a, b) => a.localeCompare(b));
  };
  const searches = () => large.world.calls.filter((one) => one.path.endsWith('contacts/search')).length;

  test('names everybody once, with fewer calls than pages of 100', async () => {
    const { id } = await tell('preview-start', { other: draft(otherCriteria) });
    large.world.latencyMs = 30;
    const run = await endOf(id);
    large.world.latencyMs = 0;
    expect(run.state).toBe('done');
    expect(await changesOf(id)).toEqual(truth());
    expect(searches()).toBeGreaterThan(3);
    expect(large.world.calls.filter((one) => one.path === '/crm/v3/objects/contacts').length).toBeLessThan(43);
  });

  test('histories are read for those whom the search found', async () => {
    const ever = { ...enumeration('lifecyclestage', ['opportunity', 'customer']) } as Record<string, unknown>;
    ever.operation = { ...(ever.operation as object), operator: 'HAS_EVER_BEEN_ANY_OF' };
    const run = await previewOf(draft(orOfAnd([ever])));
    const { segments } = large.world.hubspot;
    const size = segments.get(large.current)?.members.size ?? 0;
    expect(run.counts).toMatchObject({ stay: size, leave: 0, unknown: 0 });
    expect(run.counts?.enter).toBeGreaterThan(100);
  });

  test('a worker that dies between two answers counts nobody twice', async () => {
    const { id } = await tell('preview-start', { other: draft(otherCriteria) });
    await endOf(id, { ms: 0, after: killWorker });
    expect(await changesOf(id)).toEqual(truth());
  });

  test('pages that do not come in the order of the ids are noticed, and all is read once more from one end', async () => {
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => {
      const answer = await real(...args);
      const address = new URL(String(args[0]));
      if (address.pathname !== '/crm/v3/objects/contacts') return answer;
      const body = (await answer.json()) as { results: unknown[] };
      return Response.json({ ...body, results: body.results.reverse() }, { headers: answer.headers });
    });
    const { id } = await tell('preview-start', { other: draft(otherCriteria) });
    const run = await endOf(id);
    expect(run.state).toBe('done');
    expect(await changesOf(id)).toEqual(truth());
    const { enter = 0, leave = 0 } = run.counts ?? {};
    expect(enter + leave).toBe(truth().length);
  });
});
