import { numberAt } from '../json';
import type { Family } from './family';
import { onNumber } from './number';

/** Between two numbers, both included. [guess] */
export const numberRanged: Family = {
  type: 'NUMBER_RANGED',
  operators: ['IS_BETWEEN', 'IS_NOT_BETWEEN'],
  read: (raw, operator) => {
    const [lower, upper] = [numberAt(raw, 'lowerBound'), numberAt(raw, 'upperBound')];
    if (lower === null || upper === null) return null;
    const inside = operator === 'IS_BETWEEN';
    return {
      operator,
      words: { code: `NUMBER_RANGED.${operator}`, params: { lower, upper } },
      bind: () => onNumber((value) => (value >= lower && value <= upper) === inside),
      candidates: () => [lower, upper, lower - 1, upper + 1].map(String),
    };
  },
};
