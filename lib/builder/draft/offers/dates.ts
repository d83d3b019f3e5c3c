import { numberAt, textAt } from '../../../segments/json';
import { months } from '../../../segments/operations/dates';
import type { JsonObject } from '../../../segments/types';
import type { Values } from '../types';
import { isOperation, type Kind, type Offer, operation, withUnset } from './offer';
import { dayAt, dayPoint, daysAt, meansSame, nowPoint, todayPoint } from './points';

const kinds: readonly Kind[] = ['date', 'datetime'];
type Bounds = (values: Values, zone: string) => readonly [lower: JsonObject, upper: JsonObject];
type Point = (values: Values, zone: string) => JsonObject;

/** What is read from points is held against what would be written: only the same meaning can be edited. */
function offer(
  id: string,
  input: Offer['input'],
  write: Offer['write'],
  guess: (raw: JsonObject) => Values | null,
  negative?: true,
): Offer {
  return {
    id,
    group: 'value',
    input,
    kinds,
    ...(negative ? { negative } : {}),
    write,
    read: (raw, zone) => {
      const values = guess(raw);
      if (!values) return null;
      const old = raw.operationType === 'DATE' || raw.operationType === 'ROLLING_DATE_RANGE';
      return old || meansSame(raw, write(values, zone)) ? withUnset(raw, values) : null;
    },
  };
}

const ranged = (operator: string, bounds: Bounds): Offer['write'] => {
  const ends = { lowerBoundEndpointBehavior: 'INCLUSIVE', upperBoundEndpointBehavior: 'INCLUSIVE' };
  return (values, zone) => {
    const [lowerBoundTimePoint, upperBoundTimePoint] = bounds(values, zone);
    const points = { type: 'TIME_RANGED', lowerBoundTimePoint, upperBoundTimePoint, ...ends, propertyParser: 'VALUE' };
    return operation('TIME_RANGED', operator, values, points);
  };
};
const pointed =
  (operator: string, point: Point): Offer['write'] =>
  (values, zone) =>
    operation('TIME_POINT', operator, values, {
      type: 'TIME_POINT',
      timePoint: point(values, zone),
      endpointBehavior: 'EXCLUSIVE',
      propertyParser: 'VALUE',
    });

const oneDay: Bounds = ({ text = '' }, zone) => [dayPoint(text, zone, 'start'), dayPoint(text, zone, 'end')];
const someDays: Bounds = ({ lower = '', upper = '' }, zone) => [
  dayPoint(lower, zone, 'start'),
  dayPoint(upper, zone, 'end'),
];
const lastDays: Bounds = ({ text }, zone) => [todayPoint(-Number(text), zone), nowPoint(zone)];
const nextDays: Bounds = ({ text }, zone) => [nowPoint(zone), todayPoint(Number(text), zone)];

const textOf = (one: string | number | null): Values | null => (one === null ? null : { text: String(one) });
/** `sign` −1: the days stand before today. */
const count = (days: number | null, sign: 1 | -1) => textOf(days === null ? null : days * sign || 0);

/** The older operation by calendar day. */
function oldDay(raw: JsonObject, operators: readonly string[]): Values | null {
  if (raw.operationType !== 'DATE' || !operators.includes(String(raw.operator))) return null;
  const month = months.indexOf((textAt(raw, 'month') ?? '').slice(0, 3).toUpperCase());
  const [year, day] = [numberAt(raw, 'year'), numberAt(raw, 'day')];
  if (year === null || day === null || month === -1) return null;
  return textOf(new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10));
}
/** The older operation by distance from now. */
const oldDays = (raw: JsonObject, operator: string): Values | null =>
  isOperation(raw, 'ROLLING_DATE_RANGE', operator) ? textOf(numberAt(raw, 'numberOfDays')) : null;

const between = (raw: JsonObject, operator: string) => isOperation(raw, 'TIME_RANGED', operator);
const readDay = (operator: string) => (raw: JsonObject) =>
  between(raw, operator) ? textOf(dayAt(raw.lowerBoundTimePoint)) : null;
const readDays = (operator: string) => (raw: JsonObject) => {
  if (!between(raw, operator)) return null;
  const [lower, upper] = [dayAt(raw.lowerBoundTimePoint), dayAt(raw.upperBoundTimePoint)];
  return lower && upper && lower !== upper ? { lower, upper } : null;
};
const readLast = (operator: string) => (raw: JsonObject) =>
  between(raw, operator) ? count(daysAt(raw.lowerBoundTimePoint), -1) : null;
const readNext = (raw: JsonObject) =>
  between(raw, 'IS_BETWEEN') ? count(daysAt(raw.upperBoundTimePoint), 1) : oldDays(raw, 'IS_LESS_THAN_X_DAYS_FROM_NOW');
const at = (raw: JsonObject, operator: string) =>
  isOperation(raw, 'TIME_POINT', operator) ? raw.timePoint : undefined;

const calendar = (id: string, operator: string, input: 'unit' | 'span'): Offer => ({
  id,
  group: 'value',
  input,
  kinds,
  write: (values) =>
    operation('CALENDAR_DATE', operator, values, {
      timeUnit: values.unit ?? 'MONTH',
      ...(input === 'span' ? { timeUnitCount: Number(values.text) } : {}),
      useFiscalYear: false,
    }),
  read: (raw) => {
    if (!isOperation(raw, 'CALENDAR_DATE', operator) || raw.useFiscalYear === true) return null;
    const unit = (textAt(raw, 'timeUnit') ?? '').replace(/S$/, '');
    if (!isUnit(unit)) return null;
    const count = numberAt(raw, 'timeUnitCount') ?? 1;
    if (input === 'unit') return count === 1 ? withUnset(raw, { unit }) : null;
    return withUnset(raw, { text: String(count), unit });
  },
});
const isUnit = (unit: string): unit is NonNullable<Values['unit']> =>
  ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'].includes(unit);

/** Days of the calendar, days from now, and units of the calendar: all in the portal's time zone. */
export const dateOffers: readonly Offer[] = [
  offer(
    'date-on',
    'day',
    ranged('IS_BETWEEN', oneDay),
    (raw) => readDay('IS_BETWEEN')(raw) ?? oldDay(raw, ['IS_EQUAL_TO', 'EQUAL']),
  ),
  offer('date-not-on', 'day', ranged('IS_NOT_BETWEEN', oneDay), readDay('IS_NOT_BETWEEN'), true),
  offer(
    'date-before',
    'day',
    pointed('IS_BEFORE', ({ text = '' }, zone) => dayPoint(text, zone, 'start')),
    (raw) => textOf(dayAt(at(raw, 'IS_BEFORE'))) ?? oldDay(raw, ['IS_BEFORE', 'BEFORE']),
  ),
  offer(
    'date-after',
    'day',
    pointed('IS_AFTER', ({ text = '' }, zone) => dayPoint(text, zone, 'end')),
    (raw) => textOf(dayAt(at(raw, 'IS_AFTER'))) ?? oldDay(raw, ['IS_AFTER', 'AFTER']),
  ),
  offer('date-between', 'days', ranged('IS_BETWEEN', someDays), readDays('IS_BETWEEN')),
  offer('date-not-between', 'days', ranged('IS_NOT_BETWEEN', someDays), readDays('IS_NOT_BETWEEN'), true),
  offer(
    'date-last-days',
    'day-count',
    ranged('IS_BETWEEN', lastDays),
    (raw) => readLast('IS_BETWEEN')(raw) ?? oldDays(raw, 'IS_LESS_THAN_X_DAYS_AGO'),
  ),
  offer('date-not-last-days', 'day-count', ranged('IS_NOT_BETWEEN', lastDays), readLast('IS_NOT_BETWEEN'), true),
  offer(
    'date-days-ago',
    'day-count',
    pointed('IS_BEFORE', ({ text }, zone) => todayPoint(-Number(text), zone)),
    (raw) => count(daysAt(at(raw, 'IS_BEFORE')), -1) ?? oldDays(raw, 'IS_MORE_THAN_X_DAYS_AGO'),
  ),
  offer('date-next-days', 'day-count', ranged('IS_BETWEEN', nextDays), readNext),
  offer(
    'date-days-ahead',
    'day-count',
    pointed('IS_AFTER', ({ text }, zone) => todayPoint(Number(text), zone)),
    (raw) => count(daysAt(at(raw, 'IS_AFTER')), 1) ?? oldDays(raw, 'IS_MORE_THAN_X_DAYS_FROM_NOW'),
  ),
  calendar('date-this', 'IN_THIS_TIME_UNIT', 'unit'),
  calendar('date-this-so-far', 'IN_THIS_TIME_UNIT_SO_FAR', 'unit'),
  calendar('date-last', 'IN_LAST_TIME_UNIT', 'span'),
  calendar('date-next', 'IN_NEXT_TIME_UNIT', 'span'),
];
