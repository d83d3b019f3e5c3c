import type { QuietHours } from './types';

/** Minutes of the day in a time zone; in that of this browser where none is given, or where it is not known. */
export function minutesIn(at: number, zone: string | undefined): number {
  const form = (timeZone?: string) =>
    new Intl.DateTimeFormat('en', { hour: 'numeric', minute: 'numeric', hourCycle: 'h23', timeZone });
  let parts: Intl.DateTimeFormatPart[];
  try {
    parts = form(zone).formatToParts(at);
  } catch {
    parts = form().formatToParts(at);
  }
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return part('hour') * 60 + part('minute');
}

const minutesOf = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

/** True within the quiet hours; they may go over midnight. From and to alike: never. */
export function isQuiet(quiet: QuietHours | null, at: number, portalZone: string | undefined): boolean {
  if (!quiet) return false;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const now = minutesIn(at, quiet.zone === 'portal' ? portalZone : undefined);
  return from <= to ? now >= from && now < to : now >= from || now < to;
}
