import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterChange, type ChangeSettings, smallestChange } from '../../../lib/segments/change/smallest';
import { compile, evaluate } from '../../../lib/segments/compile';
import { parseDefinition } from '../../../lib/segments/definition';
import type { ContactData, JsonObject } from '../../../lib/segments/types';
import { anyContact, anyDefinition } from './arbitrary';
import {
  and,
  anyOf,
  bool,
  inLastDays,
  inList,
  known,
  moment,
  noneOf,
  now,
  number,
  or,
  property,
  text,
  unknown,
  versions,
} from './make';

const change = (definition: JsonObject, contact: ContactData, settings: Partial<ChangeSettings> = {}) =>
  smallestChange(compile(parseDefinition(definition), moment), contact, { moment, ...settings });
const lead = { properties: { stage: 'lead', email: 'a@x.org', country: 'Germany', score: '4', optout: 'false' } };

test('after the change the evaluator says yes, or unknown through criteria that were named', () => {
  let reached = 0;
  fc.assert(
    fc.property(anyDefinition, anyContact, (definition, contact) => {
      const bound = compile(parseDefinition(definition), moment);
      const found = smallestChange(bound, contact, { moment });
      if (evaluate(bound, contact) === 'yes') expect(found).toBeNull();
      if (!found?.reaches) return;
      reached += 1;
      expect(evaluate(bound, afterChange(contact, found, now))).toBe(found.reaches);
      if (found.reaches === 'unknown') expect(found.through.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000, seed: 7 },
  );
  expect(reached).toBeGreaterThan(500);
});

test('one criterion to change is one instruction, with a value that fits', () => {
  expect(change(or(and(anyOf('stage', 'mql', 'customer'), known('email'))), lead)).toEqual({
    reaches: 'yes',
    instructions: [
      {
        kind: 'set',
        property: 'stage',
        value: 'mql',
        from: 'lead',
        touch: false,
        crm: 'hubspot',
        deadlock: null,
        paths: ['0.0'],
      },
    ],
    through: [],
  });
});

test('the branch with the fewest criteria to change is taken', () => {
  const far = and(anyOf('stage', 'customer'), text('country', 'IS_EQUAL_TO', 'France'));
  const near = and(number('score', 'IS_GREATER_THAN', 50));
  const found = change(or(far, near), lead);
  expect(found?.instructions).toMatchObject([{ property: 'score', value: '51' }]);
});

test('criteria on one property are met by one value, and those that hold are kept', () => {
  const both = and(text('country', 'STARTS_WITH', 'United'), text('country', 'ENDS_WITH', 'Kingdom'));
  expect(change(both, lead)?.instructions).toMatchObject([{ property: 'country', value: 'United Kingdom' }]);
  const kept = and(anyOf('stage', 'lead', 'mql'), noneOf('stage', false, 'lead'));
  expect(change(kept, lead)?.instructions).toMatchObject([{ property: 'stage', value: 'mql' }]);
});

describe('in which CRM', () => {
  const rules = { stage: 'always-salesforce', country: 'prefer-salesforce', score: 'two-way' } as const;
  const definition = and(
    anyOf('stage', 'mql'),
    text('country', 'IS_EQUAL_TO', 'France'),
    number('score', 'IS_GREATER_THAN', 50),
  );
  test('a value that Salesforce writes is a deadlock for a linked contact', () => {
    const found = change(definition, lead, { rules, linked: true });
    expect(found?.instructions).toMatchObject([
      { property: 'stage', crm: 'both', deadlock: 'always-salesforce' },
      { property: 'country', crm: 'both', deadlock: 'prefer-salesforce' },
      { property: 'score', crm: 'hubspot', deadlock: null },
    ]);
  });
  test('without a twin in Salesforce nothing comes back', () => {
    const found = change(definition, lead, { rules, linked: false });
    expect(found?.instructions.map((one) => 'crm' in one && one.crm)).toEqual(['hubspot', 'hubspot', 'hubspot']);
  });
});

describe('what nobody can set by hand', () => {
  test.each([
    ['what the connector alone writes', known('salesforcecontactid'), { salesforcecontactid: null }, 'connector'],
    ['what lies in the past', text('stage', 'HAS_NEVER_BEEN_EQUAL_TO', 'lead'), { stage: 'lead' }, 'past'],
    ['what no value meets', and(bool('optout', true), bool('optout', false)), { optout: 'true' }, 'no-value'],
  ])('%s is named', (_name, filter, properties, because) => {
    const definition = 'filters' in filter ? filter : and(filter);
    const contact = { properties, history: { stage: versions('lead') } };
    expect(change(definition, contact)).toMatchObject({ reaches: null, instructions: [{ kind: 'blocked', because }] });
  });

  test('a calculated property is named, and another branch taken where there is one', () => {
    const settings = {
      moment: { ...moment, properties: { score: { label: 'Score', type: 'number', readOnly: true } } },
    };
    const calculated = and(number('score', 'IS_GREATER_THAN', 50));
    expect(change(calculated, lead, settings)?.instructions).toMatchObject([{ kind: 'blocked', because: 'read-only' }]);
    const two = or(calculated, and(anyOf('stage', 'mql'), text('country', 'IS_EQUAL_TO', 'France')));
    expect(change(two, lead, settings)).toMatchObject({
      reaches: 'yes',
      instructions: [{ property: 'stage' }, { property: 'country' }],
    });
  });

  test('page views cannot be told: the change leads to unknown, through them by name', () => {
    const found = change(
      and(anyOf('stage', 'mql'), { filterType: 'PAGE_VIEW', pageUrl: '/', operator: 'HAS_PAGEVIEW_EQUAL' }),
      lead,
    );
    expect(found).toMatchObject({
      reaches: 'unknown',
      through: [{ path: '1', why: 'elsewhere' }],
      instructions: [{ property: 'stage' }],
    });
  });

  test('nobody comes in where the definition lets nobody in', () => {
    expect(change(and({ filterType: 'CONSTANT', shouldAccept: false }), lead)).toEqual({
      reaches: null,
      instructions: [],
      through: [],
    });
  });
});

test('segments to join or leave, an update, a value to clear, and a company are said as such', () => {
  const contact = {
    properties: { stage: 'lead', phone: '1', opened: null },
    history: { phone: [{ value: '1', at: now - 90 * 86_400_000 }] },
    memberships: new Set(['9']),
    companies: [{ properties: { industry: 'Retail' } }],
  };
  const updated = property('phone', {
    operationType: 'ROLLING_PROPERTY_UPDATED',
    operator: 'UPDATED_IN_LAST_X_DAYS',
    numberOfDays: 7,
  });
  const company = {
    ...and(text('industry', 'IS_EQUAL_TO', 'Energy')),
    filterBranchType: 'ASSOCIATION',
    objectTypeId: '0-2',
    operator: 'IN_LIST',
    associationTypeId: 279,
  };
  const definition = {
    ...and(inList('7'), inList('9', 'NOT_IN_LIST'), updated, unknown('stage'), inLastDays('opened', 3)),
    filterBranches: [company],
  };
  expect(change(definition, contact)).toMatchObject({
    reaches: 'unknown',
    instructions: [
      { kind: 'join', listId: '7' },
      { kind: 'leave', listId: '9' },
      { kind: 'set', property: 'phone', touch: true },
      { kind: 'set', property: 'stage', value: null },
      { kind: 'set', property: 'opened', value: new Date(now).toISOString() },
      { kind: 'company' },
    ],
    through: [{ path: '5', why: 'companies-not-read' }],
  });
});
