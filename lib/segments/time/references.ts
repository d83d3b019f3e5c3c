import { numberAt, textAt } from '../json';
import type { JsonObject, Moment, Why } from '../types';
import { dayLength, dayOf, instantOf, type Local, localAt, startOf } from './zone';

export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** Only the parts of the time of day that are named. */
export function timeOf(raw: JsonObject): Partial<Local> {
  const names = ['hour', 'minute', 'second', 'millisecond'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const one = numberAt(raw, name);
      return one === null ? [] : [[name, one]];
    }),
  );
}

type Find = (fields: JsonObject, zone: string, moment: Moment) => number | Why;

/** What an indexed time point counts from. Weeks begin on Monday. Nothing is said about the fiscal year: it must be told. */
export const references = {
  NOW: (fields, zone, { now }) => {
    const time = timeOf(fields);
    return Object.keys(time).length === 0 ? now : instantOf({ ...localAt(now, zone), ...time }, zone);
  },
  TODAY: (fields, zone, { now }) => at(dayOf(now, zone), fields, zone),
  WEEK: (fields, zone, { now }) => {
    const wanted = weekdays.findIndex((one) => one === (textAt(fields, 'dayOfWeek') ?? 'MONDAY')) + 1;
    if (wanted === 0) return 'unknown-operation';
    return at(dayOf(now, zone) + (wanted - localAt(now, zone).dayOfWeek) * dayLength, fields, zone);
  },
  MONTH: (fields, zone, { now }) => at(inMonth(now, zone, 1, 0, fields), fields, zone),
  QUARTER: (fields, zone, { now }) => at(inMonth(now, zone, 3, 0, fields), fields, zone),
  YEAR: (fields, zone, { now }) => at(inMonth(now, zone, 12, 0, fields), fields, zone),
  FISCAL_QUARTER: (fields, zone, { now, fiscalMonth }) =>
    fiscalMonth ? at(inMonth(now, zone, 3, fiscalMonth - 1, fields), fields, zone) : 'fiscal-year',
  FISCAL_YEAR: (fields, zone, { now, fiscalMonth }) =>
    fiscalMonth ? at(inMonth(now, zone, 12, fiscalMonth - 1, fields), fields, zone) : 'fiscal-year',
} as const satisfies Record<string, Find>;
export type References = keyof typeof references;

/** The start of that day, or the time of day that is named. */
function at(day: number, fields: JsonObject, zone: string): number {
  const time = timeOf(fields);
  if (Object.keys(time).length === 0) return startOf(day, zone);
  return instantOf({ ...dateOf(day), ...time }, zone);
}

/** The day in the block of `length` months that holds now: `month` counts within it from 1, `day` is clamped to the month. */
function inMonth(now: number, zone: string, length: number, first: number, fields: JsonObject): number {
  const start = blockStart(dayOf(now, zone), length, first);
  const { year, month } = dateOf(start);
  const wanted = month - 1 + (length === 1 ? 0 : (numberAt(fields, 'month') ?? 1) - 1);
  const days = dateOf(Date.UTC(year, wanted + 1, 0)).day;
  return Date.UTC(year, wanted, Math.min(numberAt(fields, 'day') ?? 1, days));
}

/** The first day of the block of months (1 month, 3 a quarter, 12 a year) that holds the day; `first` shifts a fiscal year. */
export function blockStart(day: number, length: number, first: number): number {
  const { year, month } = dateOf(day);
  const since = (((month - 1 - first) % length) + length) % length;
  return Date.UTC(year, month - 1 - since, 1);
}

export function dateOf(day: number): Required<Pick<Local, 'year' | 'month' | 'day'>> {
  const one = new Date(day);
  return { year: one.getUTCFullYear(), month: one.getUTCMonth() + 1, day: one.getUTCDate() };
}
