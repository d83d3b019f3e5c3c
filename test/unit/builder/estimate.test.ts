import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { searchOf } from '../../../lib/builder/count';
import { exampleOf } from '../../../lib/builder/examples';
import { shareOf } from '../../../lib/builder/margin';
import { compile } from '../../../lib/segments/compile';
import { parseDefinition } from '../../../lib/segments/definition';
import { traceOf } from '../../../lib/segments/trace';
import type { Properties } from '../../../lib/segments/types';
import de from '../../../locales/de/builder.json';
import en from '../../../locales/en/builder.json';
import { createRandom } from '../../sandbox/world/random';
import { and, anyOf, bool, inList, known, moment, number, or, text, unknown } from '../segments/make';

const properties: Properties = {
  stage: { label: 'Stage', type: 'enumeration' },
  topics: { label: 'Topics', type: 'enumeration', several: true },
  company: { label: 'Company', type: 'string' },
  size: { label: 'Size', type: 'number' },
  news: { label: 'News', type: 'bool' },
};
const search = (...groups: ReturnType<typeof and>[]) => searchOf(parseDefinition(or(...groups)), properties);

describe('a definition as a search', () => {
  test('of criteria that search compares alike', () => {
    expect(
      search(and(anyOf('stage', 'lead', 'customer'), known('company')), and(number('size', 'IS_GREATER_THAN', 5))),
    ).toEqual([
      [
        { propertyName: 'stage', operator: 'IN', values: ['lead', 'customer'] },
        { propertyName: 'company', operator: 'HAS_PROPERTY' },
      ],
      [{ propertyName: 'size', operator: 'GT', value: '5' }],
    ]);
    expect(search(and(unknown('company'), bool('news', true)))).toEqual([
      [
        { propertyName: 'company', operator: 'NOT_HAS_PROPERTY' },
        { propertyName: 'news', operator: 'EQ', value: 'true' },
      ],
    ]);
  });

  test.each([
    ['a text', and(text('company', 'CONTAINS', 'acme'))],
    ['a membership', and(inList('7'))],
    ['several options in one value', and(anyOf('topics', 'a'))],
    ['contacts without a value', and(bool('news', true, true))],
    ['a property that nobody knows', and(known('gone'))],
    ['no criterion', and()],
    ['too many criteria', and(...Array.from({ length: 7 }, () => known('company')))],
    ['a group within a group', { ...and(known('company')), filterBranches: [and(known('size'))] }],
  ])('has none for %s', (_what, group) => expect(search(group)).toBeNull());

  test('has none for too many groups', () => {
    expect(search(...Array.from({ length: 6 }, () => and(known('company'))))).toBeNull();
  });
});

describe('the margin', () => {
  const page = fc
    .integer({ min: 1, max: 200 })
    .chain((judged) => fc.record({ judged: fc.constant(judged), yes: fc.nat({ max: judged }) }));
  test('never leaves what a share can be, and none of a few does not mean none', () => {
    fc.assert(
      fc.property(fc.array(page, { maxLength: 5 }), (pages) => {
        const { share, margin } = shareOf(pages);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(margin).toBeGreaterThan(0);
        expect(margin).toBeLessThanOrEqual(1);
      }),
    );
    expect(shareOf([{ judged: 500, yes: 0 }]).margin).toBeGreaterThan(0.003);
  });
  test('is wider where pages differ than where they are alike', () => {
    const alike = shareOf(Array.from({ length: 5 }, () => ({ judged: 100, yes: 20 })));
    const apart = shareOf([0, 0, 0, 0, 100].map((yes) => ({ judged: 100, yes })));
    expect(apart.share).toBe(alike.share);
    expect(apart.margin).toBeGreaterThan(5 * alike.margin);
  });
});

/** How often the margin of five even pages of a portal's contacts holds the truth; `fits`: the nth of so many. */
function holds(fits: (total: number, random: () => number) => (n: number) => boolean): number {
  const random = createRandom(7);
  const trials = Array.from({ length: 300 }, () => {
    const total = 700 + Math.floor(random() * 9_000);
    const isIn = fits(total, random);
    const all = Array.from({ length: total }, (_, n) => isIn(n));
    const pages = [0, 1, 2, 3, 4].map((part) => {
      const from = Math.floor(((total - 100) * part) / 4);
      return { judged: 100, yes: all.slice(from, from + 100).filter(Boolean).length };
    });
    const { share, margin } = shareOf(pages);
    return Math.abs(share - all.filter(Boolean).length / total) <= margin;
  });
  return trials.filter(Boolean).length / trials.length;
}

describe('what the margin promises', () => {
  test.each([0.01, 0.05, 0.2, 0.5, 0.9])('95 % where a share of %s is mixed with the others', (share) =>
    expect(holds((_total, random) => () => random() < share)).toBeGreaterThan(0.94),
  );
  test('and where the share grows with time', () =>
    expect(holds((total, random) => (n) => random() < n / total)).toBeGreaterThan(0.94));
  test('less for those who came at one time: the page says so', () => {
    const imported = holds((total, random) => {
      const from = Math.floor(random() * total);
      return (n) => n >= from && n < from + total * 0.15;
    });
    expect(imported).toBeGreaterThan(0.6);
    expect(imported).toBeLessThan(0.9);
    expect(en['builder.estimate.by-sample']).toMatch(/95 %.*mixed.*import/);
    expect(de['builder.estimate.by-sample']).toMatch(/95-%.*gemischt.*Import/);
  });
});

test('an example says what decided: the group that lets it in, or what fails in the nearest one', () => {
  const bound = compile(
    parseDefinition(
      or(
        and(anyOf('stage', 'customer'), known('company')),
        and(number('size', 'IS_GREATER_THAN', 50), known('news'), bool('news', true)),
      ),
    ),
    { ...moment, properties },
  );
  const person = { id: '1', name: 'Ada' };
  const codes = (data: Record<string, string | null>) => {
    const all = { stage: null, company: null, size: null, news: null, topics: null, ...data };
    return exampleOf(person, traceOf(bound, { properties: all }), { properties }).reasons.map(
      (one) => one.sentence.code,
    );
  };
  expect(codes({ stage: 'customer', company: 'Acme' })).toEqual([
    'op.ENUMERATION.IS_ANY_OF',
    'op.ALL_PROPERTY.IS_KNOWN',
  ]);
  expect(codes({ stage: 'lead', company: 'Acme', size: '1' })).toEqual(['op.ENUMERATION.IS_ANY_OF']);
});
