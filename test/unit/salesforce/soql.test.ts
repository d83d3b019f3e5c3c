import fc from 'fast-check';
import { expect, test } from 'vitest';
import { millisOf, selectFrom } from '../../../lib/salesforce/query';
import { isOneOf, isPlainEmail, literal } from '../../../lib/salesforce/soql';

test('whatever stands in a literal, it ends only at its end', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const written = literal(text);
      // Every apostrophe and backslash inside is escaped.
      const inside = written.slice(1, -1).replace(/\\[\\'"nrt]/g, '');
      return /^'[\s\S]*'$/.test(written) && !/['\\]/.test(inside);
    }),
  );
  expect(literal("o'brien\\x")).toBe("'o\\'brien\\\\x'");
});

test('no values make no condition', () => {
  expect([isOneOf('Id', []), isOneOf('Email', ['a@b.c', "d'e@f.g"])]).toEqual([null, "Email IN ('a@b.c','d\\'e@f.g')"]);
});

test.each([
  ['ann@example.org', true],
  ['a.b-c_d@example.org', true],
  ["o'brien@example.org", false],
  ['ann+x@example.org', false],
  ['änn@example.org', false],
  ['a b@example.org', false],
])('%s may stand in a reference: %s', (email, plain) => expect(isPlainEmail(email)).toBe(plain));

test('a field is asked for once, and nothing but a name gets into a query', () => {
  const soql = selectFrom('Contact', { Contact: ['email', 'Title', 'X FROM User', 'Owner.Name'] });
  expect(soql).toContain('Title');
  expect(soql.match(/email/gi)).toHaveLength(1);
  expect(soql).not.toMatch(/User|Owner/);
});

test('times of Salesforce have no colon in their zone', () => {
  expect(millisOf('2026-11-03T09:00:00.000+0000')).toBe(Date.UTC(2026, 10, 3, 9));
  expect(millisOf('2026-11-03T10:00:00.000+0100')).toBe(Date.UTC(2026, 10, 3, 9));
  expect(millisOf(null)).toBe(0);
});
