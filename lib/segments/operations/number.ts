import { numberAt } from '../json';
import type { Told } from '../types';
import { ever, type Family, type Test, toldOf, withSign } from './family';

/** A property's number; null where it is none. */
export function numberOf(value: string): number | null {
  const text = value.trim();
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? null : number;
}

/** A test on the value as a number; what is no number cannot be told. */
export const onNumber = (right: (value: number) => boolean): Test => {
  return (value): Told => {
    const number = numberOf(value);
    return number === null ? 'unreadable-value' : toldOf(right(number));
  };
};

/** The comparisons of numbers by operator. */
export const compare: Readonly<Record<string, (value: number, wanted: number) => boolean>> = {
  IS_EQUAL_TO: (value, wanted) => value === wanted,
  IS_NOT_EQUAL_TO: (value, wanted) => value !== wanted,
  IS_GREATER_THAN: (value, wanted) => value > wanted,
  IS_GREATER_THAN_OR_EQUAL_TO: (value, wanted) => value >= wanted,
  IS_LESS_THAN: (value, wanted) => value < wanted,
  IS_LESS_THAN_OR_EQUAL_TO: (value, wanted) => value <= wanted,
};

/** One number against the value, now or ever. */
export const number: Family = {
  type: 'NUMBER',
  operators: [...Object.keys(compare), 'HAS_EVER_BEEN_EQUAL_TO', 'HAS_NEVER_BEEN_EQUAL_TO'],
  read: (raw, operator) => {
    const wanted = numberAt(raw, 'value');
    if (wanted === null) return null;
    const now = compare[operator];
    return {
      operator,
      history: now === undefined,
      past: now === undefined,
      words: { code: `NUMBER.${operator}`, params: { value: wanted } },
      bind: (property) =>
        now
          ? onNumber((value) => now(value, wanted))
          : withSign(
              operator === 'HAS_NEVER_BEEN_EQUAL_TO',
              ever(property, (value) => numberOf(value) === wanted),
            ),
      candidates: () => [wanted, wanted + 1, wanted - 1].map(String),
    };
  },
};
