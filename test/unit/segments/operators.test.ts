import { describe, expect, test } from 'vitest';
import { families } from '../../../lib/segments/operations';
import { tell } from './make';
import { dateTables } from './tables/dates';
import { type Table, valueTables } from './tables/values';

const tables: Readonly<Record<string, Table>> = { ...valueTables, ...dateTables };

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
