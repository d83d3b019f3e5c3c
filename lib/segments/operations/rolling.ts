import { numberAt } from '../json';
import { daysSpan, type Span, spanOf } from '../time/span';
import { dayLength, dayOf, startOf } from '../time/zone';
import type { Moment } from '../types';
import { edges, onDate } from './dates';
import { type Family, updatedAt } from './family';

/**
 * So many calendar days around today, in the portal's zone, as HubSpot's own examples write the same words with time
 * points: "less than 3 days ago" from the start of that day until now, "less than 5 days from now" from now until the
 * start of that day, "more than" beyond it. A date of today has begun already: it is not ahead.
 */
function spanOfDays(operator: string, days: number, { now, zone }: Moment): Span {
  const today = dayOf(now, zone);
  const first = today - days * dayLength;
  const ahead = () => startOf(today + days * dayLength, zone);
  if (operator === 'IS_MORE_THAN_X_DAYS_AGO') return daysSpan(-Infinity, first - dayLength, zone);
  if (operator === 'IS_MORE_THAN_X_DAYS_FROM_NOW') return spanOf(ahead() + 1, Infinity, zone);
  if (operator === 'IS_LESS_THAN_X_DAYS_AGO') return { ...daysSpan(first, today, zone), to: now };
  return spanOf(now, ahead(), zone);
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
