import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectedHubspot } from '../../lib/connections/hubspot';
import { companiesOfMany } from '../../lib/hubspot/companies';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { enumeration, orOfAnd } from '../sandbox/worlds/segments';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';
import { good } from './builder';
import { allRows, endOf, killWorker, tell } from './preview';

let world: World;
let sandbox: Sandbox;
let people: string[];
const industries = ['Energy', 'Textiles', 'Mining'];

/** Every third has no company, some have two; the companies are many fewer than the contacts. */
beforeAll(async () => {
  world = smallWorld();
  const { hubspot } = world;
  const companies = Array.from({ length: 130 }, (_, n) =>
    hubspot.companies.create({ name: `Company ${n}`, industry: industries[n % 3] ?? '' }),
  );
  people = Array.from({ length: 450 }, (_, n) => {
    const lifecyclestage = n % 5 === 0 ? 'customer' : 'lead';
    const { id } = hubspot.create({ email: `c${n}@companies.example`, lifecyclestage }, 'CRM_UI');
    const own = companies[n % companies.length]?.id;
    const second = companies[(n + 1) % companies.length]?.id;
    if (n % 3 !== 0 && own) hubspot.companies.associate(id, own);
    if (n % 30 === 1 && second) hubspot.companies.associate(id, second);
    return id;
  });
  world.clock.advance(3_600_000);
  sandbox = await startSandbox({ worlds: [world] });
}, 60_000);
afterAll(() => sandbox.close());
beforeEach(async () => {
  world.limits.window = 5000;
  world.limits.searchPerSecond = 1000;
  world.switches.withoutCompanyIsError = true;
  freshBrowser(sandbox);
  killWorker();
  await connect(world);
});

const ofEnergy = {
  filterBranchType: 'ASSOCIATION',
  filterBranchOperator: 'AND',
  objectTypeId: '0-2',
  operator: 'IN_LIST',
  associationTypeId: 279,
  associationCategory: 'HUBSPOT_DEFINED',
  filters: [
    {
      filterType: 'PROPERTY',
      property: 'industry',
      operation: { operationType: 'STRING', operator: 'IS_EQUAL_TO', value: 'Energy' },
    },
  ],
  filterBranches: [],
};
const criteria = () => {
  const root = orOfAnd([enumeration('lifecyclestage', ['lead'])]) as unknown as {
    filterBranches: [{ filterBranches: unknown[] }];
  };
  root.filterBranches[0].filterBranches.push(ofEnergy);
  return root;
};
const inEnergy = (id: string) =>
  world.hubspot.companies
    .of(id)
    .some((one) => world.hubspot.companies.all.get(one.companyId)?.history.get('industry')?.[0]?.value === 'Energy');
const isLead = (id: string) => {
  const contact = world.hubspot.contact(id);
  return contact !== undefined && world.hubspot.value(contact, 'lifecyclestage') === 'lead';
};
const everybody = () => [...world.hubspot.contacts.keys()];
const callsTo = (path: string) => world.calls.filter((one) => one.path === path).length;
const associations = '/crm/v4/associations/contacts/companies/batch/read';
const batch = '/crm/v3/objects/companies/batch/read';
const draft = () => ({ kind: 'draft', name: 'Energy', filterBranch: criteria() }) as const;
async function withoutScope<T>(run: () => Promise<T>): Promise<T> {
  const before = world.scopes;
  world.scopes = before.filter((one) => one !== 'crm.objects.companies.read');
  freshBrowser(sandbox);
  await connect(world);
  return run().finally(() => {
    world.scopes = before;
  });
}

test.each([true, false])(
  'many contacts: each company is read once, who has none has none (an error: %s)',
  async (is) => {
    world.switches.withoutCompanyIsError = is;
    const { client } = await connectedHubspot();
    const before = [callsTo(associations), callsTo(batch)];
    const found = await companiesOfMany(client, people, { properties: ['industry'], histories: [] });
    expect([callsTo(associations) - (before[0] ?? 0), callsTo(batch) - (before[1] ?? 0)]).toEqual([5, 2]);
    for (const id of people) {
      const truth = world.hubspot.companies.of(id);
      expect(found.get(id)?.map((one) => [one.id, one.types.includes(1)])).toEqual(
        truth.map((one) => [one.companyId, one.isPrimary]),
      );
    }
  },
);

test('a draft that asks for companies is held against everybody as HubSpot would, within its estimate', async () => {
  const estimate = await tell('preview-estimate', { other: draft() });
  const { id } = await tell('preview-start', { other: draft() });
  const run = await endOf(id);
  expect(run.counts?.unknown).toBe(0);
  const wanted = everybody().filter((one) => isLead(one) && inEnergy(one));
  const rows = [...(await allRows(id)), ...(await allRows(id, 'preview-stayers'))];
  const there = rows.filter((row) => row.change !== 'leave').map((row) => row.id);
  expect(there.sort()).toEqual(wanted.sort());
  expect(wanted.length).toBeGreaterThan(60);
  expect(run.calls.hubspot).toBeGreaterThanOrEqual(estimate.leastCalls);
  // Beside it: the zone, the properties and the count.
  expect(run.calls.hubspot).toBeLessThanOrEqual(estimate.mostCalls + 3);
  // What is asked of a company is one criterion: it keeps out every lead without such a company.
  const without = everybody().filter((one) => !inEnergy(one)).length;
  expect(Object.values(run.held.other?.by ?? {})).toContainEqual({
    failing: without,
    alone: everybody().filter((one) => isLead(one) && !inEnergy(one)).length,
  });
  // A worker that dies reads some companies once more, and nobody twice.
  const again = await tell('preview-start', { other: draft() });
  const killed = await endOf(again.id, { ms: 0, after: killWorker });
  expect([killed.counts, killed.held]).toEqual([run.counts, run.held]);
});

test('without the scope nobody is guessed, and no call is planned for it', async () => {
  await withoutScope(async () => {
    const estimate = await tell('preview-estimate', { other: draft() });
    expect(estimate.leastCalls).toBe(estimate.mostCalls);
    const { id } = await tell('preview-start', { other: draft() });
    const before = callsTo(associations);
    const run = await endOf(id);
    expect(run.counts?.unknown).toBe(everybody().filter(isLead).length);
    expect(new Set((await allRows(id)).flatMap((row) => row.why ?? []))).toEqual(new Set(['companies-not-read']));
    expect(callsTo(associations)).toBe(before);
  });
});

test('the builder’s estimate reads the companies of its sample once', async () => {
  const asked = async () => {
    const answer = await good('builder-estimate', { filterBranch: criteria() as never });
    if (!answer) throw new Error('Superseded');
    return answer;
  };
  const first = await asked();
  const yes = everybody().filter((one) => isLead(one) && inEnergy(one)).length;
  expect(first).toMatchObject({ how: 'all', unknown: 0, yes, size: { about: yes, by: 'everybody' } });
  const before = world.calls.length;
  expect((await asked()).yes).toBe(yes);
  expect(world.calls.length).toBe(before);
  await withoutScope(async () => expect((await asked()).whys).toEqual(['companies-not-read']));
});

test('a contact with more companies than one answer holds has them all', async () => {
  const { client } = await connectedHubspot();
  const { id } = world.hubspot.create({ email: 'holding@companies.example' }, 'CRM_UI');
  for (let n = 0; n < 620; n += 1)
    world.hubspot.companies.associate(id, world.hubspot.companies.create({ name: `Held ${n}` }).id);
  const found = await companiesOfMany(client, [id], { properties: [], histories: [] });
  expect(new Set(found.get(id)?.map((one) => one.id)).size).toBe(620);
});
