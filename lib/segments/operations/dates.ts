import { isWithin, type Span, stampOf } from '../time/span';
import type { Moment } from '../types';
import { type Test, toldOf } from './family';

/** A test on the value as a date; what is no date cannot be told. */
export function onDate(property: string, moment: Moment, span: Span, negative = false): Test {
  const type = moment.properties?.[property]?.type;
  return (value) => {
    const stamp = stampOf(value, type);
    return stamp ? toldOf(isWithin(span, stamp) !== negative) : 'unreadable-value';
  };
}

/** Dates at the edges of a span and beside them, written as the property's type wants it. */
export function edges(span: Span, property: string, moment: Moment): string[] {
  if (moment.properties?.[property]?.type === 'date') {
    const day = 86_400_000;
    return [span.toDay, span.fromDay, span.toDay + day, span.fromDay - day, moment.now - (moment.now % day)]
      .filter(isDate)
      .map((one) => new Date(one).toISOString().slice(0, 10));
  }
  return [span.to, span.from, span.to + 1, span.from - 1, moment.now]
    .filter(isDate)
    .map((one) => new Date(one).toISOString());
}

const isDate = (one: number) => Number.isFinite(one) && one > -6e13 && one < 2.5e14;

/** Months as the operations name them; calendar operations write them in full. */
export const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
