import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDefinition } from '../../../lib/segments/definition';
import { differenceOf } from '../../../lib/segments/difference';
import type { JsonObject } from '../../../lib/segments/types';
import { createT } from '../../../lib/ui/i18n';
import { sentenceText } from '../../../lib/ui/text/why';

const is = (property: string, ...values: string[]): JsonObject => ({
  filterType: 'PROPERTY',
  property,
  operation: { operationType: 'ENUMERATION', operator: 'IS_ANY_OF', values, includeObjectsWithNoValueSet: false },
});
const branch = (filterBranchType: string, filters: JsonObject[], filterBranches: JsonObject[] = []): JsonObject => ({
  filterBranchType,
  filterBranchOperator: filterBranchType,
  filters,
  filterBranches,
});
const all = (...filters: JsonObject[]) => branch('AND', filters);
const any = (...groups: JsonObject[]) => branch('OR', [], groups);
const names = { properties: { stage: { label: 'Lifecycle stage', type: 'enumeration' } } };
const difference = (before: JsonObject, after: JsonObject) =>
  differenceOf(parseDefinition(before), parseDefinition(after), names);
const words = (before: JsonObject, after: JsonObject, locale: 'en' | 'de' = 'en') => {
  const t = createT(locale, 'UTC');
  return difference(before, after).groups.map(({ kind, before: n, after: m, removed, added, kept }) => ({
    kind,
    groups: [n, m],
    removed: removed.map(({ sentence }) => sentenceText(sentence, t)),
    added: added.map(({ sentence }) => sentenceText(sentence, t)),
    kept,
  }));
};
const before = any(all(is('stage', 'customer'), is('country', 'DE')), all(is('vip', 'yes')));

describe('two definitions', () => {
  test('in another order, with names in another order, are the same', () => {
    const turned = { filters: [], ...any(all(is('vip', 'yes')), all(is('country', 'DE'), is('stage', 'customer'))) };
    expect(difference(before, turned)).toEqual({ verdict: 'same', groups: [], untouched: 0 });
  });

  test('of which one asks for another value tell that criterion, old and new, and keep quiet about the rest', () => {
    const now = any(all(is('stage', 'customer', 'opportunity'), is('country', 'DE')), all(is('vip', 'yes')));
    expect(words(before, now)).toEqual([
      {
        kind: 'changed',
        groups: [1, 1],
        removed: ['Lifecycle stage is any of customer'],
        added: ['Lifecycle stage is any of customer or opportunity'],
        kept: 1,
      },
    ]);
    expect(difference(before, now).untouched).toBe(1);
    expect(words(before, now, 'de')[0]?.added).toEqual(['Lifecycle stage ist customer oder opportunity']);
  });

  test('tell a group that went and one that came, with what stands in it', () => {
    const now = any(all(is('stage', 'customer'), is('country', 'DE')), all(is('partner', 'gold')));
    expect(words(before, now)).toEqual([
      { kind: 'removed', groups: [2, null], removed: ['vip is any of yes'], added: [], kept: 0 },
      { kind: 'added', groups: [null, 2], removed: [], added: ['partner is any of gold'], kept: 0 },
    ]);
  });

  test('with one group each are compared within it, whatever stands in it', () => {
    expect(words(any(all(is('a', '1'))), any(all(is('b', '2'))))).toMatchObject([
      { kind: 'changed', removed: ['a is any of 1'], added: ['b is any of 2'] },
    ]);
  });

  test('of which one turned a criterion round tell it with what stands around it', () => {
    const now = any(
      branch('AND', [is('country', 'DE')], [branch('NOT_ANY', [is('stage', 'customer')])]),
      all(is('vip', 'yes')),
    );
    const [group] = difference(before, now).groups;
    expect(group?.added.map(({ around }) => around)).toEqual([['NOT_ANY']]);
    expect(group?.removed.map(({ around }) => around)).toEqual([[]]);
  });

  test('with the same criteria put together in another way say so', () => {
    const flat = any(all(is('a', '1'), is('b', '2')));
    const nested = any(branch('AND', [is('a', '1')], [all(is('b', '2'))]));
    expect(difference(flat, nested)).toMatchObject({ verdict: 'structure', groups: [] });
  });

  test('that nobody can read are told apart all the same', () => {
    const odd = (filterType: string): JsonObject => ({ filterType, something: 1 });
    expect(words(any(all(odd('FORM_SUBMISSION'))), any(all(odd('PAGE_VIEW'))))).toMatchObject([
      { kind: 'changed', removed: [expect.any(String)], added: [expect.any(String)] },
    ]);
    expect(difference(any(all(is('a', '1'))), {} as JsonObject).verdict).toBe('criteria');
  });
});

test('a definition never differs from itself, and each criterion that changed is told once', () => {
  const filter = fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', '3'))
    .map(([p, v]) => is(p, v));
  const group = fc.array(filter, { minLength: 1, maxLength: 4 }).map((filters) => all(...filters));
  const tree = fc.array(group, { minLength: 1, maxLength: 4 }).map((groups) => any(...groups));
  fc.assert(
    fc.property(tree, tree, (one, other) => {
      expect(difference(one, one).verdict).toBe('same');
      const { groups, untouched } = difference(one, other);
      const count = (json: JsonObject) =>
        (json.filterBranches as JsonObject[]).map((b) => (b.filters as JsonObject[]).length);
      const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
      // What was removed and what was added accounts for the difference in number.
      const gained = sum(groups.map(({ added, removed }) => added.length - removed.length));
      expect(gained).toBe(sum(count(other)) - sum(count(one)));
      expect(untouched).toBeLessThanOrEqual(Math.min(count(one).length, count(other).length));
    }),
  );
});
