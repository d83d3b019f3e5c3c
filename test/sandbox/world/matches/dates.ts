import type { Millis } from '../types';
import { pointOf, readBy } from './points';
import { monthOf, unitStart } from './units';
import { type Answer, not, numberOf, type Operation, type Subject, textOf, timeOf, updatedAt } from './values';
import { dayStart, instantOf, localOf } from './zone';

/** DATE: by calendar day. */
export function dateOperation(operation: Operation, text: string, { context }: Subject): Answer {
  const zone = context.timeZone;
  const at = timeOf(text, zone);
  const month = monthOf(operation.month);
  const [year, day] = [Number(operation.year), Number(operation.day)];
  if (at === null || month === null || Number.isNaN(year) || Number.isNaN(day)) return null;
  return order(operation.operator, dayStart(at, zone), instantOf({ year, month, day }, zone));
}

/** Operators of two moments. */
function order(operator: unknown, at: Millis, wanted: Millis): Answer {
  switch (operator) {
    case 'IS_EQUAL_TO':
    case 'EQUAL':
      return at === wanted;
    case 'IS_BEFORE':
    case 'BEFORE':
      return at < wanted;
    case 'IS_AFTER':
    case 'AFTER':
      return at > wanted;
    default:
      return null;
  }
}

/** A timestamp of the definition; with `requiresTimeZoneConversion` its UTC fields are meant as the portal's. */
function stamp(value: unknown, operation: Operation, zone: string): Millis | null {
  const at = numberOf(textOf(value));
  if (at === null || operation.requiresTimeZoneConversion !== true) return at;
  return instantOf(localOf(at, 'UTC'), zone);
}

/** DATETIME. */
export function dateTimeOperation(operation: Operation, text: string, { context }: Subject): Answer {
  const zone = context.timeZone;
  const at = timeOf(text, zone);
  const wanted = stamp(operation.timestamp, operation, zone);
  if (at === null || wanted === null) return null;
  if (operation.operator === 'IS_BEFORE_DATE') return dayStart(at, zone) < dayStart(wanted, zone);
  if (operation.operator === 'IS_AFTER_DATE') return dayStart(at, zone) > dayStart(wanted, zone);
  return order(operation.operator, at, wanted);
}

/** RANGED_DATE: both ends belong to it. */
export function rangedDate(operation: Operation, text: string, { context }: Subject): Answer {
  const at = timeOf(text, context.timeZone);
  const low = stamp(operation.lowerBound, operation, context.timeZone);
  const high = stamp(operation.upperBound, operation, context.timeZone);
  if (at === null || low === null || high === null) return null;
  return between(operation.operator, at >= low && at <= high);
}

const between = (operator: unknown, inside: boolean): Answer =>
  operator === 'IS_BETWEEN' ? inside : operator === 'IS_NOT_BETWEEN' ? !inside : null;

/**
 * ROLLING_DATE_RANGE, read as HubSpot's examples write the same words with time points: "less than 3 days ago" is from
 * the beginning of the day three days ago until now, "less than 5 days from now" from now until the beginning of the
 * day five days ahead, that moment included.
 */
export function rollingRange(operation: Operation, text: string, { context }: Subject): Answer {
  const { now, timeZone } = context;
  const at = timeOf(text, timeZone);
  const days = numberOf(textOf(operation.numberOfDays));
  if (at === null || days === null) return null;
  const back = dayStart(now, timeZone, -days);
  const ahead = dayStart(now, timeZone, days);
  switch (operation.operator) {
    case 'IS_LESS_THAN_X_DAYS_AGO':
      return at >= back && at <= now;
    case 'IS_MORE_THAN_X_DAYS_AGO':
      return at < back;
    case 'IS_LESS_THAN_X_DAYS_FROM_NOW':
      return at >= now && at <= ahead;
    case 'IS_MORE_THAN_X_DAYS_FROM_NOW':
      return at > ahead;
    default:
      return null;
  }
}

/** ROLLING_PROPERTY_UPDATED, from the history. */
export function rollingUpdated(operation: Operation, _text: string, subject: Subject, property: string): Answer {
  const days = numberOf(textOf(operation.numberOfDays));
  const at = updatedAt(subject, property);
  if (days === null || at === null) return null;
  const recently = at >= dayStart(subject.context.now, subject.context.timeZone, -days);
  if (operation.operator === 'UPDATED_IN_LAST_X_DAYS') return recently;
  return operation.operator === 'NOT_UPDATED_IN_LAST_X_DAYS' ? !recently : null;
}

/** CALENDAR_DATE. */
export function calendarDate(operation: Operation, text: string, { context }: Subject): Answer {
  const { now, timeZone } = context;
  const at = timeOf(text, timeZone);
  const count = numberOf(textOf(operation.timeUnitCount)) ?? 1;
  const fiscal = operation.useFiscalYear === true ? (monthOf(operation.fiscalYearStart) ?? 1) : 1;
  const start = (by: number) => unitStart(textOf(operation.timeUnit), by, now, timeZone, fiscal);
  const within = (low: number | null, high: number | null): Answer =>
    at === null || low === null || high === null ? null : at >= low && at < high;
  switch (operation.operator) {
    case 'IN_THIS_TIME_UNIT':
      return within(start(0), start(1));
    case 'IN_THIS_TIME_UNIT_SO_FAR':
      return within(start(0), now + 1);
    case 'IN_NEXT_TIME_UNIT':
      return within(start(1), start(1 + count));
    case 'IN_LAST_TIME_UNIT':
      return within(start(-count), start(0));
    default:
      return null;
  }
}

/** COMPARATIVE_DATE: against another property, or a default. */
export function comparativeDate(operation: Operation, text: string, { contact, context }: Subject): Answer {
  const other = context.value(contact, textOf(operation.comparisonPropertyName));
  const at = timeOf(text, context.timeZone);
  const wanted = timeOf(other || textOf(operation.defaultComparisonValue), context.timeZone);
  return at === null || wanted === null ? null : order(operation.operator, at, wanted);
}

/** COMPARATIVE_PROPERTY_UPDATED: which of two was written last. */
export function comparativeUpdated(operation: Operation, _text: string, subject: Subject, property: string): Answer {
  const at = updatedAt(subject, property);
  const other = updatedAt(subject, textOf(operation.comparisonPropertyName));
  const wanted = other ?? timeOf(textOf(operation.defaultComparisonValue), subject.context.timeZone);
  return at === null || wanted === null ? null : order(operation.operator, at, wanted);
}

const parsed = (operation: Operation, subject: Subject, property: string) =>
  readBy(textOf(operation.propertyParser) || 'VALUE', property, subject, subject.context.timeZone);

/** TIME_POINT: the point itself belongs to it only where it is INCLUSIVE. */
export function timePoint(operation: Operation, _text: string, subject: Subject, property: string): Answer {
  const at = parsed(operation, subject, property);
  const wanted = pointOf(operation.timePoint, subject);
  if (at === null || wanted === null) return null;
  if (operation.endpointBehavior === 'INCLUSIVE' && at === wanted) return true;
  return operation.operator === 'IS_EQUAL_TO' ? null : order(operation.operator, at, wanted);
}

/** TIME_RANGED: an end belongs to it unless it is EXCLUSIVE. */
export function timeRanged(operation: Operation, _text: string, subject: Subject, property: string): Answer {
  const at = parsed(operation, subject, property);
  const low = pointOf(operation.lowerBoundTimePoint, subject);
  const high = pointOf(operation.upperBoundTimePoint, subject);
  if (at === null || low === null || high === null) return null;
  const fromLow = operation.lowerBoundEndpointBehavior === 'EXCLUSIVE' ? at > low : at >= low;
  const toHigh = operation.upperBoundEndpointBehavior === 'EXCLUSIVE' ? at < high : at <= high;
  const inside = fromLow && toHigh;
  return operation.operator === 'IS_NOT_BETWEEN' ? not(inside) : between(operation.operator, inside);
}
