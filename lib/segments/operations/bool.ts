import type { Told } from '../types';
import { ever, type Family, toldOf, withSign } from './family';

/** A property's yes or no; null where it is neither. */
export const boolOf = (value: string): boolean | null => {
  const text = value.trim().toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
};

/** Yes or no, now or ever. */
export const bool: Family = {
  type: 'BOOL',
  operators: ['IS_EQUAL_TO', 'IS_NOT_EQUAL_TO', 'HAS_EVER_BEEN_EQUAL_TO', 'HAS_NEVER_BEEN_EQUAL_TO'],
  read: (raw, operator) => {
    const wanted =
      typeof raw.value === 'boolean' ? raw.value : typeof raw.value === 'string' ? boolOf(raw.value) : null;
    if (wanted === null) return null;
    const past = operator.startsWith('HAS_');
    const negative = operator === 'IS_NOT_EQUAL_TO' || operator === 'HAS_NEVER_BEEN_EQUAL_TO';
    return {
      operator,
      history: past,
      past,
      words: { code: `BOOL.${operator}`, params: { value: { values: [String(wanted)] } } },
      bind: (property) =>
        past
          ? withSign(
              negative,
              ever(property, (value) => boolOf(value) === wanted),
            )
          : (value): Told => {
              const found = boolOf(value);
              return found === null ? 'unreadable-value' : toldOf((found === wanted) !== negative);
            },
      candidates: () => ['true', 'false'],
    };
  },
};
