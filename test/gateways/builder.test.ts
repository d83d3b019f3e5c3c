import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromDefinition, toDefinition } from '../../lib/builder/draft/definition';
import { criterionAdded, offerChosen, propertyChosen, valuesChanged } from '../../lib/builder/draft/edit';
import type { Draft } from '../../lib/builder/draft/types';
import { readDraft } from '../../lib/storage/draft';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';
import { ask, company, edited, good, say, stage, zone } from './builder';

let world: World;
let sandbox: Sandbox;
beforeAll(async () => {
  world = smallWorld({ timeZone: 'Europe/Berlin' });
  for (let index = 0; index < 700; index += 1)
    world.hubspot.create(
      {
        email: `p${index}@many.example`,
        firstname: `Person ${index}`,
        lifecyclestage: index % 4 === 0 ? 'opportunity' : 'lead',
        ...(index % 10 === 0 ? { company: 'Acme GmbH' } : {}),
      },
      'CRM_UI',
    );
  world.clock.advance(3_600_000);
  sandbox = await startSandbox({ worlds: [world] });
}, 60_000);
afterAll(() => sandbox.close());
beforeEach(async () => {
  freshBrowser(sandbox);
  await connect(world, false);
  // The test before has used up this second's searches; what a limit does is asked for by name below.
  world.limits.searchPerSecond = 1000;
  world.calls.length = 0;
});

async function without<T>(scope: string, run: () => Promise<T>): Promise<T> {
  const before = world.scopes;
  world.scopes = before.filter((one) => one !== scope);
  return run().finally(() => {
    world.scopes = before;
  });
}
const paths = () => world.calls.map((call) => call.path);

describe('an estimate', () => {
  test('is counted by HubSpot where a search means the same', async () => {
    const found = await ask(stage('opportunity'));
    expect(found).toMatchObject({ total: 702, how: 'spread', judged: 500, unknown: 0 });
    expect(found.size).toEqual({ about: 175, low: 175, high: 175, by: 'search' });
  });

  test('is taken from the sample where search compares in its own way, and its margin holds the truth', async () => {
    const found = await ask(company('acme'));
    expect(found.size.by).toBe('sample');
    expect(found.size.low).toBeLessThanOrEqual(70);
    expect(found.size.high).toBeGreaterThanOrEqual(70);
    expect(found.ins).toHaveLength(3);
    expect(found.ins[0]?.reasons[0]).toMatchObject({
      sentence: { code: 'op.STRING.CONTAINS', params: { property: 'Company Name' } },
      shown: { word: { values: ['Acme GmbH'] } },
    });
    expect(found.outs[0]?.reasons[0]?.shown?.missing).toBe('no-value');
  });

  test('reads its sample once: an edit on the same properties makes no call, another property only its values', async () => {
    const first = await ask(company('acme'));
    expect(first.calls).toBe(5);
    world.calls.length = 0;
    expect((await ask(company('gmbh'))).calls).toBe(0);
    expect(paths()).toEqual([]);
    expect((await ask(stage('opportunity'))).calls).toBe(6);
    expect(paths().filter((path) => path.endsWith('/batch/read'))).toHaveLength(5);
  });

  test('reads memberships and histories where a criterion asks for them', async () => {
    const list = edited(criterionAdded(1, 'list'));
    const group = list.groups[0];
    if (group?.kind !== 'all') throw new Error('No group');
    const draft: Draft = {
      ...list,
      groups: [
        { ...group, criteria: [{ id: 9, kind: 'list', listId: world.integration.segmentId ?? '', negative: true }] },
      ],
    };
    const found = await ask(draft);
    expect(found).toMatchObject({ judged: 500, unknown: 0, size: { by: 'sample' } });
    expect(found.outs.length).toBeLessThanOrEqual(1);
    const past = await ask(
      edited(
        propertyChosen(2, 'lifecyclestage', 'enumeration'),
        offerChosen(2, 'option-ever-any'),
        valuesChanged(2, { list: ['opportunity'] }),
      ),
    );
    expect(past).toMatchObject({ judged: 200, unknown: 0, size: { by: 'sample' } });
    expect(past.size.low).toBeLessThanOrEqual(175);
    expect(past.size.high).toBeGreaterThanOrEqual(175);
  });

  test('shows apart who cannot be told, with the reason', async () => {
    const filterBranch = {
      filterBranchType: 'OR',
      filters: [],
      filterBranches: [
        {
          filterBranchType: 'AND',
          filterBranches: [],
          filters: [{ filterType: 'PAGE_VIEW', pageUrl: '/pricing', operator: 'CONTAINS' }],
        },
      ],
    };
    const found = await good('builder-estimate', { filterBranch });
    expect(found).toMatchObject({ yes: 0, no: 0, unknown: 500, whys: ['elsewhere'], size: { low: 0, high: 702 } });
  });

  test('that a newer question overtakes makes no further call', async () => {
    const first = say('builder-estimate', { filterBranch: toDefinition(company('acme'), zone) });
    const second = say('builder-estimate', { filterBranch: toDefinition(company('gmbh'), zone) });
    expect(await first).toEqual({ ok: true, value: null });
    expect(await second).toMatchObject({ ok: true, value: { judged: 500 } });
    expect(paths().filter((path) => path.endsWith('/search')).length).toBeLessThanOrEqual(6);
  });

  test('ends where the builder was left', async () => {
    const asked = say('builder-estimate', { filterBranch: toDefinition(company('acme'), zone) });
    await say('builder-stop', {});
    expect(await asked).toEqual({ ok: true, value: null });
  });
});

describe('a draft', () => {
  test('is kept by portal, found again at the next start, and discarded on request', async () => {
    const draft = stage('customer');
    const kept = { draft, filterBranch: toDefinition(draft, zone), complete: true, lists: {} };
    await good('builder-keep', { kept });
    expect((await good('builder-open', {})).kept).toMatchObject(kept);
    expect(await readDraft(world.portalId)).toMatchObject(kept);
    expect(await good('preview-draft', {})).toEqual({ name: '', filterBranch: kept.filterBranch, complete: true });
    expect(await readDraft('1')).toBeNull();
    await good('builder-keep', { kept: null });
    expect((await good('builder-open', {})).kept).toBeNull();
  });

  test('begins as a copy of an existing segment, and makes the same definition', async () => {
    const id = world.integration.segmentId ?? '';
    const { name, filterBranch } = await good('builder-copy', { id });
    const draft = fromDefinition(filterBranch, zone, { name: '', from: { id, name } });
    expect(draft).toMatchObject({ from: { id, name: 'Customers' } });
    expect(toDefinition(draft, zone)).toEqual(world.hubspot.segments.get(id)?.filterBranch);
  });

  test('of no known shape is refused, and nothing is kept', async () => {
    await expect(say('builder-keep', { kept: { draft: { name: 1 } } } as never)).rejects.toThrow();
    expect(await readDraft(world.portalId)).toBeNull();
  });

  test('opens without the properties where the token may not read them, with the scope that is missing', async () => {
    const opened = await without('crm.schemas.contacts.read', () => good('builder-open', {}));
    expect(opened).toMatchObject({ properties: [], propertiesFailure: { kind: 'forbidden' } });
    expect(opened.propertiesFailure?.missingScopes).toEqual(['crm.schemas.contacts.read']);
  });
});

describe('values of a property whose options are not known', () => {
  test('are those that contacts have, the most frequent first, each with one of them: one call', async () => {
    const owned = [...world.hubspot.contacts.values()].slice(2, 8);
    owned.forEach(({ id }, index) => {
      world.hubspot.write(id, { hubspot_owner_id: index < 4 ? '70001' : '70002' }, 'CRM_UI');
    });
    const seen = await good('builder-seen', { property: 'hubspot_owner_id' });
    expect(seen.map(({ value, count }) => [value, count])).toEqual([
      ['70001', 4],
      ['70002', 2],
    ]);
    expect(seen[0]?.name).toMatch(/^Person \d/);
    await good('builder-seen', { property: 'hubspot_owner_id' });
    expect(paths()).toEqual(['/crm/v3/objects/contacts/search']);
  });
});

describe('a segment that is made', () => {
  const filterBranch = toDefinition(stage('opportunity'), zone);

  test('is active, processes for a while, and then holds whom the draft meant', async () => {
    await good('builder-keep', { kept: { draft: stage('opportunity'), filterBranch, complete: true, lists: {} } });
    const made = await good('builder-make', { name: '  Opportunities  ', filterBranch });
    expect(made).toMatchObject({ name: 'Opportunities', status: 'PROCESSING', looks: 0 });
    expect(await readDraft(world.portalId)).toBeNull();
    // The window was closed meanwhile: what is followed stands in what the builder opens with.
    expect((await good('builder-open', {})).made).toMatchObject({ id: made.id });
    expect(await good('builder-look', {})).toMatchObject({ status: 'PROCESSING', looks: 1 });
    world.clock.advance(60_000);
    expect(await good('builder-look', {})).toMatchObject({ status: 'COMPLETE', size: 175, looks: 2 });
    expect(world.hubspot.segments.get(made.id)).toMatchObject({ processingType: 'DYNAMIC', objectTypeId: '0-1' });
    await good('builder-put-away', {});
    expect(await good('builder-look', {})).toBeNull();
  });

  test('of a name that exists is refused before anything is written', async () => {
    expect(await good('builder-name', { name: 'cUSTOMERS' })).toMatchObject({ taken: { name: 'Customers' } });
    expect(await good('builder-name', { name: 'Nobody has this' })).toEqual({ taken: null });
    world.calls.length = 0;
    const refused = await say('builder-make', { name: 'customers', filterBranch });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'conflict', code: 'NAME_TAKEN' } });
    expect(world.calls.filter((call) => call.method === 'POST')).toEqual([]);
  });

  test.each([false, true])(
    'whose name is taken between the look and the write says so as well (409: %s)',
    async (is) => {
      world.switches.takenNameIsConflict = is;
      world.faults.push({ service: 'hubspot', route: '/name/', kind: 'status', status: 404, times: 1 });
      const refused = await say('builder-make', { name: 'Customers', filterBranch });
      expect(refused).toMatchObject({ ok: false, failure: { kind: 'conflict', code: 'NAME_TAKEN' } });
    },
  );

  test('that HubSpot refuses says HubSpot’s words, and the draft stays', async () => {
    await good('builder-keep', { kept: { draft: stage('x'), filterBranch, complete: true, lists: {} } });
    const gone = toDefinition(edited(propertyChosen(2, 'no_such', 'string'), valuesChanged(2, { list: ['x'] })), zone);
    const refused = await say('builder-make', { name: 'Refused', filterBranch: gone });
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'invalid' } });
    expect(JSON.stringify(refused)).toContain('no_such does not exist');
    expect(await readDraft(world.portalId)).not.toBeNull();
  });

  test('without the scope names it, and the draft stays', async () => {
    await good('builder-keep', { kept: { draft: stage('x'), filterBranch, complete: true, lists: {} } });
    const refused = await without('crm.lists.write', () =>
      say('builder-make', { name: 'Without scope', filterBranch }),
    );
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'forbidden', missingScopes: ['crm.lists.write'] } });
    expect(await readDraft(world.portalId)).not.toBeNull();
  });

  test('is found again where the answer to the write was lost', async () => {
    world.faults.push({ service: 'hubspot', route: '/POST .crm.v3.lists$/', kind: 'truncate', times: 1 });
    const made = await say('builder-make', { name: 'Answer lost', filterBranch });
    expect(world.faults).toEqual([]);
    expect(made).toMatchObject({ ok: true, value: { name: 'Answer lost', status: 'PROCESSING' } });
  });
});
