import { textsAt } from '../../../segments/json';
import { isOperation, type Offer, operation, withUnset } from './offer';

/** One text is written as such, several as the operation for several. */
const texts = (id: string, operator: string, negative?: true, always?: 'several'): Offer => ({
  id,
  group: 'value',
  input: 'texts',
  kinds: ['string'],
  ...(negative ? { negative } : {}),
  write: (values) => {
    const list = values.list ?? [];
    return list.length === 1 && !always
      ? operation('STRING', operator, values, { value: list[0] ?? '' })
      : operation('MULTISTRING', operator, values, { values: list });
  },
  read: (raw) => {
    if (!always && isOperation(raw, 'STRING', operator) && typeof raw.value === 'string')
      return withUnset(raw, { list: [raw.value] });
    const list = isOperation(raw, 'MULTISTRING', operator) ? textsAt(raw, 'values') : null;
    return list && withUnset(raw, { list });
  },
});

const past = (id: string, operator: string, negative?: true): Offer => ({
  id,
  group: 'past',
  input: 'text',
  kinds: ['string'],
  ...(negative ? { negative } : {}),
  write: (values) => operation('STRING', operator, values, { value: values.text ?? '' }),
  read: (raw) =>
    isOperation(raw, 'STRING', operator) && typeof raw.value === 'string' ? withUnset(raw, { text: raw.value }) : null,
});

export const textOffers: readonly Offer[] = [
  texts('text-is', 'IS_EQUAL_TO'),
  texts('text-is-not', 'IS_NOT_EQUAL_TO', true),
  texts('text-contains', 'CONTAINS'),
  texts('text-contains-not', 'DOES_NOT_CONTAIN', true),
  texts('text-starts', 'STARTS_WITH'),
  texts('text-ends', 'ENDS_WITH'),
  texts('text-contains-exactly', 'CONTAINS_EXACTLY', undefined, 'several'),
  texts('text-contains-exactly-not', 'DOES_NOT_CONTAIN_EXACTLY', true, 'several'),
  past('text-ever-was', 'HAS_EVER_BEEN_EQUAL_TO'),
  past('text-never-was', 'HAS_NEVER_BEEN_EQUAL_TO', true),
  past('text-ever-contained', 'HAS_EVER_CONTAINED'),
  past('text-never-contained', 'HAS_NEVER_CONTAINED', true),
];
