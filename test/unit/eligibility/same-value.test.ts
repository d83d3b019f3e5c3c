import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameValue, type ValueKind } from '../../../lib/eligibility/overwrite/same-value';

const stages: ValueKind = {
  type: 'enumeration',
  options: [
    { value: 'mql', label: 'Marketing Qualified Lead' },
    { value: 'customer', label: 'Customer' },
  ],
};

describe('one value, written by two CRMs', () => {
  test.each<[string, string | null, string | null, ValueKind]>([
    ['null and blank', null, '', {}],
    ['spaces at the ends', ' Ada ', 'Ada', { type: 'string' }],
    ['line ends', 'a\r\nb', 'a\nb', { type: 'string' }],
    ['booleans', 'true', 'True', { type: 'bool' }],
    ['booleans without a type', 'FALSE', 'false', {}],
    ['numbers', '5000', '5000.0', { type: 'number' }],
    ['numbers with an exponent', '1e3', '1000', { type: 'number' }],
    ['numbers without a type', '12.50', '12.5', {}],
    ['a day and its midnight in epoch milliseconds', '1793664000000', '2026-11-03', { type: 'date' }],
    ['a day and its midnight', '2026-11-03', '2026-11-03T00:00:00.000+0000', { type: 'date' }],
    ['instants', '2026-11-03T10:00:00Z', '2026-11-03T10:00:00.000+0000', { type: 'datetime' }],
    ['instants in two zones', '2026-11-03T10:00:00Z', '2026-11-03T11:00:00.000+0100', {}],
    ['instants of which Salesforce keeps the seconds', '2026-11-03T10:00:00.345Z', '2026-11-03T10:00:00.000+0000', {}],
    ['choices in any order', 'a;b', 'b; a', { type: 'enumeration' }],
    ['choices without a type', 'a;b', 'b;a', {}],
    ['a choice by its label', 'mql', 'Marketing Qualified Lead', stages],
    ['choices by their labels', 'mql;customer', 'Customer;Marketing Qualified Lead', stages],
    ['addresses', 'ada@example.com', 'Ada@Example.com', { isEmail: true }],
  ])('%s are equal', (_what, hubspot, salesforce, kind) => {
    expect(isSameValue(hubspot, salesforce, kind)).toBe(true);
    if (kind !== stages) expect(isSameValue(salesforce, hubspot, kind)).toBe(true);
  });

  test.each<[string, string | null, string | null, ValueKind]>([
    ['a blank and false', null, 'false', { type: 'bool' }],
    ['case in a text', 'ada', 'Ada', { type: 'string' }],
    ['a postcode of another length', '01234', '1234', {}],
    ['a text that looks like a number', '5000', '5000.0', { type: 'string' }],
    ['an hour apart', '2026-11-03T10:00:00Z', '2026-11-03T11:00:00.000+0000', {}],
    ['a day and a moment in it', '2026-11-03', '2026-11-03T10:00:00.000+0000', { type: 'date' }],
    ['fewer choices', 'a;b', 'a', { type: 'enumeration' }],
    ['what is no number', 'n/a', 'na', { type: 'number' }],
    ['a bare id and a day', '20261103', '2026-11-03', {}],
  ])('%s differ', (_what, hubspot, salesforce, kind) => {
    expect(isSameValue(hubspot, salesforce, kind)).toBe(false);
    expect(isSameValue(salesforce, hubspot, kind)).toBe(false);
  });

  const kind = fc.record(
    { type: fc.constantFrom('string', 'number', 'bool', 'date', 'datetime', 'enumeration', 'phone_number', 'json') },
    { requiredKeys: [] },
  );
  test('anything is equal to itself, and the order does not matter', () => {
    fc.assert(fc.property(fc.string(), kind, (text, one) => isSameValue(text, text, one)));
    fc.assert(
      fc.property(fc.string(), fc.string(), kind, (a, b, one) => isSameValue(a, b, one) === isSameValue(b, a, one)),
    );
  });
  test('a number is equal to itself however many zeros follow', () => {
    fc.assert(fc.property(fc.integer(), (n) => isSameValue(String(n), `${n}.00`, { type: 'number' })));
  });
});
