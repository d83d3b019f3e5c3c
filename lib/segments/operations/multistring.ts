import { textsAt } from '../json';
import { type Family, toldOf } from './family';
import { comparisonOf, plain, textOperators } from './text';

/**
 * Several texts: a positive operator asks for any of them, a negative one for none. [guess] What `CONTAINS_EXACTLY`
 * means is nowhere said: read as `CONTAINS`. [guess]
 */
export const multistring: Family = {
  type: 'MULTISTRING',
  operators: [...textOperators, 'CONTAINS_EXACTLY', 'DOES_NOT_CONTAIN_EXACTLY'],
  read: (raw, operator) => {
    const values = textsAt(raw, 'values');
    if (!values) return null;
    const wanted = values.map(plain);
    const { compare, negative } = comparisonOf(operator);
    return {
      operator,
      words: { code: `MULTISTRING.${operator}`, params: { values: { values } } },
      bind: () => (text) => {
        const value = plain(text);
        return toldOf(wanted.some((one) => compare(value, one)) !== negative);
      },
      candidates: () => values,
    };
  },
};
