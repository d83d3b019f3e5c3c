import type { Word, Words } from '../operations/family';
import type { TimePoint } from './points';

/** Time operations in the shapes that HubSpot's own editor makes get a short sentence of their own. */
export function shaped(words: Words): Words {
  const { code, params } = words;
  const subject: Record<string, Word> = params.subject ? { subject: params.subject } : {};
  const [lower, upper, point] = [pointOf(params.lower), pointOf(params.upper), pointOf(params.point)];
  if (lower && upper) {
    const sign = code.endsWith('IS_NOT_BETWEEN') ? 'not-' : '';
    const day = sameDay(lower, upper);
    if (day !== null) return { code: `TIME_RANGED.${sign}on-day`, params: { ...subject, day: { day } } };
    const [from, to] = [daysFromToday(lower), daysFromToday(upper)];
    if (from !== null && from <= 0 && isNow(upper))
      return { code: `TIME_RANGED.${sign}last-days`, params: { ...subject, days: -from } };
    if (to !== null && to >= 0 && isNow(lower))
      return { code: `TIME_RANGED.${sign}next-days`, params: { ...subject, days: to } };
  }
  const days = point && daysFromToday(point);
  if (days !== null && days !== undefined && days < 0 && code === 'TIME_POINT.IS_BEFORE')
    return { code: 'TIME_POINT.more-than-days-ago', params: { ...subject, days: -days } };
  return words;
}

const pointOf = (word: Word | undefined): TimePoint | null =>
  typeof word === 'object' && 'point' in word ? word.point : null;

const isNow = (point: TimePoint) =>
  point.kind === 'indexed' && point.reference === 'NOW' && Object.values(point.offset).every((one) => !one);

/** Whole days from today, where a point says nothing else. */
function daysFromToday(point: TimePoint): number | null {
  if (point.kind !== 'indexed' || point.reference !== 'TODAY') return null;
  const { days = 0, ...others } = point.offset;
  return Object.values(others).every((one) => !one) ? days : null;
}

function sameDay(lower: TimePoint, upper: TimePoint): number | null {
  if (lower.kind !== 'date' || upper.kind !== 'date') return null;
  const [from, to] = [lower.local, upper.local];
  const same = from.year === to.year && from.month === to.month && from.day === to.day;
  return same && !from.hour && to.hour === 23 ? Date.UTC(from.year, from.month - 1, from.day) : null;
}
