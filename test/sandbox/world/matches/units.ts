import { instantOf, localOf } from './zone';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

/** 1 to 12, from a number or a name. */
export function monthOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const index = typeof value === 'string' ? months.indexOf(value.slice(0, 3).toUpperCase()) : -1;
  return index < 0 ? null : index + 1;
}

/** The first moment of the unit that holds `now`, moved by so many units; null for an unknown unit. */
export function unitStart(unit: string, by: number, now: number, zone: string, fiscalStart = 1): number | null {
  const { year, month, day } = localOf(now, zone);
  // Years and quarters begin with the fiscal year where that is asked for.
  const behind = (((month - fiscalStart) % 12) + 12) % 12;
  const weekDay = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  switch (unit) {
    case 'DAY':
      return instantOf({ year, month, day: day + by }, zone);
    case 'WEEK':
      return instantOf({ year, month, day: day - weekDay + 7 * by }, zone);
    case 'MONTH':
      return instantOf({ year, month: month + by }, zone);
    case 'QUARTER':
      return instantOf({ year, month: month - (behind % 3) + 3 * by }, zone);
    case 'YEAR':
      return instantOf({ year, month: month - behind + 12 * by }, zone);
    default:
      return null;
  }
}
