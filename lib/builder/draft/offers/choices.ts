import { textsAt } from '../../../segments/json';
import { isOperation, type Offer, operation, withUnset } from './offer';

const yesNo = (id: string, operator: string, group: Offer['group'] = 'value', negative?: true): Offer => ({
  id,
  group,
  input: 'yes-no',
  kinds: ['bool'],
  ...(negative ? { negative } : {}),
  write: (values) => operation('BOOL', operator, values, { value: values.text === 'true' }),
  read: (raw) => {
    const text = isOperation(raw, 'BOOL', operator) ? String(raw.value).toLowerCase() : '';
    return text === 'true' || text === 'false' ? withUnset(raw, { text }) : null;
  },
});

const options = (id: string, operator: string, group: Offer['group'] = 'value', negative?: true): Offer => ({
  id,
  group,
  input: 'options',
  kinds: ['enumeration'],
  ...(negative ? { negative } : {}),
  write: (values) => operation('ENUMERATION', operator, values, { values: values.list ?? [] }),
  read: (raw) => {
    const list = isOperation(raw, 'ENUMERATION', operator) ? textsAt(raw, 'values') : null;
    return list && withUnset(raw, { list });
  },
});

export const choiceOffers: readonly Offer[] = [
  yesNo('bool-is', 'IS_EQUAL_TO'),
  yesNo('bool-is-not', 'IS_NOT_EQUAL_TO', 'value', true),
  yesNo('bool-ever-was', 'HAS_EVER_BEEN_EQUAL_TO', 'past'),
  yesNo('bool-never-was', 'HAS_NEVER_BEEN_EQUAL_TO', 'past', true),
  options('option-any', 'IS_ANY_OF'),
  options('option-none', 'IS_NONE_OF', 'value', true),
  options('option-exactly', 'IS_EXACTLY'),
  options('option-not-exactly', 'IS_NOT_EXACTLY', 'value', true),
  options('option-all', 'CONTAINS_ALL'),
  options('option-not-all', 'DOES_NOT_CONTAIN_ALL', 'value', true),
  options('option-ever-any', 'HAS_EVER_BEEN_ANY_OF', 'past'),
  options('option-never-any', 'HAS_NEVER_BEEN_ANY_OF', 'past', true),
  options('option-ever-exactly', 'HAS_EVER_BEEN_EXACTLY', 'past'),
  options('option-never-exactly', 'HAS_NEVER_BEEN_EXACTLY', 'past', true),
  options('option-ever-all', 'HAS_EVER_CONTAINED_ALL', 'past'),
  options('option-never-all', 'HAS_NEVER_CONTAINED_ALL', 'past', true),
];
