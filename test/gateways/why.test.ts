import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { popupView } from '../../lib/protocol/messages/popup-view';
import { why } from '../../lib/protocol/messages/why';
import type { Result } from '../../lib/protocol/pages';
import { tabs } from '../../lib/storage/tabs';
import type { WhyNode, WhyView } from '../../lib/why/view';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { and, anyOf, inList, or, text } from '../unit/segments/make';
import { connect, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
});
afterAll(() => sandbox.close());
afterEach(() => vi.useRealTimers());

const me = { tabId: null, windowId: null, host: null };
const minute = 60_000;
const customers = () => world.people.get('segment')?.note ?? '';
let made = 0;

/** A segment of its own as the inclusion segment, evaluated; the product is connected anew. */
async function chosen(...branches: Parameters<typeof or>): Promise<string> {
  made += 1;
  const { id } = world.hubspot.addSegment({
    name: `Made ${made}`,
    filterBranch: or(...branches),
    processingType: 'DYNAMIC',
  });
  world.clock.advance(minute);
  await choose(id);
  return id;
}
async function choose(id: string): Promise<void> {
  world.integration.segmentId = id;
  freshBrowser(sandbox);
  await connect(world);
}

interface Asked {
  readonly nested?: boolean;
  readonly companies?: boolean;
}
/** What the popup gets for a person's page; `calls` are those of "Why" alone. */
async function ask(who: string, asked: Asked = {}): Promise<{ view: WhyView; calls: string[] }> {
  const { result, calls } = await tryAsk(who, asked);
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return { view: result.value, calls };
}
async function tryAsk(who: string, asked: Asked = {}): Promise<{ result: Result<WhyView>; calls: string[] }> {
  return askAt(
    `https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${world.people.get(who)?.contactId}`,
    asked,
  );
}
async function askAt(url: string, asked: Asked = {}): Promise<{ result: Result<WhyView>; calls: string[] }> {
  await tabs.set(5, { url, nav: 1, anchor: null });
  await popupView.handle({ type: 'popup-view', tabId: 5 }, me);
  const before = world.calls.length;
  const result = (await why.handle({ type: 'why', tabId: 5, ...asked }, me)) as Result<WhyView>;
  return { result, calls: world.calls.slice(before).map(({ method, path }) => `${method} ${path}`) };
}
const leaf = (node: WhyNode): WhyNode => (node.children[0] ? leaf(node.children[0]) : node);
const properties = 'GET /crm/v3/properties/contacts';

describe('the answer', () => {
  beforeEach(() => choose(customers()));

  test('names the criterion that fails, and what would bring the contact in', async () => {
    const { view } = await ask('excluded');
    expect(view).toMatchObject({
      segment: 'Customers',
      member: false,
      told: 'no',
      differs: null,
      change: {
        reaches: 'yes',
        instructions: [{ kind: 'set', property: 'lifecyclestage', value: 'customer', from: 'lead' }],
      },
    });
    expect(view.links.hubspot).toContain(world.people.get('excluded')?.contactId);
    expect(view.links.salesforce).toBeNull();
  });

  test('names the criterion that holds, and the way to both records', async () => {
    const { view } = await ask('included');
    expect(view).toMatchObject({ member: true, told: 'yes', change: null });
    expect(view.links.salesforce).toContain(world.people.get('included')?.recordId);
  });
});

test('without the scope for properties the criteria stand by internal names', async () => {
  const { scopes } = world;
  world.scopes = scopes.filter((one) => one !== 'crm.schemas.contacts.read');
  await choose(customers());
  const { view } = await ask('excluded');
  expect(view).toMatchObject({ told: 'no', hasLabels: false });
  expect(leaf(view.tree).sentence.params).toMatchObject({ property: 'lifecyclestage' });
  world.scopes = scopes;
});

describe('calls of "Why" after the verdict is shown', () => {
  test('none where the definition needs no further facts; labels are asked for once', async () => {
    await chosen(and(anyOf('lifecyclestage', 'customer'), inList(customers(), 'NOT_IN_LIST')));
    const first = await ask('excluded');
    // Labels and the names of other segments belong to the portal.
    expect(first.calls.sort()).toEqual(['GET /crm/v3/lists', properties]);
    expect((await ask('included')).calls).toEqual([]);
    expect((await ask('excluded')).calls).toEqual([]);
  });

  test('one for a property that the verdict does not need, as long as nobody has read the criteria; then none', async () => {
    await chosen(and(anyOf('country', 'Ireland')));
    const { contactId } = world.people.get('included') ?? {};
    expect((await ask('included')).calls).toContain(`GET /crm/v3/objects/contacts/${contactId}`);
    world.calls.length = 0;
    const { calls, view } = await ask('excluded');
    expect(calls).toEqual([]);
    expect(view.told).toBe('no');
    // The verdict's own two calls, and Salesforce's; also after a refresh, which forgets the criteria.
    expect(world.calls.map(({ service }) => service)).toEqual(['hubspot', 'hubspot', 'salesforce']);
    await popupView.handle({ type: 'popup-view', tabId: 5, refresh: true }, me);
    expect((await ask('excluded')).calls).toEqual([]);
  });

  test('none for a worker that has just started, and on the page of the lead or contact', async () => {
    await chosen(and(anyOf('country', 'Ireland')));
    await ask('included');
    vi.resetModules();
    const { criteriaProperties } = await import('../../lib/facts/segment');
    expect(await criteriaProperties(world.portalId, world.integration.segmentId ?? '')).toEqual(['country']);
    const { recordId } = world.people.get('included') ?? {};
    const url = `https://${world.domain}.lightning.force.com/lightning/r/Contact/${recordId}/view`;
    expect((await askAt(url)).calls).toEqual([]);
  });

  test('one for the history of a property', async () => {
    await chosen(and(text('country', 'HAS_EVER_BEEN_EQUAL_TO', 'Ireland')));
    await ask('included');
    expect((await ask('excluded')).calls).toHaveLength(1);
  });

  test('none while somebody looks at the open popup for some minutes', async () => {
    await choose(customers());
    await ask('excluded');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * minute });
    const before = world.calls.length;
    expect(await why.handle({ type: 'why', tabId: 5 }, me)).toMatchObject({ ok: true });
    expect(world.calls.length).toBe(before);
  });
});

describe('a definition that changed', () => {
  test('is read anew by a refresh', async () => {
    const id = await chosen(and(anyOf('lifecyclestage', 'customer')));
    expect(leaf((await ask('excluded')).view.tree).sentence.params).toMatchObject({ values: { values: ['Customer'] } });
    world.hubspot.updateFilters(id, or(and(anyOf('lifecyclestage', 'opportunity'))));
    world.clock.advance(minute);
    await popupView.handle({ type: 'popup-view', tabId: 5, refresh: true }, me);
    const again = leaf((await ask('excluded')).view.tree);
    expect(again.sentence.params).toMatchObject({ values: { values: ['Opportunity'] } });
  });

  test('is read anew where the membership was evaluated by a later version', async () => {
    const id = await chosen(and(anyOf('lifecyclestage', 'customer')));
    await ask('excluded');
    world.hubspot.updateFilters(id, or(and(anyOf('lifecyclestage', 'customer', 'opportunity'))));
    world.clock.advance(minute);
    // Another person, whose memberships were not read yet; the segment's own facts are still those of before.
    const { view } = await ask('included');
    expect(leaf(view.tree).sentence.params).toMatchObject({ values: { values: ['Customer', 'Opportunity'] } });
    expect(view.differs).toBeNull();
  });
});

describe('segments within the segment', () => {
  test('are named at once, and give their reasons when asked for: one call for each level', async () => {
    const inner = world.hubspot.addSegment({
      name: 'In Ireland',
      filterBranch: or(and(anyOf('country', 'Ireland'), inList(customers()))),
      processingType: 'DYNAMIC',
    });
    await chosen(and(inList(inner.id)));
    const { view } = await ask('excluded');
    expect(view.more.nested).toBe('offered');
    expect(leaf(view.tree)).toMatchObject({ sentence: { params: { list: 'In Ireland' } } });
    expect(leaf(view.tree).nested).toBeUndefined();

    const { view: asked, calls } = await ask('excluded', { nested: true });
    expect(calls).toEqual([
      'GET /crm/v3/lists',
      `GET /crm/v3/objects/contacts/${world.people.get('excluded')?.contactId}`,
    ]);
    const { nested } = leaf(asked.tree);
    expect(nested).toMatchObject({ name: 'In Ireland', state: 'expanded', differs: null });
    const within = nested?.tree?.children[0]?.children ?? [];
    expect(within.map((one) => one.answer)).toEqual(['no', 'no']);
    expect(within[1]?.nested).toMatchObject({ name: 'Customers', state: 'expanded' });
    expect(leaf(within[1]?.nested?.tree as WhyNode).values).toMatchObject([{ label: 'Lifecycle Stage' }]);
    expect(new Set(keysOf(asked.tree)).size).toBe(keysOf(asked.tree).length);
    expect((await ask('excluded', { nested: true })).calls).toHaveLength(1);
  });

  test('say a cycle, a static segment, and one that cannot be read', async () => {
    const hand = [...world.hubspot.segments.values()].find((one) => one.processingType === 'MANUAL')?.id ?? '';
    const id = await chosen(and(inList('999'), inList(hand)));
    const round = world.hubspot.addSegment({
      name: 'Round',
      filterBranch: or(and(inList(id))),
      processingType: 'DYNAMIC',
    });
    world.hubspot.updateFilters(id, or(and(inList('999'), inList(hand), inList(round.id))));
    await choose(id);
    const { view } = await ask('excluded', { nested: true });
    const leaves = view.tree.children[0]?.children ?? [];
    expect(leaves.map((one) => one.nested?.state)).toEqual(['not-read', 'static', 'expanded']);
    expect(leaves[0]?.nested?.name).toBe('999');
    const cycle = leaf(leaves[2]?.nested?.tree as WhyNode).nested;
    expect(cycle).toMatchObject({ state: 'cycle', way: [view.segment, 'Round', view.segment] });
  });
});

const keysOf = (node: WhyNode): string[] => [
  node.key,
  ...node.children.flatMap(keysOf),
  ...(node.nested?.tree ? keysOf(node.nested.tree) : []),
];

describe('criteria on the company', () => {
  const ofCompany = {
    ...and(text('industry', 'IS_EQUAL_TO', 'Energy')),
    filterBranchType: 'ASSOCIATION',
    objectTypeId: '0-2',
    operator: 'IN_LIST',
    associationTypeId: 279,
    associationCategory: 'HUBSPOT_DEFINED',
  };
  const branch = { ...and(), filterBranches: [ofCompany] };
  beforeAll(() => {
    const { companies } = world.hubspot;
    const id = (who: string) => world.people.get(who)?.contactId ?? '';
    const acme = companies.create({ name: 'Acme', industry: 'Energy' });
    const looms = companies.create({ name: 'Looms', industry: 'Textiles' });
    companies.associate(id('included'), looms.id);
    companies.associate(id('included'), acme.id);
    companies.associate(id('excluded'), looms.id);
  });

  test('are said, and read only when asked for: two calls', async () => {
    await chosen(branch);
    const { view, calls } = await ask('included');
    expect(calls).toEqual([properties]);
    expect(view).toMatchObject({ told: 'unknown', member: true, differs: null, more: { companies: 'offered' } });
    expect(leaf(view.tree).sentence).toMatchObject({ params: { property: 'Industry' } });

    const asked = await ask('included', { companies: true });
    expect(asked.calls).toHaveLength(2);
    expect(asked.view).toMatchObject({ told: 'yes', differs: null, more: { companies: 'read' } });
    expect(asked.view.companies.map((one) => one.name)).toEqual(['Looms', 'Acme']);
    expect(leaf(asked.view.tree)).toMatchObject({ answer: 'yes', values: [{ word: { values: ['Energy'] } }] });

    const out = await ask('excluded', { companies: true });
    expect(out.view).toMatchObject({ told: 'no', member: false, differs: null });
    expect(out.view.change?.instructions).toMatchObject([{ kind: 'company' }]);
    expect(out.view.companies[0]?.url).toContain(`/record/0-2/${out.view.companies[0]?.id}`);
  });

  test('without the scope nothing is asked for', async () => {
    const { scopes } = world;
    world.scopes = scopes.filter((one) => one !== 'crm.objects.companies.read');
    await chosen(branch);
    const { view, calls } = await ask('included', { companies: true });
    expect(calls).toEqual([properties]);
    expect(view).toMatchObject({ told: 'unknown', more: { companies: 'no-scope' } });
    world.scopes = scopes;
  });
});

describe('where HubSpot’s membership and the criteria differ', () => {
  const id = () => world.people.get('excluded')?.contactId ?? '';

  test('the segment is still processing', async () => {
    const segment = await chosen(and(anyOf('lifecyclestage', 'customer')));
    world.hubspot.updateFilters(segment, or(and(anyOf('lifecyclestage', 'lead'))));
    await choose(segment);
    expect((await ask('excluded')).view).toMatchObject({ member: false, told: 'yes', differs: 'processing' });
    world.clock.advance(minute);
  });

  test('the membership was evaluated by an older definition', async () => {
    const segment = await chosen(and(anyOf('lifecyclestage', 'customer')));
    world.hubspot.updateFilters(segment, or(and(anyOf('lifecyclestage', 'opportunity'))));
    const found = world.hubspot.segments.get(segment);
    if (found) found.processingStatus = 'COMPLETE';
    await choose(segment);
    expect((await ask('included')).view).toMatchObject({ member: true, told: 'no', differs: 'old-definition' });
    world.clock.advance(minute);
  });

  test('a criterion’s property changed a moment ago, and is named', async () => {
    await chosen(and(anyOf('jobtitle', 'Countess')));
    world.hubspot.write(id(), { jobtitle: 'Countess' }, 'CRM_UI');
    const { view } = await ask('excluded');
    expect(view).toMatchObject({ member: false, told: 'yes', differs: 'recent', recent: { label: 'Job Title' } });
    world.clock.advance(minute);
    await choose(world.integration.segmentId ?? '');
    expect((await ask('excluded')).view).toMatchObject({ member: true, told: 'yes', differs: null });
  });

  test('nothing explains it', async () => {
    const segment = await chosen(and(anyOf('lifecyclestage', 'lead')));
    world.clock.advance(120 * minute);
    world.hubspot.segments.get(segment)?.members.delete(id());
    await choose(segment);
    expect((await ask('excluded')).view).toMatchObject({ member: false, told: 'yes', differs: 'late' });
  });
});

test('a forecast says when time alone takes the contact out', async () => {
  const recently = {
    filterType: 'PROPERTY',
    property: 'createdate',
    operation: { operationType: 'ROLLING_DATE_RANGE', operator: 'IS_LESS_THAN_X_DAYS_AGO', numberOfDays: 20 },
  };
  await chosen(and(recently));
  const { view } = await ask('included');
  expect(view).toMatchObject({ member: true, told: 'yes', forecast: { answer: 'no' } });
  expect(view.forecast?.days).toBeGreaterThan(10);
  expect(new Date(view.forecast?.day ?? 0).toISOString()).toMatch(/T00:00:00/);
  await choose(customers());
  expect((await ask('included')).view.forecast).toBeNull();
});
