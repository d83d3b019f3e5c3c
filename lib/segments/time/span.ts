import { type Day, dayLength, dayOf, startOf } from './zone';

/** A date value of a record: an instant, or a calendar day without a zone (`at` is then its midnight in UTC). */
export interface Stamp {
  readonly at: number;
  readonly isDay: boolean;
}

/** Reads HubSpot's dates: `YYYY-MM-DD`, ISO with a time, or epoch milliseconds. A midnight of a `date` property is a day. */
export function stampOf(value: string, type?: string): Stamp | null {
  if (value.length === 10 && value[4] === '-') {
    const at = Date.parse(value);
    return Number.isNaN(at) ? null : { at, isDay: true };
  }
  const at = /^\s*-?\d+\s*$/.test(value)
    ? Number(value)
    : /^\d{4}-\d\d-\d\dT/.test(value)
      ? Date.parse(value)
      : Number.NaN;
  if (Number.isNaN(at) || Math.abs(at) > 8.64e15) return null;
  return { at, isDay: type === 'date' && at % dayLength === 0 };
}

/** Both ends are within. Days are kept apart from instants, so that no zone is asked for each contact. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly fromDay: Day;
  readonly toDay: Day;
}

export const isWithin = (span: Span, one: Stamp): boolean =>
  one.isDay ? one.at >= span.fromDay && one.at <= span.toDay : one.at >= span.from && one.at <= span.to;

/** From one instant to another; a calendar day counts as its first instant in the zone. */
export function spanOf(from: number, to: number, zone: string): Span {
  return { from, to, fromDay: firstDay(from, zone), toDay: lastDay(to, zone) };
}

/** Whole calendar days in the zone, both included. */
export function daysSpan(first: Day, last: Day, zone: string): Span {
  const from = first === -Infinity ? first : startOf(first, zone);
  const to = last === Infinity ? last : startOf(last + dayLength, zone) - 1;
  return { from, to, fromDay: first, toDay: last };
}

function firstDay(from: number, zone: string): Day {
  if (!Number.isFinite(from)) return from;
  const day = dayOf(from, zone);
  return startOf(day, zone) >= from ? day : day + dayLength;
}

function lastDay(to: number, zone: string): Day {
  return Number.isFinite(to) ? dayOf(to, zone) : to;
}
