import type { Literal } from './ast';

const day = 86_400_000;
/** Is this `TODAY` or its like? */
export const isRelative = (value: unknown): value is Literal & { kind: 'relative' } =>
  typeof value === 'object' && value !== null && (value as Literal).kind === 'relative';

/** From and to of a relative date, in UTC. Weeks begin on Sunday. */
export function span(name: string, n: number, now: number): [number, number] {
  const today = Math.floor(now / day) * day;
  const date = new Date(today);
  const month = (offset: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1);
  const week = today - date.getUTCDay() * day;
  switch (name) {
    case 'YESTERDAY':
      return [today - day, today];
    case 'TOMORROW':
      return [today + day, today + 2 * day];
    case 'LAST_WEEK':
      return [week - 7 * day, week];
    case 'THIS_WEEK':
      return [week, week + 7 * day];
    case 'LAST_MONTH':
      return [month(-1), month(0)];
    case 'THIS_MONTH':
      return [month(0), month(1)];
    case 'LAST_N_DAYS':
      return [today - n * day, today + day];
    case 'NEXT_N_DAYS':
      return [today + day, today + (n + 1) * day];
    case 'N_DAYS_AGO':
      return [today - n * day, today - (n - 1) * day];
    default:
      return [today, today + day];
  }
}
