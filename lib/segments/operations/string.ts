import { textAt } from '../json';
import { ever, type Family, toldOf, withSign } from './family';
import { comparisonOf, comparisons, plain, textOperators } from './text';

const past: Readonly<Record<string, { readonly of: string; readonly negative: boolean }>> = {
  HAS_EVER_BEEN_EQUAL_TO: { of: 'IS_EQUAL_TO', negative: false },
  HAS_NEVER_BEEN_EQUAL_TO: { of: 'IS_EQUAL_TO', negative: true },
  HAS_EVER_CONTAINED: { of: 'CONTAINS', negative: false },
  HAS_NEVER_CONTAINED: { of: 'CONTAINS', negative: true },
};

/** One text against the value, now or ever. */
export const string: Family = {
  type: 'STRING',
  operators: [...textOperators, ...Object.keys(past)],
  read: (raw, operator) => {
    const text = textAt(raw, 'value');
    if (text === null) return null;
    const wanted = plain(text);
    const before = past[operator];
    return {
      operator,
      history: before !== undefined,
      past: before !== undefined,
      words: { code: `STRING.${operator}`, params: { value: text } },
      bind: (property) => {
        if (before) {
          const compare = comparisons[before.of] ?? (() => false);
          return withSign(
            before.negative,
            ever(property, (value) => compare(plain(value), wanted)),
          );
        }
        const { compare, negative } = comparisonOf(operator);
        return (value) => toldOf(compare(plain(value), wanted) !== negative);
      },
      candidates: () => [text],
    };
  },
};
