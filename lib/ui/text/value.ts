import { stampOf } from '../../segments/time/span';
import type { PropertyInfo } from '../../segments/types';
import type { T } from '../i18n';
import { dayText } from './why';

/** What a line has room for (characters). */
const longest = 160;
const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
const isoDay = /^\d{4}-\d\d-\d\d$/;
/** A number is taken for a time only where the name says that it is one: a phone number may be as long. */
const epoch = /^1\d{12}$/;
const namedTime = /(date|time|timestamp)$/;

/** A property by the portal's own label; by a word of ours for what every portal has; else by its name. */
export function propertyText(name: string, known: PropertyInfo | undefined, t: T): string {
  const own = `popup.property.${name}`;
  return known?.label || (t.has(own) ? t(own) : name);
}

/**
 * A property's value as people read it: dates as dates, options by their labels, yes and no. What kind of property it is
 * may not be known: then only what cannot be anything else is taken for a date.
 */
export function valueText(
  name: string,
  value: string | null | undefined,
  known: PropertyInfo | undefined,
  t: T,
): string {
  if (value === null || value === undefined || value === '') return '∅';
  const type = known?.type ?? typeOf(name, value);
  if (type === 'date' || type === 'datetime') {
    const stamp = stampOf(value, type);
    if (stamp) return stamp.isDay ? dayText(stamp.at, t) : t.time(stamp.at);
  }
  if (type === 'bool' && (value === 'true' || value === 'false')) return t(`why.value.${value}`);
  if (type === 'enumeration') return labelsOf(value, known).join(', ');
  return value.length > longest ? `${value.slice(0, longest - 1)}…` : value;
}

function labelsOf(value: string, known: PropertyInfo | undefined): string[] {
  const label = (one: string) => known?.options?.find((option) => option.value === one)?.label || one;
  return value.split(';').flatMap((one) => (one.trim() ? [label(one.trim())] : []));
}

function typeOf(name: string, value: string): string | undefined {
  if (isoDay.test(value)) return 'date';
  return isoTime.test(value) || (epoch.test(value) && namedTime.test(name)) ? 'datetime' : undefined;
}
