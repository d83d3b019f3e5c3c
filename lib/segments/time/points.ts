import { isObject, numberAt, objectAt, textAt } from '../json';
import { updatedAt } from '../operations/family';
import type { ContactData, JsonObject, Moment, Why } from '../types';
import { type References, references, timeOf } from './references';
import { stampOf } from './span';
import { instantOf, isZone, type Local, localAt, type Offset, sameLocal, shift, startOf } from './zone';

/** A point in time as a definition names it. `zone` null: the portal's. */
export type TimePoint =
  | { readonly kind: 'date'; readonly zone: string | null; readonly local: Local }
  | {
      readonly kind: 'indexed';
      readonly zone: string | null;
      readonly reference: References;
      readonly fields: JsonObject;
      readonly offset: Offset;
    }
  | { readonly kind: 'property'; readonly zone: string | null; readonly property: string; readonly parser: Parser };

export const parsers = [
  'VALUE',
  'UPDATED_AT',
  'ANNIVERSARY',
  'VALUE_WITH_ZONE_SAME_LOCAL_CONVERSION',
  'ANNIVERSARY_WITH_ZONE_SAME_LOCAL_CONVERSION',
] as const;
export type Parser = (typeof parsers)[number];
export const parserOf = (name: string | null): Parser | null =>
  name === null ? 'VALUE' : (parsers.find((one) => one === name) ?? null);

/** Reads a time point; null where its kind, reference or a field is unknown. */
export function readPoint(raw: JsonObject | null): TimePoint | null {
  if (!raw) return null;
  const zone = textAt(raw, 'zoneId');
  const kind = textAt(raw, 'timeType');
  if (kind === 'DATE') {
    const local = localOf(raw);
    return local && { kind: 'date', zone, local };
  }
  if (kind === 'PROPERTY_REFERENCED') {
    const property = textAt(raw, 'property');
    const parser = parserOf(textAt(raw, 'referenceType'));
    return property && parser ? { kind: 'property', zone, property, parser } : null;
  }
  const fields = objectAt(raw, 'indexReference');
  const name = fields && textAt(fields, 'referenceType');
  if (kind !== 'INDEXED' || !fields || !name || !(name in references)) return null;
  // The offset stands beside the reference, or within it.
  const offset = readOffset(objectAt(raw, 'offset') ?? objectAt(fields, 'offset'));
  return offset && { kind: 'indexed', zone, reference: name as References, fields, offset };
}

function localOf(raw: JsonObject): Local | null {
  const [year, month, day] = [numberAt(raw, 'year'), numberAt(raw, 'month'), numberAt(raw, 'day')];
  if (year === null || month === null || day === null || month < 1 || month > 12 || day < 1 || day > 31) return null;
  return { year, month, day, ...timeOf(raw) };
}

const units = ['years', 'quarters', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds', 'milliseconds'];
function readOffset(raw: JsonObject | null): Offset | null {
  if (!raw) return {};
  const known = Object.keys(raw).every(
    (name) => units.includes(name) && (raw[name] === null || numberAt(raw, name) !== null),
  );
  if (!known || !isObject(raw)) return null;
  const {
    quarters = 0,
    months = 0,
    ...rest
  } = Object.fromEntries(units.map((unit) => [unit, numberAt(raw, unit) ?? 0]));
  return { ...rest, months: months + 3 * quarters };
}

/** The instant that a point means: for all contacts the same, unless it refers to a property. `null`: that property is empty. */
export type PointAt = number | Why | ((contact: ContactData) => number | null | Why);

export function pointAt(point: TimePoint, moment: Moment): PointAt {
  const zone = point.zone ?? moment.zone;
  if (!isZone(zone)) return 'unknown-zone';
  if (point.kind === 'date') return instantOf(point.local, zone);
  if (point.kind === 'indexed') {
    const at = references[point.reference](point.fields, zone, moment);
    return typeof at === 'string' ? at : shift(at, zone, point.offset);
  }
  return (contact) => {
    const one = parsed(contact, point.property, point.parser, zone, moment);
    return typeof one === 'object' && one !== null ? (one.isDay ? startOf(one.at, zone) : one.at) : one;
  };
}

/** A property's date as its parser reads it. `null`: no value. */
export function parsed(contact: ContactData, property: string, parser: Parser, zone: string, moment: Moment) {
  if (parser === 'UPDATED_AT') {
    if (!contact.history?.[property]) return 'history-not-read' as const;
    const at = updatedAt(contact, property);
    return at === undefined ? null : { at, isDay: false };
  }
  const value = contact.properties[property];
  if (value === undefined) return 'not-read' as const;
  if (value === null || value === '') return null;
  const stamp = stampOf(value, moment.properties?.[property]?.type);
  if (!stamp) return 'unreadable-value' as const;
  if (parser.startsWith('ANNIVERSARY')) {
    const { month, day } = localAt(stamp.at, stamp.isDay || parser !== 'ANNIVERSARY' ? 'UTC' : zone);
    const year = localAt(moment.now, zone).year;
    return { at: instantOf({ year, month, day }, 'UTC'), isDay: true };
  }
  if (parser === 'VALUE' || stamp.isDay) return stamp;
  return { at: sameLocal(stamp.at, zone), isDay: false };
}
