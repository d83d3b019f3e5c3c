import { isObject } from '../../../segments/json';
import type { Json, JsonObject } from '../../../segments/types';

/** The last millisecond of a day, as a time of day. */
const end = { hour: 23, minute: 59, second: 59, millisecond: 999 };

/** A day of the calendar at its first or last instant. */
export function dayPoint(day: string, zoneId: string, at: 'start' | 'end'): JsonObject {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return { timeType: 'DATE', zoneId, year, month, day: date, ...(at === 'end' ? end : startOfDay) };
}
const startOfDay = { hour: 0, minute: 0, second: 0, millisecond: 0 };

/** So many days from today, or the very instant. */
export const todayPoint = (days: number, zoneId: string): JsonObject => ({
  timeType: 'INDEXED',
  zoneId,
  indexReference: { referenceType: 'TODAY' },
  offset: { days },
});
export const nowPoint = (zoneId: string): JsonObject => ({
  timeType: 'INDEXED',
  zoneId,
  indexReference: { referenceType: 'NOW' },
});

/** The calendar day of a `DATE` point; null for any other. */
export function dayAt(point: Json | undefined): string | null {
  if (!isObject(point) || point.timeType !== 'DATE') return null;
  const [year, month, day] = [point.year, point.month, point.day].map(Number);
  if (!year || !month || !day) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The days from today of an `INDEXED` point; null for any other. */
export function daysAt(point: Json | undefined): number | null {
  if (!isObject(point) || point.timeType !== 'INDEXED' || !isObject(point.indexReference)) return null;
  const offset = isObject(point.offset)
    ? point.offset
    : isObject(point.indexReference.offset)
      ? point.indexReference.offset
      : null;
  return offset && typeof offset.days === 'number' ? offset.days : null;
}

/**
 * Does a copied operation mean exactly what the builder would write? Fields may be missing where their lack means
 * the same; nothing may stand there that the builder does not know.
 */
export function meansSame(copied: JsonObject, written: JsonObject): boolean {
  const names = [...new Set([...Object.keys(copied), ...Object.keys(written)])].filter((name) => !idle.has(name));
  return names.every((name) => {
    const [one, other] = [copied[name] ?? null, written[name] ?? null];
    if (isObject(one) && isObject(other)) return meansSame(one, other);
    if (one === other) return true;
    return (other === null && saysNothing(name, one)) || (one === null && saysNothing(name, other));
  });
}
/** The kind of an operation stands under either name; contacts without a value are read apart. */
const idle = new Set(['type', 'operationType', 'timezoneSource', 'includeObjectsWithNoValueSet']);

/** A value that means the same as its lack. A point without a zone is in the portal's. */
function saysNothing(name: string, value: Json): boolean {
  if (isObject(value)) return Object.values(value).every((one) => one === null || one === 0);
  if (name === 'zoneId') return true;
  return value === 0 || value === usual[name];
}
const usual: Readonly<Record<string, string>> = {
  propertyParser: 'VALUE',
  endpointBehavior: 'EXCLUSIVE',
  lowerBoundEndpointBehavior: 'INCLUSIVE',
  upperBoundEndpointBehavior: 'INCLUSIVE',
};
