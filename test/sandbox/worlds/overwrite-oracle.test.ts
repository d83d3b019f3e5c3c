import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counterpartOf, type Overwrite, overwritesOf } from '../../../lib/eligibility/overwrite';
import { isSameValue } from '../../../lib/eligibility/overwrite/same-value';
import { attachIntegration } from '../engine/integration';
import { linkOf } from '../engine/links';
import { createWorld } from '../world/create';
import type { HubspotContact, Mapping, World } from '../world/types';
import { factsOfContact } from './facts';
import { anyOf } from './segments';

const minute = 60_000;
const address = 'ada@example.com';
/** One mapped pair for each rule and each way of writing. */
const mapping: Mapping[] = [
  { property: 'email', leadField: 'Email', contactField: 'Email', rule: 'two-way' },
  { property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' },
  { property: 'phone', leadField: 'Phone', contactField: 'Phone', rule: 'two-way' },
  { property: 'firstname', leadField: 'FirstName', contactField: 'FirstName', rule: 'prefer-salesforce' },
  { property: 'city', leadField: 'City', contactField: 'MailingCity', rule: 'always-salesforce' },
  { property: 'mobilephone', leadField: 'MobilePhone', contactField: 'MobilePhone', rule: 'none' },
];
const properties = mapping.map((row) => row.property).filter((name) => name !== 'email');

interface Step {
  readonly wait: number;
  readonly where: 'hubspot' | 'salesforce';
  readonly property: string;
  readonly value: string;
}
const step = fc.record({
  wait: fc.oneof(fc.constant(0), fc.integer({ min: 2, max: 3000 })),
  where: fc.constantFrom('hubspot' as const, 'salesforce' as const),
  property: fc.constantFrom(...properties),
  value: fc.constantFrom('', '', 'a', 'b', 'c', ' a ', '5', '5.0'),
});

interface Plot {
  readonly begins: 'linked' | 'apart' | 'linked-contact';
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly steps: readonly Step[];
  readonly lateRow: boolean;
}
const some = fc.array(fc.constantFrom('', 'a', 'b'), { minLength: properties.length, maxLength: properties.length });
const plot: fc.Arbitrary<Plot> = fc.record({
  begins: fc.constantFrom('linked' as const, 'apart' as const, 'linked-contact' as const),
  ours: some,
  theirs: some,
  steps: fc.array(step, { maxLength: 14, size: 'max' }),
  lateRow: fc.boolean(),
});

function fieldOf(property: string, object: 'Lead' | 'Contact'): string {
  const row = mapping.find((one) => one.property === property);
  return (object === 'Lead' ? row?.leadField : row?.contactField) ?? '';
}

/** A person who synced (or stood in both CRMs), left, was edited on both sides, and stands before the re-entry. */
function play({ begins, ours, theirs, steps, lateRow }: Plot) {
  const world = createWorld({
    integration: { createFromSalesforce: false, mapping: mapping.map((row) => ({ ...row })) },
  });
  attachIntegration(world);
  const { hubspot, salesforce, clock } = world;
  const filterBranch = anyOf('lifecyclestage', ['customer']);
  world.integration.segmentId = hubspot.addSegment({ name: 'C', filterBranch, processingType: 'DYNAMIC' }).id;
  const object = begins === 'linked-contact' ? ('Contact' as const) : ('Lead' as const);
  const mine = Object.fromEntries(properties.map((name, i) => [name, ours[i] ?? '']));
  const other = Object.fromEntries(properties.map((name, i) => [fieldOf(name, object), theirs[i] ?? '']));
  clock.advance(minute);
  const company = object === 'Lead' ? { Company: 'Looms' } : {};
  const fields = { LastName: 'King', Email: address, ...company, ...other };
  const contact = hubspot.create(
    { email: address, lastname: 'King', lifecyclestage: begins === 'apart' ? 'lead' : 'customer', ...mine },
    'CRM_UI',
  );
  const record = salesforce.insert(object, fields, salesforce.adminUserId);
  clock.advance(60 * minute);
  if (begins !== 'apart') hubspot.write(contact.id, { lifecyclestage: 'lead' }, 'CRM_UI');
  clock.advance(60 * minute);
  for (const one of steps) {
    clock.advance(one.wait * minute);
    if (one.where === 'hubspot') hubspot.write(contact.id, { [one.property]: one.value }, 'CRM_UI');
    else salesforce.update(record.id, { [fieldOf(one.property, object)]: one.value }, salesforce.adminUserId);
  }
  clock.advance(60 * minute);
  // A row that somebody makes two-way now: both sides may differ though nobody changed either since the last sync.
  if (lateRow) for (const row of world.integration.mapping) if (row.rule === 'none') row.rule = 'two-way';
  return { world, contact, object, recordId: record.id };
}

function sides(world: World, contact: HubspotContact, recordId: string, one: Overwrite) {
  return {
    hubspot: world.hubspot.value(contact, one.property),
    salesforce: String(world.salesforce.record(recordId)?.fields[one.field] ?? ''),
  };
}

describe('what a re-entry overwrites', () => {
  it('is what the integration then does, for any history, every rule and both directions', () => {
    const seen = new Map<string, number>();
    const wrong: string[] = [];
    fc.assert(
      fc.property(plot, (made) => {
        const { world, contact, recordId } = play(made);
        const facts = factsOfContact(world, contact);
        const judged = facts.contact;
        const found = judged && counterpartOf(facts, judged);
        if (!judged || !found?.row) throw new Error(`No counterpart: ${JSON.stringify(found)}`);
        // A property that was never written is known to be blank: the stores do not list it.
        const blank = Object.fromEntries(mapping.map(({ property }) => [property, null]));
        const foretold = overwritesOf(
          { ...judged, properties: { ...blank, ...judged.properties } },
          found.row,
          world.integration.mapping,
        );
        const before = foretold.map((one) => sides(world, contact, recordId, one));
        world.hubspot.write(contact.id, { lifecyclestage: 'customer' }, 'CRM_UI');
        world.clock.advance(30 * minute);
        expect(linkOf(world, contact)).toBe(recordId);
        expect(foretold).toHaveLength(mapping.length - (made.lateRow ? 0 : 1));
        for (const [i, one] of foretold.entries()) {
          const key = `${one.rule} ${one.fate}`;
          seen.set(key, (seen.get(key) ?? 0) + 1);
          const after = sides(world, contact, recordId, one);
          const was = before[i];
          const changed = {
            hubspot: !isSameValue(was?.hubspot, after.hubspot),
            salesforce: !isSameValue(was?.salesforce, after.salesforce),
          };
          const expected = {
            hubspot: one.fate === 'hubspot-overwritten' || (one.fate === 'value-erased' && one.losesIn === 'hubspot'),
            salesforce:
              one.fate === 'salesforce-overwritten' || (one.fate === 'value-erased' && one.losesIn === 'salesforce'),
          };
          const right =
            one.fate === 'cannot-tell' ||
            (changed.hubspot === expected.hubspot && changed.salesforce === expected.salesforce);
          if (!right) wrong.push(`${JSON.stringify(one)} but ${JSON.stringify({ was, after })}`);
          if (one.fate === 'value-erased') expect(one.losesIn && after[one.losesIn]).toBe('');
        }
        expect(wrong).toEqual([]);
      }),
      { seed: 11, numRuns: 400 },
    );
    // Every rule in every direction was met, and most of it could be told.
    for (const key of [
      'two-way equal',
      'two-way hubspot-overwritten',
      'two-way salesforce-overwritten',
      'two-way value-erased',
      'two-way cannot-tell',
      'prefer-salesforce equal',
      'prefer-salesforce hubspot-overwritten',
      'prefer-salesforce salesforce-overwritten',
      'always-salesforce equal',
      'always-salesforce hubspot-overwritten',
      'always-salesforce value-erased',
    ])
      expect(seen.get(key) ?? 0, key).toBeGreaterThan(5);
    const told = [...seen].filter(([key]) => key.startsWith('two-way') && !key.endsWith('cannot-tell'));
    const count = (entries: [string, number][]) => entries.reduce((sum, [, n]) => sum + n, 0);
    expect(count(told) / count([...seen].filter(([key]) => key.startsWith('two-way')))).toBeGreaterThan(0.75);
  });
});
