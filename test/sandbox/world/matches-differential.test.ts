import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../lib/segments/compile';
import { parseDefinition } from '../../../lib/segments/definition';
import { families } from '../../../lib/segments/operations';
import type { JsonObject, Told } from '../../../lib/segments/types';
import { anyOperation, negations } from '../../unit/segments/arbitrary';
import { and, inList, now, or, property } from '../../unit/segments/make';
import { matches } from './matches';
import type { HubspotContact } from './types';

/**
 * The product's evaluator against the sandbox's, which was written apart from it from the same page. Where the
 * product says yes or no, the sandbox must agree; where it cannot tell, nothing is compared.
 */
const zone = 'America/New_York';
const day = 86_400_000;

/** Read otherwise by the two, and settled by no documentation: left out by name. */
const settled: readonly ((operation: JsonObject) => boolean)[] = [
  // HubSpot's clients know EQUAL beside IS_EQUAL_TO; the sandbox takes the documented name only.
  ({ operationType, operator }) => operationType === 'DATE' && operator === 'EQUAL',
  // "Contains exactly": part of the text here, one whole value there. Nobody documents it.
  ({ operator }) => String(operator).includes('CONTAIN_EXACTLY') || operator === 'CONTAINS_EXACTLY',
  // A calendar day of today, "less than 0…n days from now": within here, before now there.
  ({ operator }) => operator === 'IS_LESS_THAN_X_DAYS_FROM_NOW',
  // Anniversaries: the day here, the time of day there. Conversions of parsers are not played there.
  ({ propertyParser, operationType }) =>
    String(operationType).startsWith('TIME_') && /ANNIVERSARY|SAME_LOCAL/.test(String(propertyParser)),
  (operation) =>
    JSON.stringify(operation).includes('"ANNIVERSARY"') && String(operation.operationType).startsWith('TIME_'),
  // No option at all in the criterion: HubSpot's editor does not save it.
  ({ operationType, values }) =>
    (operationType === 'ENUMERATION' || operationType === 'MULTISTRING') &&
    Array.isArray(values) &&
    values.length === 0,
  // A blank of spaces alone.
  ({ operator }) => operator === 'IS_BLANK' || operator === 'IS_NOT_BLANK',
];

/** An operation that both read; points are in the portal's zone. */
const operation = anyOperation
  .map(([name, made]): [string, JsonObject] => [
    name,
    JSON.parse(JSON.stringify(made).replaceAll('Europe/Berlin', zone)) as JsonObject,
  ])
  .filter(([, made]) => !settled.some((one) => one(made)));

const text = fc.constantFrom('a', 'b', 'a;b', 'Acme', 'the acme', '5', '10', 'true', 'false');
const date = fc.oneof(
  fc.integer({ min: -40, max: 40 }).map((days) => new Date(now + days * day).toISOString().slice(0, 10)),
  fc.integer({ min: -960, max: 960 }).map((hours) => new Date(now + hours * 3_600_000).toISOString()),
);
const value = fc.oneof(fc.constant(''), text, date);
const versions = fc
  .array(fc.record({ value, at: fc.integer({ min: 0, max: 60 }).map((days) => now - days * day) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((list) => [...list].sort((a, b) => b.at - a.at));
const person = fc.record({
  history: fc.record({ p: versions, q: versions, stage: versions }),
  memberships: fc.subarray(['1', '2']),
});
type Person = typeof person extends fc.Arbitrary<infer One> ? One : never;

const filter = fc.oneof(
  { weight: 9, arbitrary: operation.map(([name, made]) => property(name, made)) },
  { weight: 1, arbitrary: fc.constantFrom(inList('1'), inList('2', 'NOT_IN_LIST')) },
);
const group = fc.array(filter, { minLength: 1, maxLength: 4 }).map((filters) => and(...filters));
const definition = fc.array(group, { minLength: 1, maxLength: 3 }).map((groups) => or(...groups));

/** What both say. A number that the past alone could tell is unreadable there: such a person is left out. */
function both(tree: JsonObject, { history, memberships }: Person): { ours: Told; theirs: boolean } {
  const names = Object.entries(history);
  const contact: HubspotContact = {
    id: '1',
    createdAt: 0,
    updatedAt: 0,
    archived: false,
    history: new Map(names.map(([name, list]) => [name, list.map((one) => ({ ...one, source: 'CRM_UI' as const }))])),
  };
  const ours = compile(parseDefinition(tree), { now, zone }).tell({
    properties: Object.fromEntries(names.map(([name, list]) => [name, list[0]?.value ?? null])),
    history,
    memberships: new Set(memberships),
  });
  const theirs = matches(tree, contact, {
    now,
    timeZone: zone,
    value: (one, name) => one.history.get(name)?.[0]?.value ?? '',
    isMember: (id) => memberships.includes(id),
  });
  return { ours, theirs };
}

const agree = (tree: JsonObject, one: Person) => {
  const { ours, theirs } = both(tree, one);
  if (ours === 'yes' || ours === 'no') expect([tree, one, theirs]).toEqual([tree, one, ours === 'yes']);
  return ours;
};
const isPastNumber = ({ operationType, operator }: JsonObject) =>
  operationType === 'NUMBER' && String(operator).startsWith('HAS_');

describe('the product and the sandbox, which were written apart, agree', () => {
  test('on thousands of single criteria, of every operation', () => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(operation, person, ([name, made], one) => {
        if (isPastNumber(made)) return;
        const answer = agree(and(property(name, made)), one);
        if (answer === 'yes' || answer === 'no')
          told.set(String(made.operationType), (told.get(String(made.operationType)) ?? 0) + 1);
      }),
      { numRuns: 8000 },
    );
    expect([...told.keys()].sort()).toEqual(families.map((family) => family.type).sort());
  });

  test('on thousands of whole definitions', () => {
    fc.assert(
      fc.property(definition, person, (tree, one) => {
        if (/"NUMBER","operator":"HAS_/.test(JSON.stringify(tree))) return;
        agree(tree, one);
      }),
      { numRuns: 4000 },
    );
  });

  test('on negated groups', () => {
    const plain = operation.filter(
      ([, made]) => String(made.operationType) in negations && made.operationType !== 'NUMBER',
    );
    const negated = fc.tuple(fc.constantFrom('NOT_ALL', 'NOT_ANY'), fc.array(plain, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(negated, person, ([filterBranchType, list], one) => {
        const filters = list.map(([name, made]) => property(name, made));
        agree({ filterBranchType, filterBranches: [], filters }, one);
      }),
      { numRuns: 2000 },
    );
  });
});
