import { numberAt, textAt } from '../json';
import { daysSpan } from '../time/span';
import { dayLength } from '../time/zone';
import { edges, months, onDate } from './dates';
import type { Family } from './family';

const names: Readonly<Record<string, 'on' | 'before' | 'after'>> = {
  IS_EQUAL_TO: 'on',
  IS_BEFORE: 'before',
  IS_AFTER: 'after',
  // HubSpot's clients also know these names.
  EQUAL: 'on',
  BEFORE: 'before',
  AFTER: 'after',
};

/** By calendar day, in the portal's zone. */
export const date: Family = {
  type: 'DATE',
  operators: Object.keys(names),
  read: (raw, operator) => {
    const [day, year] = [numberAt(raw, 'day'), numberAt(raw, 'year')];
    const month = months.indexOf((textAt(raw, 'month') ?? '').slice(0, 3).toUpperCase());
    const side = names[operator];
    if (day === null || year === null || month === -1 || !side) return null;
    const wanted = Date.UTC(year, month, day);
    const bounds = {
      on: [wanted, wanted],
      before: [-Infinity, wanted - dayLength],
      after: [wanted + dayLength, Infinity],
    } as const;
    const span = (zone: string) => daysSpan(bounds[side][0], bounds[side][1], zone);
    return {
      operator,
      words: { code: `DATE.${operator}`, params: { day: { day: wanted } } },
      bind: (property, moment) => onDate(property, moment, span(moment.zone)),
      candidates: (property, moment) => edges(span(moment.zone), property, moment),
    };
  },
};
