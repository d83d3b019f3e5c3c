import { expect, test } from 'vitest';
import { createWorld } from '../create';
import type { Version } from '../types';
import { matches } from '.';

/** Monday evening in UTC, Tuesday morning in Tokyo: the portal of these tables. */
const now = Date.UTC(2026, 10, 2, 16);
const day = 86_400_000;
const world = createWorld({ now });
const { hubspot } = world;
const contact = hubspot.create({ email: 'ada@example.com' }, 'CRM_UI');

/** Values of the contact, newest first where there are several. */
const versions = (...values: [string, number?][]): Version[] =>
  values.map(([value, ago = 0]) => ({ value, at: now - ago, source: 'CRM_UI' }));
const history: [string, Version[]][] = [
  ['jobtitle', versions([' Head of Sales '], ['Engineer', 9 * day])],
  ['industry', versions(['', 0], ['Software', 40 * day])],
  ['tags', versions(['red;blue'], ['green', day])],
  ['score', versions(['12.5', 5 * day], ['80', 9 * day])],
  ['broken', versions(['twelve'])],
  ['vip', versions(['true'], ['false', day])],
  ['birthday', versions(['2026-11-03'])],
  ['met', versions([String(now - 3 * day), 3 * day])],
  ['due', versions([String(now + 2 * day), day])],
  ['manager', versions(['head of sales'])],
];
for (const [name, all] of history) contact.history.set(name, all);

const segment = hubspot.addSegment({ name: 'Static', processingType: 'MANUAL' });
segment.members.set(contact.id, { firstAdded: now, lastAdded: now, listVersion: 1 });

const context = {
  now,
  timeZone: 'Asia/Tokyo',
  value: hubspot.value,
  isMember: (id: string, one: string) => hubspot.segments.get(id)?.members.has(one) ?? false,
};
const filter = (property: string, operationType: string, operator: string, more = {}) => ({
  filterType: 'PROPERTY',
  property,
  operation: { operationType, operator, ...more },
});
const branch = (filterBranchType: string, filters: unknown[], filterBranches: unknown[] = []) => ({
  filterBranchType,
  filters,
  filterBranches,
});
const holds = (tree: unknown, zone = context.timeZone) => matches(tree, contact, { ...context, timeZone: zone });
const judge = (one: unknown, zone?: string) => holds(branch('OR', [], [branch('AND', [one])]), zone);

const at = (ms: number) => ({ timestamp: ms });
const date = (year: number, month: number, d: number, more = {}) => ({
  timeType: 'DATE',
  zoneId: 'Asia/Tokyo',
  year,
  month,
  day: d,
  ...more,
});
const indexed = (referenceType: string, offset = {}, more = {}) => ({
  timeType: 'INDEXED',
  zoneId: 'Asia/Tokyo',
  indexReference: { referenceType, ...more },
  offset,
});

test.each([
  ['jobtitle', 'ALL_PROPERTY', 'IS_KNOWN', {}, true],
  ['industry', 'ALL_PROPERTY', 'IS_KNOWN', {}, false],
  ['industry', 'ALL_PROPERTY', 'IS_BLANK', { includeObjectsWithNoValueSet: false }, true],
  ['jobtitle', 'STRING', 'IS_EQUAL_TO', { value: 'head of sales' }, true],
  ['jobtitle', 'STRING', 'IS_NOT_EQUAL_TO', { value: 'Engineer' }, true],
  ['jobtitle', 'STRING', 'CONTAINS', { value: 'OF' }, true],
  ['jobtitle', 'STRING', 'DOES_NOT_CONTAIN', { value: 'of' }, false],
  ['jobtitle', 'STRING', 'STARTS_WITH', { value: 'head' }, true],
  ['jobtitle', 'STRING', 'ENDS_WITH', { value: 'head' }, false],
  ['jobtitle', 'STRING', 'HAS_EVER_BEEN_EQUAL_TO', { value: 'engineer' }, true],
  ['jobtitle', 'STRING', 'HAS_NEVER_BEEN_EQUAL_TO', { value: 'engineer' }, false],
  ['jobtitle', 'STRING', 'HAS_NEVER_CONTAINED', { value: 'nurse' }, true],
  ['industry', 'STRING', 'IS_NOT_EQUAL_TO', { value: 'x' }, false],
  ['industry', 'STRING', 'IS_NOT_EQUAL_TO', { value: 'x', includeObjectsWithNoValueSet: true }, true],
  ['jobtitle', 'MULTISTRING', 'CONTAINS', { values: ['nurse', 'sales'] }, true],
  ['jobtitle', 'MULTISTRING', 'IS_NOT_EQUAL_TO', { values: ['nurse', 'head of sales'] }, false],
  ['tags', 'MULTISTRING', 'CONTAINS_EXACTLY', { values: ['blue'] }, true],
  ['score', 'NUMBER', 'IS_GREATER_THAN', { value: 12 }, true],
  ['score', 'NUMBER', 'IS_LESS_THAN_OR_EQUAL_TO', { value: 12.5 }, true],
  ['score', 'NUMBER', 'HAS_EVER_BEEN_EQUAL_TO', { value: 80 }, true],
  ['score', 'NUMBER_RANGED', 'IS_BETWEEN', { lowerBound: 12.5, upperBound: 20 }, true],
  ['score', 'NUMBER_RANGED', 'IS_NOT_BETWEEN', { lowerBound: 1, upperBound: 20 }, false],
  ['broken', 'NUMBER', 'IS_NOT_EQUAL_TO', { value: 1 }, false],
  ['vip', 'BOOL', 'IS_EQUAL_TO', { value: true }, true],
  ['vip', 'BOOL', 'HAS_NEVER_BEEN_EQUAL_TO', { value: false }, false],
  ['tags', 'ENUMERATION', 'IS_ANY_OF', { values: ['blue', 'black'] }, true],
  ['tags', 'ENUMERATION', 'IS_NONE_OF', { values: ['black'] }, true],
  ['tags', 'ENUMERATION', 'IS_EXACTLY', { values: ['blue', 'red'] }, true],
  ['tags', 'ENUMERATION', 'IS_NOT_EXACTLY', { values: ['blue'] }, true],
  ['tags', 'ENUMERATION', 'CONTAINS_ALL', { values: ['red', 'green'] }, false],
  ['tags', 'ENUMERATION', 'HAS_EVER_BEEN_ANY_OF', { values: ['green'] }, true],
  ['tags', 'ENUMERATION', 'HAS_NEVER_BEEN_EXACTLY', { values: ['green'] }, false],
  ['birthday', 'DATE', 'IS_EQUAL_TO', { year: 2026, month: 'NOV', day: 3 }, true],
  ['birthday', 'DATE', 'IS_BEFORE', { year: 2026, month: 'NOV', day: 3 }, false],
  ['met', 'DATETIME', 'IS_BEFORE', at(now), true],
  ['met', 'DATETIME', 'IS_AFTER_DATE', at(now - 4 * day), true],
  ['met', 'DATETIME', 'IS_EQUAL_TO', at(now - 3 * day), true],
  ['met', 'RANGED_DATE', 'IS_BETWEEN', { lowerBound: now - 3 * day, upperBound: now }, true],
  // 01:00 on Tuesday in Tokyo, so three days ago is all of Saturday.
  ['met', 'ROLLING_DATE_RANGE', 'IS_LESS_THAN_X_DAYS_AGO', { numberOfDays: 3 }, true],
  ['met', 'ROLLING_DATE_RANGE', 'IS_MORE_THAN_X_DAYS_AGO', { numberOfDays: 2 }, true],
  ['due', 'ROLLING_DATE_RANGE', 'IS_LESS_THAN_X_DAYS_FROM_NOW', { numberOfDays: 3 }, true],
  ['due', 'ROLLING_DATE_RANGE', 'IS_LESS_THAN_X_DAYS_FROM_NOW', { numberOfDays: 2 }, false],
  ['due', 'ROLLING_DATE_RANGE', 'IS_MORE_THAN_X_DAYS_FROM_NOW', { numberOfDays: 2 }, true],
  ['due', 'ROLLING_DATE_RANGE', 'IS_MORE_THAN_X_DAYS_FROM_NOW', { numberOfDays: 3 }, false],
  ['due', 'datetime-rolling', 'IS_LESS_THAN_X_DAYS_FROM_NOW', { numberOfDays: 3 }, true],
  ['score', 'ROLLING_PROPERTY_UPDATED', 'UPDATED_IN_LAST_X_DAYS', { numberOfDays: 5 }, true],
  ['score', 'ROLLING_PROPERTY_UPDATED', 'NOT_UPDATED_IN_LAST_X_DAYS', { numberOfDays: 4 }, true],
  ['birthday', 'CALENDAR_DATE', 'IN_THIS_TIME_UNIT', { timeUnit: 'DAY' }, true],
  ['due', 'CALENDAR_DATE', 'IN_THIS_TIME_UNIT_SO_FAR', { timeUnit: 'MONTH' }, false],
  ['due', 'CALENDAR_DATE', 'IN_NEXT_TIME_UNIT', { timeUnit: 'DAY', timeUnitCount: 2 }, true],
  ['met', 'CALENDAR_DATE', 'IN_LAST_TIME_UNIT', { timeUnit: 'WEEK' }, true],
  [
    'due',
    'CALENDAR_DATE',
    'IN_THIS_TIME_UNIT',
    { timeUnit: 'YEAR', useFiscalYear: true, fiscalYearStart: 'NOVEMBER' },
    true,
  ],
  [
    'met',
    'CALENDAR_DATE',
    'IN_THIS_TIME_UNIT',
    { timeUnit: 'YEAR', useFiscalYear: true, fiscalYearStart: 'NOVEMBER' },
    false,
  ],
  ['met', 'COMPARATIVE_DATE', 'IS_BEFORE', { comparisonPropertyName: 'due' }, true],
  [
    'met',
    'COMPARATIVE_DATE',
    'IS_AFTER',
    { comparisonPropertyName: 'industry', defaultComparisonValue: '2020-01-01' },
    true,
  ],
  ['jobtitle', 'COMPARATIVE_STRING', 'IS_EQUAL_TO', { comparisonPropertyName: 'manager' }, true],
  ['jobtitle', 'COMPARATIVE_PROPERTY_UPDATED', 'IS_AFTER', { comparisonPropertyName: 'score' }, true],
  [
    'birthday',
    'TIME_RANGED',
    'IS_BETWEEN',
    { lowerBoundTimePoint: date(2026, 11, 3), upperBoundTimePoint: date(2026, 11, 3, { hour: 23 }) },
    true,
  ],
  ['birthday', 'TIME_POINT', 'IS_AFTER', { timePoint: date(2026, 11, 3), endpointBehavior: 'EXCLUSIVE' }, false],
  ['birthday', 'TIME_POINT', 'IS_AFTER', { timePoint: date(2026, 11, 3), endpointBehavior: 'INCLUSIVE' }, true],
  [
    'met',
    'TIME_RANGED',
    'IS_BETWEEN',
    { lowerBoundTimePoint: indexed('TODAY', { days: -3 }), upperBoundTimePoint: indexed('NOW') },
    true,
  ],
  ['met', 'TIME_POINT', 'IS_BEFORE', { timePoint: indexed('WEEK', {}, { dayOfWeek: 'MONDAY' }) }, true],
  ['score', 'TIME_POINT', 'IS_BEFORE', { timePoint: indexed('NOW', { days: -4 }), propertyParser: 'UPDATED_AT' }, true],
  [
    'met',
    'TIME_POINT',
    'IS_BEFORE',
    { timePoint: { timeType: 'PROPERTY_REFERENCED', property: 'due', referenceType: 'VALUE' } },
    true,
  ],
  ['met', 'TIME_POINT', 'IS_BEFORE', { timePoint: indexed('LUNAR_MONTH') }, false],
  ['met', 'SOMETHING_NEW', 'IS_BEFORE', {}, false],
] as const)('%s %s %s %o: %s', (property, type, operator, more, expected) => {
  expect(judge(filter(property, type, operator, more))).toBe(expected);
});

const yes = filter('jobtitle', 'ALL_PROPERTY', 'IS_KNOWN');
const no = filter('industry', 'ALL_PROPERTY', 'IS_KNOWN');
const unclear = { filterType: 'PAGE_VIEW', operator: 'HAS_PAGEVIEW_EQ' };

test.each([
  ['OR holds by one', branch('OR', [no, yes]), true],
  ['AND falls by one', branch('AND', [no, yes]), false],
  ['NOT_ANY of nothing that holds', branch('NOT_ANY', [no]), true],
  ['NOT_ALL of one that fails', branch('NOT_ALL', [yes, no]), true],
  ['yes or unclear is yes', branch('OR', [unclear, yes]), true],
  ['unclear alone is no member', branch('AND', [unclear, yes]), false],
  ['not unclear is still unclear', branch('NOT_ANY', [unclear]), false],
  ['an unknown branch is unclear', branch('RESTRICTED', [yes]), false],
  ['nothing is asked: nobody', branch('OR', []), false],
  [
    'a member of the other segment',
    branch('AND', [{ filterType: 'IN_LIST', listId: segment.id, operator: 'IN_LIST' }]),
    true,
  ],
  [
    'not a member of one that is not there',
    branch('AND', [{ filterType: 'IN_LIST', listId: '999', operator: 'NOT_IN_LIST' }]),
    true,
  ],
  [
    'by an import: unclear',
    branch('AND', [{ filterType: 'IN_LIST', listId: segment.id, operator: 'IN_LIST', metadata: {} }]),
    false,
  ],
  ['a constant', branch('AND', [{ filterType: 'CONSTANT', shouldAccept: true }]), true],
  ['a refinement that is not played', branch('AND', [{ ...yes, pruningRefineBy: { type: 'ALL_HISTORY' } }]), false],
] as const)('%s', (_what, tree, expected) => expect(holds(tree)).toBe(expected));

test('days are those of the zone, across a change of daylight time', () => {
  // Three days before is 16:00 on Friday in UTC, 01:00 on Saturday in Tokyo.
  const saturday = filter('met', 'DATE', 'IS_EQUAL_TO', { year: 2026, month: 'OCT', day: 31 });
  expect([judge(saturday, 'Asia/Tokyo'), judge(saturday, 'UTC')]).toEqual([true, false]);
  // Berlin's clocks went back on 25 October: the first of these nine days begins in summer time.
  const nine = filter('old', 'ROLLING_DATE_RANGE', 'IS_LESS_THAN_X_DAYS_AGO', { numberOfDays: 9 });
  contact.history.set('old', versions([String(Date.UTC(2026, 9, 23, 22))]));
  expect(judge(nine, 'Europe/Berlin')).toBe(true);
  contact.history.set('old', versions([String(Date.UTC(2026, 9, 23, 21, 59))]));
  expect(judge(nine, 'Europe/Berlin')).toBe(false);
  expect(judge(nine, 'Nowhere/Town')).toBe(false);
});
