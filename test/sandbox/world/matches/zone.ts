/** Calendar fields of an instant in a time zone, and back. Months from 1. */
export interface Local {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  ms: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const numeric = 'numeric' as const;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(zone, made);
  return made;
}

/** Throws a RangeError for a zone that nobody knows. */
export function localOf(instant: number, zone: string): Local {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second, ms: ((instant % 1000) + 1000) % 1000 };
}

/** Fields may run over (day 0, month 13). A time that the clocks skip becomes the one after it. */
export function instantOf(local: Partial<Local> & { year: number }, zone: string): number {
  const { year, month = 1, day = 1, hour = 0, minute = 0, second = 0, ms = 0 } = local;
  const wanted = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  const offset = (at: number) => asUtc(localOf(at, zone)) - at;
  const first = wanted - offset(wanted);
  const second_ = wanted - offset(first);
  if (asUtc(localOf(second_, zone)) === wanted) return second_;
  return asUtc(localOf(first, zone)) === wanted ? first : Math.max(first, second_);
}

/** The fields as if they were meant in UTC (ms). */
export const asUtc = ({ year, month, day, hour, minute, second, ms }: Local) =>
  Date.UTC(year, month - 1, day, hour, minute, second, ms);

/** The first moment of the day of `instant`, moved by so many days. */
export function dayStart(instant: number, zone: string, days = 0): number {
  const { year, month, day } = localOf(instant, zone);
  return instantOf({ year, month, day: day + days }, zone);
}
