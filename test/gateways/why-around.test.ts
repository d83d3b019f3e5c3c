import { beforeAll, describe, expect, test } from 'vitest';
import type { WhyNode } from '../../lib/why/view';
import { and, anyOf, inList, or, text } from '../unit/segments/make';
import { ask, choose, chosen, customers, leaf, minute, onStage, properties, world } from './why-stage';

onStage();

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
  expect(view.forecast?.by).toEqual(['0.0']);
  expect(new Date(view.forecast?.day ?? 0).toISOString()).toMatch(/T00:00:00/);
  await choose(customers());
  expect((await ask('included')).view.forecast).toBeNull();
});
