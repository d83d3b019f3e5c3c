import { numberAt } from '../../../segments/json';
import { isOperation, type Offer, operation, withUnset } from './offer';

const one = (id: string, operator: string, group: Offer['group'] = 'value', negative?: true): Offer => ({
  id,
  group,
  input: 'number',
  kinds: ['number'],
  ...(negative ? { negative } : {}),
  write: (values) => operation('NUMBER', operator, values, { value: Number(values.text) }),
  read: (raw) => {
    const value = isOperation(raw, 'NUMBER', operator) ? numberAt(raw, 'value') : null;
    return value === null ? null : withUnset(raw, { text: String(value) });
  },
});

const between = (id: string, operator: string, negative?: true): Offer => ({
  id,
  group: 'value',
  input: 'numbers',
  kinds: ['number'],
  ...(negative ? { negative } : {}),
  write: (values) =>
    operation('NUMBER_RANGED', operator, values, {
      lowerBound: Number(values.lower),
      upperBound: Number(values.upper),
    }),
  read: (raw) => {
    if (!isOperation(raw, 'NUMBER_RANGED', operator)) return null;
    const [lower, upper] = [numberAt(raw, 'lowerBound'), numberAt(raw, 'upperBound')];
    return lower === null || upper === null ? null : withUnset(raw, { lower: String(lower), upper: String(upper) });
  },
});

export const numberOffers: readonly Offer[] = [
  one('number-is', 'IS_EQUAL_TO'),
  one('number-is-not', 'IS_NOT_EQUAL_TO', 'value', true),
  one('number-more', 'IS_GREATER_THAN'),
  one('number-at-least', 'IS_GREATER_THAN_OR_EQUAL_TO'),
  one('number-less', 'IS_LESS_THAN'),
  one('number-at-most', 'IS_LESS_THAN_OR_EQUAL_TO'),
  between('number-between', 'IS_BETWEEN'),
  between('number-not-between', 'IS_NOT_BETWEEN', true),
  one('number-ever-was', 'HAS_EVER_BEEN_EQUAL_TO', 'past'),
  one('number-never-was', 'HAS_NEVER_BEEN_EQUAL_TO', 'past', true),
];
