import type { Millis } from '../types';
import { monthOf } from './units';
import { type Subject, textOf, timeOf, updatedAt } from './values';
import { instantOf, localOf } from './zone';

type Fields = Record<string, unknown>;
const fields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const number = (value: unknown, usual: number) => (typeof value === 'number' ? value : usual);

const weekDays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** A time point as an instant; null where it cannot be told. */
export function pointOf(point: unknown, subject: Subject): Millis | null {
  const one = fields(point);
  const zone = textOf(one.zoneId) || subject.context.timeZone;
  switch (one.timeType ?? one.timePointType) {
    case 'DATE':
      return dateOf(one, zone);
    case 'INDEXED':
      return indexedOf(one, zone, subject.context.now);
    case 'PROPERTY_REFERENCED':
      return readBy(textOf(one.referenceType) || 'VALUE', textOf(one.property), subject, zone);
    default:
      return null;
  }
}

const sameLocal = '_WITH_ZONE_SAME_LOCAL_CONVERSION';

/**
 * A property's value, its update or its anniversary of this year. With the conversion the clock of a moment in UTC is
 * meant as the zone's; a plain day has no clock. Other parsers cannot be told here.
 */
export function readBy(parser: string, property: string, subject: Subject, zone: string): Millis | null {
  const { contact, context } = subject;
  if (parser === 'UPDATED_AT') return updatedAt(subject, property);
  const text = context.value(contact, property);
  const read = timeOf(text, zone);
  if (read === null) return null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text.trim());
  const value = parser.endsWith(sameLocal) && !isDay ? instantOf(localOf(read, 'UTC'), zone) : read;
  if (parser === 'VALUE' || parser === `VALUE${sameLocal}`) return value;
  if (parser !== 'ANNIVERSARY' && parser !== `ANNIVERSARY${sameLocal}`) return null;
  const local = localOf(value, zone);
  const { year } = localOf(context.now, zone);
  // The 29th of February has its anniversary on the 28th where the year has none.
  const day = Math.min(local.day, new Date(Date.UTC(year, local.month, 0)).getUTCDate());
  return instantOf({ ...(context.readings?.anniversaryKeepsTime ? local : { month: local.month }), day, year }, zone);
}

function dateOf(one: Fields, zone: string): Millis | null {
  const month = monthOf(one.month);
  if (typeof one.year !== 'number' || month === null || typeof one.day !== 'number') return null;
  return instantOf({ year: one.year, month, day: one.day, ...clockOf(one) }, zone);
}

const clockOf = (one: Fields) => ({
  hour: number(one.hour, 0),
  minute: number(one.minute, 0),
  second: number(one.second, 0),
  ms: number(one.millisecond, 0),
});

function indexedOf(one: Fields, zone: string, now: Millis): Millis | null {
  const reference = fields(one.indexReference);
  const today = localOf(now, zone);
  const offset = fields(one.offset ?? reference.offset);
  const start = referenceOf(reference, today);
  if (!start) return null;
  const by = (name: string) => number(offset[name], 0);
  const moved = instantOf(
    {
      ...start,
      year: start.year + by('years'),
      month: start.month + by('months') + 3 * by('quarters'),
      day: start.day + by('days') + 7 * by('weeks'),
    },
    zone,
  );
  return moved + by('hours') * 3_600_000 + by('minutes') * 60_000 + by('seconds') * 1000 + by('milliseconds');
}

function referenceOf(reference: Fields, today: ReturnType<typeof localOf>) {
  const { year, month, day } = today;
  const clock = clockOf(reference);
  const weekDay = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  switch (reference.referenceType) {
    case 'NOW':
      return today;
    case 'TODAY':
      return { year, month, day, ...clock };
    case 'WEEK': {
      const wanted = Math.max(0, weekDays.indexOf(textOf(reference.dayOfWeek) || 'MONDAY'));
      return { year, month, day: day - weekDay + wanted, ...clock };
    }
    case 'MONTH':
      return { year, month, day: number(reference.day, 1), ...clock };
    case 'QUARTER':
      return {
        year,
        month: month - ((month - 1) % 3) + number(reference.month, 1) - 1,
        day: number(reference.day, 1),
        ...clock,
      };
    case 'YEAR':
      return { year, month: monthOf(reference.month) ?? 1, day: number(reference.day, 1), ...clock };
    default:
      return null;
  }
}
