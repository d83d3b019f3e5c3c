import { beforeEach, describe, expect, test, vi } from 'vitest';
import { popupView } from '../../lib/protocol/messages/popup-view';
import { why } from '../../lib/protocol/messages/why';
import { and, anyOf, inList, or, text } from '../unit/segments/make';
import { ask, askAt, choose, chosen, customers, leaf, me, minute, onStage, properties, world } from './why-stage';

onStage();

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

test.each([false, true])(
  'whether HubSpot minds case is not documented: its word stands, and the difference is said (case: %s)',
  async (textsByCase) => {
    const { contactId = '' } = world.people.get('excluded') ?? {};
    world.hubspot.write(contactId, { city: 'CORK' }, 'CRM_UI');
    world.switches.textsByCase = textsByCase;
    await chosen(and(text('city', 'IS_EQUAL_TO', 'Cork')));
    // Longer ago than HubSpot takes to evaluate a change.
    world.clock.advance(120 * minute);
    const { view } = await ask('excluded');
    world.switches.textsByCase = false;
    expect(view).toMatchObject(
      textsByCase ? { member: false, told: 'yes', differs: 'late' } : { member: true, told: 'yes', differs: null },
    );
  },
);
