import { numberAt, textAt } from '../json';
import { blockStart, dateOf } from '../time/references';
import { daysSpan, type Span } from '../time/span';
import { type Day, dayLength, dayOf } from '../time/zone';
import type { Moment } from '../types';
import { edges, months, onDate } from './dates';
import type { Family } from './family';

const units = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
const lengths: Readonly<Record<string, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

/** The unit that holds the day, moved by so many units. Weeks begin on Monday. `first`: the month (0–11) of a fiscal year. */
function unitStart(unit: string, day: Day, by: number, first: number): Day {
  if (unit === 'DAY') return day + by * dayLength;
  if (unit === 'WEEK') return day - ((new Date(day).getUTCDay() + 6) % 7) * dayLength + by * 7 * dayLength;
  const length = lengths[unit] ?? 1;
  const { year, month } = dateOf(blockStart(day, length, length === 1 ? 0 : first));
  return Date.UTC(year, month - 1 + by * length, 1);
}

function calendarSpan(operator: string, unit: string, count: number, first: number, { now, zone }: Moment): Span {
  const today = dayOf(now, zone);
  const start = (by: number) => unitStart(unit, today, by, first);
  if (operator === 'IN_LAST_TIME_UNIT') return daysSpan(start(-count), start(0) - dayLength, zone);
  if (operator === 'IN_NEXT_TIME_UNIT') return daysSpan(start(1), start(1 + count) - dayLength, zone);
  if (operator === 'IN_THIS_TIME_UNIT') return daysSpan(start(0), start(1) - dayLength, zone);
  return { ...daysSpan(start(0), today, zone), to: now };
}

/** Days, weeks, months, quarters and years of the calendar, in the portal's zone. */
export const calendarDate: Family = {
  type: 'CALENDAR_DATE',
  operators: ['IN_THIS_TIME_UNIT', 'IN_THIS_TIME_UNIT_SO_FAR', 'IN_NEXT_TIME_UNIT', 'IN_LAST_TIME_UNIT'],
  read: (raw, operator) => {
    const unit = (textAt(raw, 'timeUnit') ?? '').replace(/S$/, '');
    const count = numberAt(raw, 'timeUnitCount') ?? 1;
    const start = months.indexOf((textAt(raw, 'fiscalYearStart') ?? 'JANUARY').slice(0, 3));
    if (!units.includes(unit) || start === -1) return null;
    const first = raw.useFiscalYear === true ? start : 0;
    const span = (moment: Moment) => calendarSpan(operator, unit, count, first, moment);
    return {
      operator,
      moves: true,
      words: { code: `CALENDAR_DATE.${operator}`, params: { span: { unit, amount: count } } },
      bind: (property, moment) => onDate(property, moment, span(moment)),
      candidates: (property, moment) => edges(span(moment), property, moment),
    };
  },
};
