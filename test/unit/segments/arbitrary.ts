import fc from 'fast-check';
import { families } from '../../../lib/segments/operations';
import type { ContactData, JsonObject } from '../../../lib/segments/types';
import { indexed, inList, now, onDay, property } from './make';

const day = 86_400_000;
const names = ['p', 'q', 'stage'];
const value = fc.constantFrom('', ' ', 'a', 'b', 'a;b', 'Acme', 'the acme', '5', '10', '-3.5', 'true', 'false', 'soon');
const date = fc.oneof(
  fc.integer({ min: -40, max: 40 }).map((days) => new Date(now + days * day).toISOString().slice(0, 10)),
  fc.integer({ min: -40 * 24, max: 40 * 24 }).map((hours) => new Date(now + hours * 3_600_000).toISOString()),
  fc.integer({ min: -40, max: 40 }).map((days) => String(now + days * day)),
);
const anyValue = fc.oneof(value, date, fc.constant(null));
const point: fc.Arbitrary<JsonObject> = fc.oneof(
  fc
    .tuple(fc.constantFrom('NOW', 'TODAY', 'MONTH', 'YEAR', 'QUARTER', 'WEEK'), fc.integer({ min: -40, max: 40 }))
    .map(([name, days]) => indexed(name, { days })),
  fc.integer({ min: 1, max: 28 }).map((one) => onDay(2026, 11, one, { zoneId: 'Europe/Berlin' })),
  fc
    .constantFrom('VALUE', 'UPDATED_AT', 'ANNIVERSARY', 'ANNIVERSARY_WITH_ZONE_SAME_LOCAL_CONVERSION')
    .map((referenceType) => ({
      timeType: 'PROPERTY_REFERENCED',
      property: 'q',
      referenceType,
    })),
);
const sides = fc.constantFrom('INCLUSIVE', 'EXCLUSIVE');

/** Fields that suit every operation at once. */
const fields: fc.Arbitrary<JsonObject> = fc.record({
  value: fc.constantFrom<string | number | boolean>('acme', 'a', '5', 'true'),
  values: fc.subarray(['a', 'b', 'Acme', '5']),
  lowerBound: fc.constantFrom(1, 5, now - 9 * day),
  upperBound: fc.constantFrom(5, 10, now + 9 * day),
  day: fc.integer({ min: 1, max: 28 }),
  month: fc.constantFrom('OCT', 'NOV', 'DEC'),
  year: fc.constant(2026),
  timestamp: fc.integer({ min: -30, max: 30 }).map((days) => now + days * day),
  requiresTimeZoneConversion: fc.boolean(),
  numberOfDays: fc.integer({ min: 0, max: 30 }),
  timeUnit: fc.constantFrom('DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'),
  timeUnitCount: fc.integer({ min: 1, max: 3 }),
  useFiscalYear: fc.boolean(),
  fiscalYearStart: fc.constantFrom('JANUARY', 'APRIL'),
  comparisonPropertyName: fc.constantFrom('q', 'stage'),
  timePoint: point,
  lowerBoundTimePoint: point,
  upperBoundTimePoint: point,
  endpointBehavior: sides,
  lowerBoundEndpointBehavior: sides,
  upperBoundEndpointBehavior: sides,
  propertyParser: fc.constantFrom(
    'VALUE',
    'UPDATED_AT',
    'ANNIVERSARY',
    'VALUE_WITH_ZONE_SAME_LOCAL_CONVERSION',
    'ANNIVERSARY_WITH_ZONE_SAME_LOCAL_CONVERSION',
  ),
  includeObjectsWithNoValueSet: fc.boolean(),
});

/** A property and an operation on it. */
export const anyOperation: fc.Arbitrary<[string, JsonObject]> = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...families), fc.nat(), fields)
  .map(([name, family, index, made]) => {
    const value = family.type === 'NUMBER' ? 5 : family.type === 'BOOL' ? true : (made.value ?? '');
    const operator = family.operators[index % family.operators.length] ?? '';
    return [name, { ...made, value, operationType: family.type, operator }];
  });

const filter: fc.Arbitrary<JsonObject> = fc.oneof<fc.MaybeWeightedArbitrary<JsonObject>[]>(
  { weight: 8, arbitrary: anyOperation.map(([name, operation]) => property(name, operation)) },
  { weight: 2, arbitrary: fc.constantFrom(inList('1'), inList('2', 'NOT_IN_LIST')) },
  { weight: 1, arbitrary: fc.boolean().map((shouldAccept): JsonObject => ({ filterType: 'CONSTANT', shouldAccept })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<JsonObject>({ filterType: 'PAGE_VIEW', pageUrl: '/' }, { filterType: 'MAGIC' }),
  },
);

/** A whole definition with nested branches of every kind. */
export const anyDefinition: fc.Arbitrary<JsonObject> = branch(3);

function branch(depth: number): fc.Arbitrary<JsonObject> {
  return fc.record({
    filterBranchType: fc.constantFrom('AND', 'OR', 'AND', 'OR', 'NOT_ALL', 'NOT_ANY'),
    filters: fc.array(filter, { maxLength: 3 }),
    filterBranches: depth === 0 ? fc.constant([]) : fc.array(branch(depth - 1), { maxLength: 2 }),
  });
}

const version = fc.record({ value: anyValue, at: fc.integer({ min: 0, max: 60 }).map((days) => now - days * day) });
const versionsOf = fc.array(version, { maxLength: 4 }).map((list) => [...list].sort((a, b) => b.at - a.at));

/** A contact with all that a definition may ask for; now and then a part that was not read. */
export const anyContact: fc.Arbitrary<ContactData> = fc.record({
  properties: fc.record({ p: anyValue, q: anyValue, stage: fc.option(anyValue, { nil: undefined, freq: 8 }) }),
  history: fc.option(fc.record({ p: versionsOf, q: versionsOf, stage: versionsOf }), { nil: undefined, freq: 6 }),
  memberships: fc.option(
    fc.subarray(['1', '2']).map((ids) => new Set(ids)),
    { nil: undefined, freq: 6 },
  ),
});

const pair = (...both: [string, string][]) => Object.fromEntries(both);
/** Operators whose negation has a name of its own. */
export const negations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ALL_PROPERTY: pair(['IS_KNOWN', 'IS_UNKNOWN'], ['IS_BLANK', 'IS_NOT_BLANK']),
  STRING: pair(
    ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO'],
    ['CONTAINS', 'DOES_NOT_CONTAIN'],
    ['HAS_EVER_BEEN_EQUAL_TO', 'HAS_NEVER_BEEN_EQUAL_TO'],
    ['HAS_EVER_CONTAINED', 'HAS_NEVER_CONTAINED'],
  ),
  MULTISTRING: pair(
    ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO'],
    ['CONTAINS', 'DOES_NOT_CONTAIN'],
    ['CONTAINS_EXACTLY', 'DOES_NOT_CONTAIN_EXACTLY'],
  ),
  NUMBER: pair(
    ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO'],
    ['IS_GREATER_THAN', 'IS_LESS_THAN_OR_EQUAL_TO'],
    ['IS_LESS_THAN', 'IS_GREATER_THAN_OR_EQUAL_TO'],
    ['HAS_EVER_BEEN_EQUAL_TO', 'HAS_NEVER_BEEN_EQUAL_TO'],
  ),
  NUMBER_RANGED: pair(['IS_BETWEEN', 'IS_NOT_BETWEEN']),
  BOOL: pair(['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO'], ['HAS_EVER_BEEN_EQUAL_TO', 'HAS_NEVER_BEEN_EQUAL_TO']),
  ENUMERATION: pair(
    ['IS_ANY_OF', 'IS_NONE_OF'],
    ['IS_EXACTLY', 'IS_NOT_EXACTLY'],
    ['CONTAINS_ALL', 'DOES_NOT_CONTAIN_ALL'],
    ['HAS_EVER_BEEN_ANY_OF', 'HAS_NEVER_BEEN_ANY_OF'],
    ['HAS_EVER_BEEN_EXACTLY', 'HAS_NEVER_BEEN_EXACTLY'],
    ['HAS_EVER_CONTAINED_ALL', 'HAS_NEVER_CONTAINED_ALL'],
  ),
  RANGED_DATE: pair(['IS_BETWEEN', 'IS_NOT_BETWEEN']),
  ROLLING_PROPERTY_UPDATED: pair(['UPDATED_IN_LAST_X_DAYS', 'NOT_UPDATED_IN_LAST_X_DAYS']),
};
