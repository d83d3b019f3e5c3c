import { numberAt } from '../json';
import { daysSpan, type Span } from '../time/span';
import { dayLength, dayOf, startOf } from '../time/zone';
import type { Moment } from '../types';
import { edges, onDate } from './dates';
import { type Family, updatedAt } from './family';

/** So many calendar days around today, in the portal's zone; a date of today lies 0 days ago and 0 days ahead. */
function spanOfDays(operator: string, days: number, { now, zone }: Moment): Span {
  const today = dayOf(now, zone);
  const [first, last] = [today - days * dayLength, today + days * dayLength];
  if (operator === 'IS_MORE_THAN_X_DAYS_AGO') return daysSpan(-Infinity, first - dayLength, zone);
  if (operator === 'IS_MORE_THAN_X_DAYS_FROM_NOW') return daysSpan(last + dayLength, Infinity, zone);
  if (operator === 'IS_LESS_THAN_X_DAYS_AGO') return { ...daysSpan(first, today, zone), to: now };
  return { ...daysSpan(today, last, zone), from: now };
}

/** A date by its distance from now. */
export const rollingDateRange: Family = {
  type: 'ROLLING_DATE_RANGE',
  operators: [
    'IS_LESS_THAN_X_DAYS_AGO',
    'IS_MORE_THAN_X_DAYS_AGO',
    'IS_LESS_THAN_X_DAYS_FROM_NOW',
    'IS_MORE_THAN_X_DAYS_FROM_NOW',
  ],
  read: (raw, operator) => {
    const days = numberAt(raw, 'numberOfDays');
    if (days === null) return null;
    return {
      operator,
      moves: true,
      words: { code: `ROLLING_DATE_RANGE.${operator}`, params: { days } },
      bind: (property, moment) => onDate(property, moment, spanOfDays(operator, days, moment)),
      candidates: (property, moment) => edges(spanOfDays(operator, days, moment), property, moment),
    };
  },
};

/** When the property changed last, by its distance from now. */
export const rollingPropertyUpdated: Family = {
  type: 'ROLLING_PROPERTY_UPDATED',
  operators: ['UPDATED_IN_LAST_X_DAYS', 'NOT_UPDATED_IN_LAST_X_DAYS'],
  read: (raw, operator) => {
    const days = numberAt(raw, 'numberOfDays');
    if (days === null) return null;
    const wantsUpdate = operator === 'UPDATED_IN_LAST_X_DAYS';
    return {
      operator,
      history: true,
      moves: true,
      words: { code: `ROLLING_PROPERTY_UPDATED.${operator}`, params: { days } },
      bind: (property, { now, zone }) => {
        const since = startOf(dayOf(now, zone) - days * dayLength, zone);
        return (_value, contact) => {
          if (!contact.history?.[property]) return 'history-not-read';
          const at = updatedAt(contact, property);
          return (at !== undefined && at >= since && at <= now) === wantsUpdate ? 'yes' : 'no';
        };
      },
      // Any new value is an update; the old one stands for it.
      candidates: (property, _moment, contact) => [contact.properties[property] ?? '…'],
    };
  },
};
