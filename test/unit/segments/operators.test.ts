import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { families } from '../../../lib/segments/operations';
import type { JsonObject } from '../../../lib/segments/types';
import { between, indexed, now, property, tell } from './make';
import { dateTables } from './tables/dates';
import { type Table, valueTables } from './tables/values';

const tables: Readonly<Record<string, Table>> = { ...valueTables, ...dateTables };

const point = (operator: string, days: number) =>
  property('p', {
    operationType: 'TIME_POINT',
    operator,
    timePoint: indexed('TODAY', { days }),
    endpointBehavior: 'EXCLUSIVE',
    propertyParser: 'VALUE',
  });

/** The table of design: every operation and operator that can be read here. */
test('the registry and the tables of this test hold the same operations and operators', () => {
  expect(families.map((one) => one.type).sort()).toEqual(Object.keys(tables).sort());
  for (const family of families)
    expect([family.type, [...new Set(tables[family.type]?.rows.map((row) => row[0]))].sort()]).toEqual([
      family.type,
      [...family.operators].sort(),
    ]);
});

/** HubSpot's guide for developers and its specification name the same operations in two ways. */
test.each([
  ['alltypes', 'ALL_PROPERTY'],
  ['string', 'STRING'],
  ['multistring', 'MULTISTRING'],
  ['number', 'NUMBER'],
  ['number-ranged', 'NUMBER_RANGED'],
  ['bool', 'BOOL'],
  ['enumeration', 'ENUMERATION'],
  ['datetime', 'DATETIME'],
  ['datetime-ranged', 'RANGED_DATE'],
  ['datetime-rolling', 'ROLLING_DATE_RANGE'],
  ['datetime-comparative', 'COMPARATIVE_DATE'],
  ['string-comparative', 'COMPARATIVE_STRING'],
  ['number-comparative', 'COMPARATIVE_NUMBER'],
  ['bool-comparative', 'COMPARATIVE_BOOL'],
  ['rolling-property-updated', 'ROLLING_PROPERTY_UPDATED'],
  ['property-updated-comparative', 'COMPARATIVE_PROPERTY_UPDATED'],
])('an operation that is called %s is %s', (name, type) => {
  const { fields, rows } = tables[type] as Table;
  for (const [operator, value, told, more] of rows)
    expect([operator, tell({ operationType: name, operator, ...fields }, value, more)]).toEqual([operator, told]);
});

/** The guide's own examples write "less than … ago" and "from now" with time points: the short form says the same. */
test.each<[string, (days: number) => JsonObject]>([
  ['IS_LESS_THAN_X_DAYS_AGO', (days) => between('p', indexed('TODAY', { days: -days }), indexed('NOW'))],
  ['IS_LESS_THAN_X_DAYS_FROM_NOW', (days) => between('p', indexed('NOW'), indexed('TODAY', { days }))],
  ['IS_MORE_THAN_X_DAYS_AGO', (days) => point('IS_BEFORE', -days)],
  ['IS_MORE_THAN_X_DAYS_FROM_NOW', (days) => point('IS_AFTER', days)],
])('%s is what the guide writes with time points', (operator, written) => {
  const hours = fc.integer({ min: -30 * 24, max: 30 * 24 }).map((one) => new Date(now + one * 3_600_000).toISOString());
  const value = fc.oneof(
    hours,
    hours.map((one) => one.slice(0, 10)),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), value, (numberOfDays, one) => {
      const short = tell({ operationType: 'ROLLING_DATE_RANGE', operator, numberOfDays }, one);
      expect([one, short]).toEqual([one, tell(written(numberOfDays).operation as JsonObject, one)]);
    }),
  );
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
