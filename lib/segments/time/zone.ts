/** A calendar day is kept as the epoch milliseconds of its midnight in UTC, whatever zone it is meant in. */
export type Day = number;
export const dayLength = 86_400_000;

/** Calendar date and time of day. Month and day count from 1. */
export interface Local {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
}
export interface Offset {
  readonly years?: number;
  readonly months?: number;
  readonly weeks?: number;
  readonly days?: number;
  readonly hours?: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

const toZoned = (at: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

/** Is this a time zone that the platform knows? */
export function isZone(zone: string): boolean {
  try {
    toZoned(0, zone);
    return true;
  } catch {
    return false;
  }
}

/** The calendar date and time that clocks in the zone show. */
export function localAt(at: number, zone: string): Required<Local> & { readonly dayOfWeek: number } {
  const { year, month, day, hour, minute, second, millisecond, dayOfWeek } = toZoned(at, zone);
  return { year, month, day, hour, minute, second, millisecond, dayOfWeek };
}

/** The instant of a local time. A time that the clocks skip is moved on, a day beyond its month clamped. */
export function instantOf(local: Local, zone: string): number {
  const how = { overflow: 'constrain', disambiguation: 'compatible' } as const;
  return Temporal.ZonedDateTime.from({ ...local, timeZone: zone }, how).epochMilliseconds;
}

/** The calendar day of an instant in the zone. */
export function dayOf(at: number, zone: string): Day {
  const { year, month, day } = toZoned(at, zone);
  return Date.UTC(year, month - 1, day);
}

/** The first instant of a calendar day in the zone; not every day begins at midnight. */
export function startOf(day: Day, zone: string): number {
  const at = new Date(day);
  const noon = { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), hour: 12 };
  return toZoned(instantOf(noon, zone), zone).startOfDay().epochMilliseconds;
}

/** Moves by calendar units on the zone's clock, then by exact hours and less. */
export function shift(at: number, zone: string, by: Offset): number {
  let moved = toZoned(at, zone);
  if (by.years) moved = moved.add({ years: by.years });
  if (by.months) moved = moved.add({ months: by.months });
  if (by.weeks || by.days) moved = moved.add({ days: (by.weeks ?? 0) * 7 + (by.days ?? 0) });
  const exact = (by.hours ?? 0) * 3_600_000 + (by.minutes ?? 0) * 60_000 + (by.seconds ?? 0) * 1000;
  return moved.epochMilliseconds + exact + (by.milliseconds ?? 0);
}

/** What clocks in UTC show at this instant, as a time of the zone. */
export function sameLocal(at: number, zone: string): number {
  const { dayOfWeek: _, ...local } = localAt(at, 'UTC');
  return instantOf(local, zone);
}
