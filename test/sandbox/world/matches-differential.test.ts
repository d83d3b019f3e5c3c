import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../lib/segments/compile';
import { parseDefinition } from '../../../lib/segments/definition';
import { families } from '../../../lib/segments/operations';
import type { JsonObject, Told } from '../../../lib/segments/types';
import { anyOperation, negations } from '../../unit/segments/arbitrary';
import { and, inList, now, or, property } from '../../unit/segments/make';
import { matches } from './matches';
import type { Readings } from './matches/values';
import type { HubspotContact } from './types';

/**
 * The product's evaluator against the sandbox's, which was written apart from it from the same page. Where the
 * product says yes or no, the sandbox must agree; where it cannot tell, nothing is compared.
 */
const zone = 'America/New_York';
const day = 86_400_000;

/** Points are in the portal's zone. */
const operation = anyOperation.map(([name, made]): [string, JsonObject] => [
  name,
  JSON.parse(JSON.stringify(made).replaceAll('Europe/Berlin', zone)) as JsonObject,
]);

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

/** What both say. */
function both(tree: JsonObject, { history, memberships }: Person, readings: Partial<Readings> = {}) {
  const names = Object.entries(history);
  const contact: HubspotContact = {
    id: '1',
    createdAt: 0,
    updatedAt: 0,
    archived: false,
    history: new Map(names.map(([name, list]) => [name, list.map((one) => ({ ...one, source: 'CRM_UI' as const }))])),
  };
  const ours: Told = compile(parseDefinition(tree), { now, zone }).tell({
    properties: Object.fromEntries(names.map(([name, list]) => [name, list[0]?.value ?? null])),
    history,
    memberships: new Set(memberships),
  });
  const theirs = matches(tree, contact, {
    now,
    timeZone: zone,
    value: (one, name) => one.history.get(name)?.[0]?.value ?? '',
    isMember: (id) => memberships.includes(id),
    readings,
  });
  return { ours, theirs };
}

const agree = (tree: JsonObject, one: Person) => {
  const { ours, theirs } = both(tree, one);
  if (ours === 'yes' || ours === 'no') expect([tree, one, theirs]).toEqual([tree, one, ours === 'yes']);
  return ours;
};

describe('the product and the sandbox, which were written apart, agree', () => {
  test('on thousands of single criteria, of every operation', () => {
    const told = new Map<string, number>();
    fc.assert(
      fc.property(operation, person, ([name, made], one) => {
        const answer = agree(and(property(name, made)), one);
        if (answer === 'yes' || answer === 'no')
          told.set(String(made.operationType), (told.get(String(made.operationType)) ?? 0) + 1);
      }),
      { numRuns: 3000 },
    );
    expect([...told.keys()].sort()).toEqual(families.map((family) => family.type).sort());
  });

  test('on thousands of whole definitions', () => {
    fc.assert(
      fc.property(definition, person, (tree, one) => {
        agree(tree, one);
      }),
      { numRuns: 2000 },
    );
  });

  test('on negated groups', () => {
    const plain = operation.filter(([, made]) => String(made.operationType) in negations);
    const negated = fc.tuple(fc.constantFrom('NOT_ALL', 'NOT_ANY'), fc.array(plain, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(negated, person, ([filterBranchType, list], one) => {
        const filters = list.map(([name, made]) => property(name, made));
        agree({ filterBranchType, filterBranches: [], filters }, one);
      }),
      { numRuns: 2000 },
    );
  });

  test('on either name of an operation', () => {
    const named = operation.map(([name, made]): [string, JsonObject] => [
      name,
      { ...made, operationType: String(made.operationType).toLowerCase() },
    ]);
    fc.assert(
      fc.property(named, person, ([name, made], one) => {
        agree(and(property(name, made)), one);
      }),
      { numRuns: 1000 },
    );
  });
});

/**
 * What no documentation settles is a switch of the sandbox. Read the other way it differs in the operations that it is
 * about, and in no others: so nothing else hides behind it.
 */
describe('what nobody documents', () => {
  const witness: Readonly<Record<keyof Readings, readonly [JsonObject, string]>> = {
    textsByCase: [{ operationType: 'STRING', operator: 'IS_EQUAL_TO', value: 'acme' }, 'Acme'],
    exactlyIsWhole: [{ operationType: 'MULTISTRING', operator: 'CONTAINS_EXACTLY', values: ['acme'] }, 'the acme'],
    anniversaryKeepsTime: [
      {
        operationType: 'TIME_POINT',
        operator: 'IS_AFTER',
        propertyParser: 'ANNIVERSARY',
        endpointBehavior: 'EXCLUSIVE',
        timePoint: { timeType: 'INDEXED', indexReference: { referenceType: 'TODAY' } },
      },
      '2019-11-18T18:00:00Z',
    ],
    spacesAreValue: [{ operationType: 'ALL_PROPERTY', operator: 'IS_BLANK' }, '  '],
  };
  const isAbout: Readonly<Record<keyof Readings, (made: JsonObject) => boolean>> = {
    textsByCase: ({ operationType }) => /^(MULTI)?STRING$/.test(String(operationType)),
    exactlyIsWhole: ({ operator }) => /CONTAINS?_EXACTLY/.test(String(operator)),
    anniversaryKeepsTime: (made) => /"ANNIVERSARY/.test(JSON.stringify(made)),
    spacesAreValue: ({ operator }) => /BLANK/.test(String(operator)),
  };
  const names = Object.keys(witness) as (keyof Readings)[];

  test.each(names)('%s: both ways, and nothing else hangs on it', (name) => {
    const [made, value] = witness[name];
    const of = (text: string): Person => {
      const versions = [{ value: text, at: now }];
      return { history: { p: versions, q: versions, stage: versions }, memberships: [] };
    };
    const tree = and(property('p', made));
    const there = both(tree, of(value)).theirs;
    expect([both(tree, of(value)).ours === 'yes', both(tree, of(value), { [name]: true }).theirs]).toEqual([
      there,
      !there,
    ]);
    fc.assert(
      fc.property(operation, person, ([one, other], who) => {
        if (isAbout[name](other)) return;
        const asked = and(property(one, other));
        expect(both(asked, who, { [name]: true }).theirs).toBe(both(asked, who).theirs);
      }),
      { numRuns: 500 },
    );
  });
});
