import { describe, expect, test } from 'vitest';
import { families } from '../../../lib/segments/operations';
import type { ContactData, JsonObject, Told } from '../../../lib/segments/types';
import { indexed, now, onDay, tell, versions } from './make';

/** operator · value of the contact · answer; each row is a sentence of the table. */
type Row = readonly [operator: string, value: string, told: Told, more?: Partial<ContactData>];
interface Table {
  readonly fields: JsonObject;
  readonly rows: readonly Row[];
  readonly type?: string;
}
const day = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();
const history = (...values: (string | null)[]) => ({ history: { p: versions(...values) } });

const tables: Readonly<Record<string, Table>> = {
  ALL_PROPERTY: {
    fields: {},
    rows: [
      ['IS_KNOWN', 'x', 'yes'],
      ['IS_UNKNOWN', 'x', 'no'],
      ['IS_BLANK', 'x', 'no'],
      ['IS_BLANK', '  ', 'yes'],
      ['IS_NOT_BLANK', 'x', 'yes'],
      ['IS_NOT_BLANK', '  ', 'no'],
    ],
  },
  STRING: {
    fields: { value: 'Acme' },
    rows: [
      ['IS_EQUAL_TO', ' ACME ', 'yes'],
      ['IS_EQUAL_TO', 'Acme Inc', 'no'],
      ['IS_NOT_EQUAL_TO', 'acme', 'no'],
      ['IS_NOT_EQUAL_TO', 'Other', 'yes'],
      ['CONTAINS', 'The acme shop', 'yes'],
      ['CONTAINS', 'Ac me', 'no'],
      ['DOES_NOT_CONTAIN', 'The acme shop', 'no'],
      ['DOES_NOT_CONTAIN', 'Other', 'yes'],
      ['STARTS_WITH', 'acme inc', 'yes'],
      ['STARTS_WITH', 'The Acme', 'no'],
      ['ENDS_WITH', 'The ACME', 'yes'],
      ['ENDS_WITH', 'Acme Inc', 'no'],
      ['HAS_EVER_BEEN_EQUAL_TO', 'acme', 'yes'],
      ['HAS_EVER_BEEN_EQUAL_TO', 'Other', 'history-not-read'],
      ['HAS_EVER_BEEN_EQUAL_TO', 'Other', 'yes', history('Other', 'Acme')],
      ['HAS_EVER_BEEN_EQUAL_TO', 'Other', 'no', history('Other', null)],
      ['HAS_EVER_BEEN_EQUAL_TO', 'Other', 'history-cut-off', { ...history('Other'), cutOff: new Set(['p']) }],
      ['HAS_NEVER_BEEN_EQUAL_TO', 'Other', 'no', history('Other', 'Acme')],
      ['HAS_NEVER_BEEN_EQUAL_TO', 'Other', 'yes', history('Other')],
      ['HAS_EVER_CONTAINED', 'Other', 'yes', history('Other', 'The Acme')],
      ['HAS_EVER_CONTAINED', 'Other', 'no', history('Other')],
      ['HAS_NEVER_CONTAINED', 'Other', 'no', history('Other', 'The Acme')],
      ['HAS_NEVER_CONTAINED', 'Other', 'yes', history('Other')],
    ],
  },
  MULTISTRING: {
    fields: { values: ['Acme', 'Beta'] },
    rows: [
      ['IS_EQUAL_TO', 'beta', 'yes'],
      ['IS_EQUAL_TO', 'beta inc', 'no'],
      ['IS_NOT_EQUAL_TO', 'beta', 'no'],
      ['IS_NOT_EQUAL_TO', 'gamma', 'yes'],
      ['CONTAINS', 'my beta', 'yes'],
      ['CONTAINS', 'gamma', 'no'],
      ['DOES_NOT_CONTAIN', 'my beta', 'no'],
      ['DOES_NOT_CONTAIN', 'gamma', 'yes'],
      ['STARTS_WITH', 'Beta x', 'yes'],
      ['STARTS_WITH', 'x Beta', 'no'],
      ['ENDS_WITH', 'x Beta', 'yes'],
      ['ENDS_WITH', 'Beta x', 'no'],
      ['CONTAINS_EXACTLY', 'my beta', 'yes'],
      ['CONTAINS_EXACTLY', 'gamma', 'no'],
      ['DOES_NOT_CONTAIN_EXACTLY', 'my beta', 'no'],
      ['DOES_NOT_CONTAIN_EXACTLY', 'gamma', 'yes'],
    ],
  },
  NUMBER: {
    fields: { value: 10 },
    rows: [
      ['IS_EQUAL_TO', '10.0', 'yes'],
      ['IS_EQUAL_TO', '11', 'no'],
      ['IS_EQUAL_TO', 'ten', 'unreadable-value'],
      ['IS_NOT_EQUAL_TO', '10', 'no'],
      ['IS_NOT_EQUAL_TO', '11', 'yes'],
      ['IS_GREATER_THAN', '10', 'no'],
      ['IS_GREATER_THAN', '10.5', 'yes'],
      ['IS_GREATER_THAN_OR_EQUAL_TO', '10', 'yes'],
      ['IS_GREATER_THAN_OR_EQUAL_TO', '9', 'no'],
      ['IS_LESS_THAN', '10', 'no'],
      ['IS_LESS_THAN', '-3', 'yes'],
      ['IS_LESS_THAN_OR_EQUAL_TO', '10', 'yes'],
      ['IS_LESS_THAN_OR_EQUAL_TO', '11', 'no'],
      ['HAS_EVER_BEEN_EQUAL_TO', '3', 'yes', history('3', '10')],
      ['HAS_EVER_BEEN_EQUAL_TO', '3', 'no', history('3')],
      ['HAS_NEVER_BEEN_EQUAL_TO', '3', 'no', history('3', '10')],
      ['HAS_NEVER_BEEN_EQUAL_TO', '3', 'yes', history('3')],
    ],
  },
  NUMBER_RANGED: {
    fields: { lowerBound: 5, upperBound: 10 },
    rows: [
      ['IS_BETWEEN', '5', 'yes'],
      ['IS_BETWEEN', '10', 'yes'],
      ['IS_BETWEEN', '11', 'no'],
      ['IS_NOT_BETWEEN', '5', 'no'],
      ['IS_NOT_BETWEEN', '4.9', 'yes'],
      ['IS_NOT_BETWEEN', '', 'no'],
    ],
  },
  BOOL: {
    fields: { value: true },
    rows: [
      ['IS_EQUAL_TO', 'true', 'yes'],
      ['IS_EQUAL_TO', 'false', 'no'],
      ['IS_EQUAL_TO', 'maybe', 'unreadable-value'],
      ['IS_NOT_EQUAL_TO', 'true', 'no'],
      ['IS_NOT_EQUAL_TO', 'false', 'yes'],
      ['HAS_EVER_BEEN_EQUAL_TO', 'false', 'yes', history('false', 'true')],
      ['HAS_EVER_BEEN_EQUAL_TO', 'false', 'no', history('false')],
      ['HAS_NEVER_BEEN_EQUAL_TO', 'false', 'no', history('false', 'true')],
      ['HAS_NEVER_BEEN_EQUAL_TO', 'false', 'yes', history('false')],
    ],
  },
  ENUMERATION: {
    fields: { values: ['a', 'b'] },
    rows: [
      ['IS_ANY_OF', 'b', 'yes'],
      ['IS_ANY_OF', 'c;a', 'yes'],
      ['IS_ANY_OF', 'c', 'no'],
      ['IS_NONE_OF', 'c;a', 'no'],
      ['IS_NONE_OF', 'c', 'yes'],
      ['IS_EXACTLY', 'b;a', 'yes'],
      ['IS_EXACTLY', 'a;b;c', 'no'],
      ['IS_NOT_EXACTLY', 'b; a', 'no'],
      ['IS_NOT_EXACTLY', 'a', 'yes'],
      ['CONTAINS_ALL', 'a;b;c', 'yes'],
      ['CONTAINS_ALL', 'a;c', 'no'],
      ['DOES_NOT_CONTAIN_ALL', 'a;b;c', 'no'],
      ['DOES_NOT_CONTAIN_ALL', 'a;c', 'yes'],
      ['HAS_EVER_BEEN_ANY_OF', 'c', 'yes', history('c', 'a')],
      ['HAS_EVER_BEEN_ANY_OF', 'c', 'no', history('c', 'd')],
      ['HAS_NEVER_BEEN_ANY_OF', 'c', 'no', history('c', 'a')],
      ['HAS_NEVER_BEEN_ANY_OF', 'c', 'yes', history('c', 'd')],
      ['HAS_EVER_BEEN_EXACTLY', 'c', 'yes', history('c', 'a;b')],
      ['HAS_EVER_BEEN_EXACTLY', 'c', 'no', history('c', 'a', 'b')],
      ['HAS_NEVER_BEEN_EXACTLY', 'c', 'no', history('c', 'a;b')],
      ['HAS_NEVER_BEEN_EXACTLY', 'c', 'yes', history('c', 'a')],
      ['HAS_EVER_CONTAINED_ALL', 'c', 'yes', history('c', 'a;b;c')],
      ['HAS_EVER_CONTAINED_ALL', 'c', 'no', history('c', 'a;c')],
      ['HAS_NEVER_CONTAINED_ALL', 'c', 'no', history('c', 'a;b;c')],
      ['HAS_NEVER_CONTAINED_ALL', 'c', 'yes', history('c', 'a;c')],
    ],
  },
  DATE: {
    fields: { day: 18, month: 'NOV', year: 2026 },
    rows: [
      ['IS_EQUAL_TO', '2026-11-18', 'yes'],
      ['IS_EQUAL_TO', '2026-11-19T04:59:59Z', 'yes'],
      ['IS_EQUAL_TO', '2026-11-19T05:00:00Z', 'no'],
      ['IS_EQUAL_TO', 'soon', 'unreadable-value'],
      ['IS_BEFORE', '2026-11-17', 'yes'],
      ['IS_BEFORE', '2026-11-18', 'no'],
      ['IS_AFTER', '2026-11-19', 'yes'],
      ['IS_AFTER', '2026-11-18T23:00:00Z', 'no'],
      ['EQUAL', '2026-11-18', 'yes'],
      ['BEFORE', '2026-11-18', 'no'],
      ['AFTER', '2026-11-19', 'yes'],
    ],
  },
  DATETIME: {
    fields: { timestamp: now, requiresTimeZoneConversion: false },
    rows: [
      ['IS_BEFORE', iso(now - 1), 'yes'],
      ['IS_BEFORE', iso(now), 'no'],
      ['IS_AFTER', iso(now + 1), 'yes'],
      ['IS_AFTER', String(now), 'no'],
      ['IS_EQUAL_TO', String(now), 'yes'],
      ['IS_EQUAL_TO', iso(now + 1), 'no'],
      ['IS_BEFORE_DATE', '2026-11-17', 'yes'],
      ['IS_BEFORE_DATE', '2026-11-18T06:00:00Z', 'no'],
      ['IS_AFTER_DATE', '2026-11-19', 'yes'],
      ['IS_AFTER_DATE', '2026-11-19T04:00:00Z', 'no'],
    ],
  },
  RANGED_DATE: {
    fields: { lowerBound: now - day, upperBound: now, requiresTimeZoneConversion: false },
    rows: [
      ['IS_BETWEEN', iso(now), 'yes'],
      ['IS_BETWEEN', iso(now - day), 'yes'],
      ['IS_BETWEEN', iso(now + 1), 'no'],
      ['IS_NOT_BETWEEN', iso(now), 'no'],
      ['IS_NOT_BETWEEN', iso(now + 1), 'yes'],
    ],
  },
  ROLLING_DATE_RANGE: {
    fields: { numberOfDays: 3 },
    rows: [
      ['IS_LESS_THAN_X_DAYS_AGO', '2026-11-15T05:00:00Z', 'yes'],
      ['IS_LESS_THAN_X_DAYS_AGO', '2026-11-15T04:59:59Z', 'no'],
      ['IS_LESS_THAN_X_DAYS_AGO', '2026-11-15', 'yes'],
      ['IS_LESS_THAN_X_DAYS_AGO', '2026-11-19', 'no'],
      ['IS_MORE_THAN_X_DAYS_AGO', '2026-11-14', 'yes'],
      ['IS_MORE_THAN_X_DAYS_AGO', '2026-11-15', 'no'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', '2026-11-18', 'yes'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', '2026-11-21', 'yes'],
      ['IS_LESS_THAN_X_DAYS_FROM_NOW', '2026-11-22T06:00:00Z', 'no'],
      ['IS_MORE_THAN_X_DAYS_FROM_NOW', '2026-11-22', 'yes'],
      ['IS_MORE_THAN_X_DAYS_FROM_NOW', '2026-11-21', 'no'],
    ],
  },
  ROLLING_PROPERTY_UPDATED: {
    fields: { numberOfDays: 3 },
    rows: [
      ['UPDATED_IN_LAST_X_DAYS', 'x', 'yes', history('x')],
      ['UPDATED_IN_LAST_X_DAYS', 'x', 'no', { history: { p: [{ value: 'x', at: now - 5 * day }] } }],
      ['UPDATED_IN_LAST_X_DAYS', 'x', 'history-not-read'],
      ['NOT_UPDATED_IN_LAST_X_DAYS', 'x', 'no', history('x')],
      ['NOT_UPDATED_IN_LAST_X_DAYS', 'x', 'yes', { history: { p: [{ value: 'x', at: now - 5 * day }] } }],
    ],
  },
  CALENDAR_DATE: {
    fields: { timeUnit: 'WEEK', timeUnitCount: 2 },
    rows: [
      ['IN_THIS_TIME_UNIT', '2026-11-16', 'yes'],
      ['IN_THIS_TIME_UNIT', '2026-11-22', 'yes'],
      ['IN_THIS_TIME_UNIT', '2026-11-15', 'no'],
      ['IN_THIS_TIME_UNIT_SO_FAR', '2026-11-18', 'yes'],
      ['IN_THIS_TIME_UNIT_SO_FAR', '2026-11-19', 'no'],
      ['IN_NEXT_TIME_UNIT', '2026-11-23', 'yes'],
      ['IN_NEXT_TIME_UNIT', '2026-12-07', 'no'],
      ['IN_LAST_TIME_UNIT', '2026-11-02', 'yes'],
      ['IN_LAST_TIME_UNIT', '2026-11-16', 'no'],
    ],
  },
  COMPARATIVE_DATE: {
    fields: { comparisonPropertyName: 'q' },
    rows: [
      ['IS_BEFORE', '2026-01-01', 'yes', { properties: { q: '2026-01-02' } }],
      ['IS_BEFORE', '2026-01-02', 'no', { properties: { q: '2026-01-02' } }],
      ['IS_AFTER', '2026-01-03', 'yes', { properties: { q: '2026-01-02' } }],
      ['IS_AFTER', '2026-01-03', 'no', { properties: { q: null } }],
      ['IS_AFTER', '2026-01-03', 'not-read'],
      ['BEFORE', '2026-01-01', 'yes', { properties: { q: '2026-01-02' } }],
      ['AFTER', '2026-01-01', 'no', { properties: { q: '2026-01-02' } }],
    ],
  },
  COMPARATIVE_STRING: {
    fields: { comparisonPropertyName: 'q', defaultComparisonValue: 'Acme' },
    rows: [
      ['IS_EQUAL_TO', 'acme', 'yes', { properties: { q: null } }],
      ['IS_EQUAL_TO', 'acme', 'no', { properties: { q: 'Beta' } }],
      ['IS_NOT_EQUAL_TO', 'acme', 'yes', { properties: { q: 'Beta' } }],
      ['CONTAINS', 'the acme', 'yes', { properties: { q: 'Acme' } }],
      ['DOES_NOT_CONTAIN', 'the acme', 'no', { properties: { q: 'Acme' } }],
      ['STARTS_WITH', 'acme inc', 'yes', { properties: { q: 'Acme' } }],
      ['ENDS_WITH', 'acme inc', 'no', { properties: { q: 'Acme' } }],
    ],
  },
  COMPARATIVE_PROPERTY_UPDATED: {
    fields: { comparisonPropertyName: 'q' },
    rows: [
      ['IS_BEFORE', 'x', 'yes', { history: { p: [{ value: 'x', at: 1 }], q: [{ value: 'y', at: 2 }] } }],
      ['IS_AFTER', 'x', 'no', { history: { p: [{ value: 'x', at: 1 }], q: [{ value: 'y', at: 2 }] } }],
      ['IS_AFTER', 'x', 'history-not-read'],
      ['BEFORE', 'x', 'no', { history: { p: [{ value: 'x', at: 3 }], q: [{ value: 'y', at: 2 }] } }],
      ['AFTER', 'x', 'yes', { history: { p: [{ value: 'x', at: 3 }], q: [{ value: 'y', at: 2 }] } }],
    ],
  },
  TIME_POINT: {
    fields: {
      timePoint: onDay(2026, 11, 18, {
        hour: 23,
        minute: 59,
        second: 59,
        millisecond: 999,
        zoneId: 'America/New_York',
      }),
      endpointBehavior: 'EXCLUSIVE',
      propertyParser: 'VALUE',
    },
    rows: [
      ['IS_AFTER', '2026-11-19', 'yes'],
      ['IS_AFTER', '2026-11-18', 'no'],
      ['IS_AFTER', '2026-11-19T05:00:00Z', 'yes'],
      ['IS_BEFORE', '2026-11-18', 'yes'],
      ['IS_BEFORE', '2026-11-19T05:00:00Z', 'no'],
    ],
  },
  TIME_RANGED: {
    fields: {
      lowerBoundTimePoint: indexed('TODAY', { days: -3 }),
      upperBoundTimePoint: indexed('NOW'),
      lowerBoundEndpointBehavior: 'INCLUSIVE',
      upperBoundEndpointBehavior: 'INCLUSIVE',
    },
    rows: [
      ['IS_BETWEEN', '2026-11-15', 'yes'],
      ['IS_BETWEEN', '2026-11-14', 'no'],
      ['IS_BETWEEN', iso(now), 'yes'],
      ['IS_BETWEEN', iso(now + 1), 'no'],
      ['IS_NOT_BETWEEN', '2026-11-15', 'no'],
      ['IS_NOT_BETWEEN', '2026-11-14', 'yes'],
    ],
  },
};

/** The table of design: every operation and operator that can be read here. */
test('the registry and the tables of this test hold the same operations and operators', () => {
  expect(families.map((one) => one.type).sort()).toEqual(Object.keys(tables).sort());
  for (const family of families)
    expect([family.type, [...new Set(tables[family.type]?.rows.map((row) => row[0]))].sort()]).toEqual([
      family.type,
      [...family.operators].sort(),
    ]);
});

for (const [operationType, { fields, rows }] of Object.entries(tables)) {
  describe(operationType, () => {
    test.each(rows.map((row) => ({ row, name: row.slice(0, 3).join(' · ') })))('$name', ({ row }) => {
      const [operator, value, told, more] = row;
      expect(tell({ operationType, operator, ...fields }, value, more)).toBe(told);
    });

    const operators = [...new Set(rows.map((row) => row[0]))];
    test.each(operators)('%s of no value is what the definition says of records without one', (operator) => {
      const operation = { operationType, operator, ...fields };
      const includes = (included: boolean) =>
        ['', null].map((value) => tell({ ...operation, includeObjectsWithNoValueSet: included }, value));
      if (operationType === 'ALL_PROPERTY') {
        const told = operator === 'IS_UNKNOWN' || operator === 'IS_BLANK' ? 'yes' : 'no';
        expect([...includes(true), ...includes(false)]).toEqual([told, told, told, told]);
        return;
      }
      expect(includes(true)).toEqual(['yes', 'yes']);
      expect(includes(false)).toEqual(['no', 'no']);
      expect(tell(operation, null)).toBe('no');
    });

    test.each(operators)('%s of a property that was not read cannot be told', (operator) => {
      expect(tell({ operationType, operator, ...fields }, undefined)).toBe('not-read');
    });

    test('an operator that nobody knows, or a missing field, cannot be told', () => {
      expect(tell({ operationType, operator: 'IS_MAGIC', ...fields }, 'x')).toBe('unknown-operator');
      if (Object.keys(fields).length > 0 && operationType !== 'CALENDAR_DATE')
        expect(tell({ operationType, operator: String(operators[0]) }, 'x')).toBe('unknown-operation');
    });
  });
}
