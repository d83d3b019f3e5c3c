import { objectAt, textAt } from '../json';
import { not } from '../kleene';
import { type Parser, type PointAt, parsed, parserOf, pointAt, readPoint, type TimePoint } from '../time/points';
import { isWithin, type Span, spanOf } from '../time/span';
import { isZone } from '../time/zone';
import type { ContactData, JsonObject, Moment, Told, Why } from '../types';
import { edges } from './dates';
import { type Family, type Operation, type Test, toldOf, type Words } from './family';

interface Bound {
  readonly point: TimePoint;
  /** The point itself is outside. */
  readonly exclusive: boolean;
}
interface Range {
  readonly lower?: Bound;
  readonly upper?: Bound;
  readonly parser: Parser;
  readonly negative: boolean;
}

/** Before or after a point in time. */
export const timePoint: Family = {
  type: 'TIME_POINT',
  operators: ['IS_BEFORE', 'IS_AFTER'],
  read: (raw, operator) => {
    const point = readPoint(objectAt(raw, 'timePoint'));
    const parser = parserOf(textAt(raw, 'propertyParser'));
    const exclusive = ends(raw, 'endpointBehavior', true);
    if (!point || !parser || exclusive === null) return null;
    const bound = { point, exclusive };
    const range = { parser, negative: false, ...(operator === 'IS_BEFORE' ? { upper: bound } : { lower: bound }) };
    return operationOf(operator, range, { code: `TIME_POINT.${operator}`, params: { point: { point } } });
  },
};

/** Between two points in time. */
export const timeRanged: Family = {
  type: 'TIME_RANGED',
  operators: ['IS_BETWEEN', 'IS_NOT_BETWEEN'],
  read: (raw, operator) => {
    const [lower, upper] = [
      readPoint(objectAt(raw, 'lowerBoundTimePoint')),
      readPoint(objectAt(raw, 'upperBoundTimePoint')),
    ];
    const [from, to] = [ends(raw, 'lowerBoundEndpointBehavior', false), ends(raw, 'upperBoundEndpointBehavior', false)];
    const parser = parserOf(textAt(raw, 'propertyParser'));
    if (!lower || !upper || !parser || from === null || to === null) return null;
    const range = {
      parser,
      negative: operator === 'IS_NOT_BETWEEN',
      lower: { point: lower, exclusive: from },
      upper: { point: upper, exclusive: to },
    };
    const params = { lower: { point: lower }, upper: { point: upper } };
    return operationOf(operator, range, { code: `TIME_RANGED.${operator}`, params });
  },
};

function ends(raw: JsonObject, name: string, otherwise: boolean): boolean | null {
  const text = textAt(raw, name);
  return text === null ? otherwise : text === 'EXCLUSIVE' ? true : text === 'INCLUSIVE' ? false : null;
}

function operationOf(operator: string, range: Range, words: Words): Operation {
  const points = [range.lower, range.upper].flatMap((one) => (one ? [one.point] : []));
  const named = points.flatMap((one) => (one.kind === 'property' ? [one] : []));
  const subject =
    range.parser === 'UPDATED_AT' ? 'updated' : range.parser.startsWith('ANNIVERSARY') ? 'anniversary' : null;
  return {
    operator,
    history: range.parser === 'UPDATED_AT',
    alsoProperties: named.filter((one) => one.parser !== 'UPDATED_AT').map((one) => one.property),
    alsoHistories: named.filter((one) => one.parser === 'UPDATED_AT').map((one) => one.property),
    moves: points.some((one) => one.kind === 'indexed') || range.parser.startsWith('ANNIVERSARY'),
    words: subject ? { ...words, params: { ...words.params, subject } } : words,
    bind: (property, moment) => bindRange(range, property, moment),
    candidates: (property, moment, contact) => {
      if (range.parser === 'UPDATED_AT') return [contact.properties[property] ?? '…'];
      const span = resolve(range, bounds(range, moment), contact, zoneOf(range, moment));
      return span === null || typeof span === 'string' ? [] : edges(span, property, moment);
    },
  };
}

const zoneOf = (range: Range, moment: Moment) => range.lower?.point.zone ?? range.upper?.point.zone ?? moment.zone;
const bounds = (range: Range, moment: Moment): [PointAt, PointAt] => [
  range.lower ? pointAt(range.lower.point, moment) : -Infinity,
  range.upper ? pointAt(range.upper.point, moment) : Infinity,
];

function bindRange(range: Range, property: string, moment: Moment): Test {
  const zone = zoneOf(range, moment);
  if (!isZone(zone)) return () => 'unknown-zone';
  const points = bounds(range, moment);
  const fixed = points.some((one) => typeof one === 'function') ? undefined : resolve(range, points, nobody, zone);
  const test: Test = (_value, contact) => {
    const span = fixed === undefined ? resolve(range, points, contact, zone) : fixed;
    if (typeof span === 'string') return span;
    const stamp = parsed(contact, property, range.parser, zone, moment);
    if (typeof stamp === 'string') return stamp;
    // An empty reference: neither within nor outside.
    if (span === null || stamp === null) return 'no';
    const told = toldOf(isWithin(span, stamp));
    return range.negative ? not<Told>(told) : told;
  };
  return test;
}

const nobody: ContactData = { properties: {} };

function resolve(
  range: Range,
  points: readonly [PointAt, PointAt],
  contact: ContactData,
  zone: string,
): Span | Why | null {
  const [from, to] = points.map((one) => (typeof one === 'function' ? one(contact) : one));
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  if (from === null || to === null || from === undefined || to === undefined) return null;
  return spanOf(from + (range.lower?.exclusive ? 1 : 0), to - (range.upper?.exclusive ? 1 : 0), zone);
}
