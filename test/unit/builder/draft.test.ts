import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criteriaProblems } from '../../../lib/builder/draft/check';
import { fromDefinition, toDefinition } from '../../../lib/builder/draft/definition';
import { offers, offersFor } from '../../../lib/builder/draft/offers';
import type { Draft } from '../../../lib/builder/draft/types';
import { compile } from '../../../lib/segments/compile';
import { leavesOf, parseDefinition } from '../../../lib/segments/definition';
import { sentenceOf } from '../../../lib/segments/explain';
import { families } from '../../../lib/segments/operations';
import type { ContactData } from '../../../lib/segments/types';
import { createT } from '../../../lib/ui/i18n';
import { sentenceText } from '../../../lib/ui/text/why';
import { anyDefinition } from '../segments/arbitrary';
import { moment } from '../segments/make';
import { anyDraft, properties, valuesFor } from './arbitrary';

const zone = 'America/New_York';
const languages = (['en', 'de'] as const).map((locale) => createT(locale, 'UTC'));

/** A draft without what it was copied from. */
const bare = ({ root: _, ...draft }: Draft): Draft => ({
  ...draft,
  groups: draft.groups.map((group) => {
    if (group.kind === 'kept') return group;
    const { raw: _raw, ...rest } = group;
    return {
      ...rest,
      criteria: rest.criteria.map((one) => {
        if (one.kind === 'kept') return one;
        const { raw: __, ...own } = one;
        return own;
      }),
    };
  }),
});

const contact: ContactData = {
  properties: {
    company: 'Acme',
    phone: '+49 30 1234',
    numemployees: '12',
    newsletter: 'true',
    stage: 'lead;customer',
    renewal: '2026-11-20',
    createdate: '2026-11-17T10:00:00Z',
    shape: 'x',
  },
  history: Object.fromEntries(Object.keys(properties).map((name) => [name, [{ value: 'x', at: moment.now }]])),
  memberships: new Set(['7', '9']),
};

test('draft → definition → draft is the same draft', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      const again = fromDefinition(toDefinition(draft, zone), zone, { name: draft.name, from: draft.from });
      expect(bare(again)).toEqual(draft);
    }),
    { numRuns: 1000 },
  );
});

test('a copy of any definition that nobody touches is that definition', () => {
  fc.assert(
    fc.property(fc.oneof(anyDefinition, fc.jsonValue()), (json) => {
      expect(toDefinition(fromDefinition(json, zone), zone)).toEqual(json);
    }),
    { numRuns: 2000 },
  );
});

test('every definition that it makes is read whole, and judged without a doubt', () => {
  fc.assert(
    fc.property(anyDraft, (draft) => {
      expect(criteriaProblems(draft, properties)).toEqual([]);
      const node = parseDefinition(toDefinition(draft, zone));
      const opaque = leavesOf(node).filter((leaf) => leaf.kind === 'opaque');
      expect(opaque.every((leaf) => leaf.raw.filterType === 'PAGE_VIEW')).toBe(true);
      const told = compile(node, { ...moment, properties }).tell(contact);
      if (opaque.length === 0) expect(['yes', 'no']).toContain(told);
    }),
    { numRuns: 1000 },
  );
});

describe.each(Object.entries(properties))('for the property %s', (name, { type }) => {
  test.each(offersFor(type).map((offer) => [offer.id, offer] as const))('%s evaluates and has words', (_id, offer) => {
    fc.assert(
      fc.property(valuesFor(offer.input), (values) => {
        const filter = { filterType: 'PROPERTY', property: name, operation: offer.write(values, zone) };
        const node = parseDefinition({ filterBranchType: 'AND', filterBranches: [], filters: [filter] });
        const [leaf] = leavesOf(node);
        expect(leaf?.kind).toBe('property');
        if (!leaf) return;
        expect(['yes', 'no']).toContain(compile(node, { ...moment, properties }).tell(contact));
        for (const t of languages) {
          const words = sentenceText(sentenceOf(leaf, { properties }), t);
          expect(words).not.toMatch(/^why\.|\{\w+\}/);
          expect(t.has(`builder.op.${offer.id}`)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });
});

test('every operator of every operation can be chosen, or is named here with the reason', () => {
  const written = new Set(
    offers.flatMap((offer) =>
      fc.sample(valuesFor(offer.input), 20).map((values) => {
        const { operationType, operator } = offer.write(values, zone);
        return `${operationType}.${operator}`;
      }),
    ),
  );
  const missing = families
    .flatMap(({ type, operators }) => operators.map((operator) => `${type}.${operator}`))
    .filter((one) => !written.has(one));
  const reasons: [RegExp, string][] = [
    [/^ALL_PROPERTY\..*BLANK/, 'known and unknown say it'],
    [/^STRING\.(IS|CONTAINS|DOES|STARTS|ENDS)/, 'written where one text stands alone'],
    [/^(DATE|DATETIME|RANGED_DATE|ROLLING_DATE_RANGE)\./, 'written as points in time, which the documentation shows'],
    [/^COMPARATIVE_/, 'a comparison of two properties: kept when copied'],
  ];
  expect(missing.filter((one) => !reasons.some(([pattern]) => pattern.test(one)))).toEqual([]);
});
