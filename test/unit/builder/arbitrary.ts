import fc from 'fast-check';
import { offersFor } from '../../../lib/builder/draft/offers';
import { type Input, kinds } from '../../../lib/builder/draft/offers/offer';
import type { AllGroup, Criterion, Draft, Group, Values } from '../../../lib/builder/draft/types';
import { units } from '../../../lib/builder/draft/types';
import type { JsonObject, Properties } from '../../../lib/segments/types';

/** A property of each type. */
export const properties: Properties = {
  company: { label: 'Company name', type: 'string' },
  phone: { label: 'Phone', type: 'phone_number' },
  numemployees: { label: 'Number of employees', type: 'number' },
  newsletter: { label: 'Newsletter', type: 'bool' },
  stage: {
    label: 'Lifecycle stage',
    type: 'enumeration',
    options: ['lead', 'mql', 'customer'].map((value) => ({ value, label: value.toUpperCase() })),
  },
  renewal: { label: 'Renewal date', type: 'date' },
  createdate: { label: 'Create date', type: 'datetime' },
  shape: { label: 'Shape', type: 'object_coordinates' },
};

const day = fc
  .integer({ min: 0, max: 4000 })
  .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
const number = fc.integer({ min: -10_000, max: 10_000 }).map((one) => String(one / 4));
const word = fc.constantFrom('Acme', 'a b', 'Ümlaut', '5', 'true');
const filled: Readonly<Record<Input, fc.Arbitrary<Values>>> = {
  none: fc.constant({}),
  text: fc.record({ text: word }),
  texts: fc.record({ list: fc.uniqueArray(word, { minLength: 1, maxLength: 3 }) }),
  number: fc.record({ text: number }),
  numbers: fc
    .tuple(number, number)
    .map(([a, b]) => (Number(a) <= Number(b) ? { lower: a, upper: b } : { lower: b, upper: a })),
  options: fc.record({ list: fc.subarray(['lead', 'mql', 'customer'], { minLength: 1 }) }),
  'yes-no': fc.record({ text: fc.constantFrom('true', 'false') }),
  day: fc.record({ text: day }),
  days: fc
    .tuple(day, day)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => (a < b ? { lower: a, upper: b } : { lower: b, upper: a })),
  'day-count': fc.record({ text: fc.nat({ max: 400 }).map(String) }),
  unit: fc.record({ unit: fc.constantFrom(...units) }),
  span: fc.record({ text: fc.integer({ min: 1, max: 12 }).map(String), unit: fc.constantFrom(...units) }),
};

/** Complete values for an operator, with or without contacts that have no value. */
export const valuesFor = (input: Input, mayBeUnset = true): fc.Arbitrary<Values> =>
  fc
    .tuple(filled[input], mayBeUnset ? fc.boolean() : fc.constant(false))
    .map(([values, unset]) => (unset ? { ...values, unset } : values));

const propertyCriterion: fc.Arbitrary<Criterion> = fc
  .constantFrom(...Object.keys(properties))
  .chain((property) =>
    fc
      .constantFrom(...offersFor(properties[property]?.type ?? ''))
      .chain((offer) =>
        valuesFor(offer.input).map(
          (values): Criterion => ({ id: 0, kind: 'property', property, offer: offer.id, values }),
        ),
      ),
  );
const listCriterion: fc.Arbitrary<Criterion> = fc
  .tuple(fc.constantFrom('7', '8'), fc.boolean())
  .map(([listId, negative]) => ({ id: 0, kind: 'list', listId, negative }));
const page: JsonObject = { filterType: 'PAGE_VIEW', pageUrl: '/pricing', operator: 'CONTAINS' };
const nested: JsonObject = {
  filterBranchType: 'NOT_ANY',
  filterBranches: [],
  filters: [{ filterType: 'IN_LIST', operator: 'IN_LIST', listId: '9' }],
};
const keptCriterion = fc.constantFrom<Criterion>(
  { id: 0, kind: 'kept', place: 'filter', raw: page },
  { id: 0, kind: 'kept', place: 'branch', raw: nested },
);

const group: fc.Arbitrary<Group> = fc.oneof<fc.MaybeWeightedArbitrary<Group>[]>(
  {
    weight: 6,
    arbitrary: fc
      .array(
        fc.oneof(
          { weight: 8, arbitrary: propertyCriterion },
          { weight: 2, arbitrary: listCriterion },
          { weight: 1, arbitrary: keptCriterion },
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((criteria): AllGroup => {
        // Branches stand after filters in a definition.
        const isBranch = (one: Criterion) => one.kind === 'kept' && one.place === 'branch';
        return {
          id: 0,
          kind: 'all',
          criteria: [...criteria.filter((one) => !isBranch(one)), ...criteria.filter(isBranch)],
        };
      }),
  },
  { weight: 1, arbitrary: fc.constant<Group>({ id: 0, kind: 'kept', raw: nested }) },
);

/** A draft that a person could have finished. Ids count in the order of the draft. */
export const anyDraft: fc.Arbitrary<Draft> = fc.array(group, { minLength: 1, maxLength: 4 }).map((groups) => {
  let next = 1;
  const numbered = groups.map((one): Group => {
    const id = next++;
    return one.kind === 'kept'
      ? { ...one, id }
      : { ...one, id, criteria: one.criteria.map((criterion) => ({ ...criterion, id: next++ })) };
  });
  return { name: 'Draft', from: null, groups: numbered, next };
});

export { kinds };
