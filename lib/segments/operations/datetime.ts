import { numberAt } from '../json';
import { daysSpan, type Span, spanOf } from '../time/span';
import { dayLength, dayOf, sameLocal } from '../time/zone';
import type { Moment } from '../types';
import { edges, onDate } from './dates';
import type { Family } from './family';

/** Where the bound's clock is converted, it is the portal's; else the bound is an instant. Days are the portal's. */
const boundOf = (at: number, converted: boolean, zone: string) => (converted ? sameLocal(at, zone) : at);

/** Against one timestamp, to the millisecond or by calendar day. */
export const datetime: Family = {
  type: 'DATETIME',
  operators: ['IS_BEFORE', 'IS_AFTER', 'IS_EQUAL_TO', 'IS_BEFORE_DATE', 'IS_AFTER_DATE'],
  read: (raw, operator) => {
    const timestamp = numberAt(raw, 'timestamp');
    if (timestamp === null) return null;
    const converted = raw.requiresTimeZoneConversion === true;
    const span = ({ zone }: Moment): Span => {
      const bound = boundOf(timestamp, converted, zone);
      const day = dayOf(bound, zone);
      if (operator === 'IS_BEFORE_DATE') return daysSpan(-Infinity, day - dayLength, zone);
      if (operator === 'IS_AFTER_DATE') return daysSpan(day + dayLength, Infinity, zone);
      if (operator === 'IS_BEFORE') return spanOf(-Infinity, bound - 1, zone);
      if (operator === 'IS_AFTER') return spanOf(bound + 1, Infinity, zone);
      return spanOf(bound, bound, zone);
    };
    return {
      operator,
      words: { code: `DATETIME.${operator}`, params: { when: { at: timestamp } } },
      bind: (property, moment) => onDate(property, moment, span(moment)),
      candidates: (property, moment) => edges(span(moment), property, moment),
    };
  },
};

/** Between two timestamps, both included. */
export const rangedDate: Family = {
  type: 'RANGED_DATE',
  operators: ['IS_BETWEEN', 'IS_NOT_BETWEEN'],
  read: (raw, operator) => {
    const lower = numberAt(raw, 'lowerBound') ?? numberAt(raw, 'lowerBoundTimestamp');
    const upper = numberAt(raw, 'upperBound') ?? numberAt(raw, 'upperBoundTimestamp');
    if (lower === null || upper === null) return null;
    const converted = raw.requiresTimeZoneConversion === true;
    const span = ({ zone }: Moment) => {
      const bounds = [boundOf(lower, converted, zone), boundOf(upper, converted, zone)] as const;
      return spanOf(bounds[0], bounds[1], zone);
    };
    return {
      operator,
      words: { code: `RANGED_DATE.${operator}`, params: { lower: { at: lower }, upper: { at: upper } } },
      bind: (property, moment) => onDate(property, moment, span(moment), operator === 'IS_NOT_BETWEEN'),
      candidates: (property, moment) => edges(span(moment), property, moment),
    };
  },
};
