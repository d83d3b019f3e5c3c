import type { DayOfCalls, ServiceQuota } from '../../protocol/quota-pages';

/** How far the picture and the table look back: by the hour for a day, else by the day. */
export const spans = ['day', 'week', 'month'] as const;
export type Span = (typeof spans)[number];
const hourMs = 3_600_000;
const hoursOf = { day: 24 } as const;
const daysOf = { week: 7, month: 30 } as const;

/** Our calls of an hour or a day; `total`: what the service last told of everybody's that day, null by the hour. */
export interface Bucket {
  /** Begin of an hour, or noon of a day as if it were in UTC (ms): only for its label. */
  readonly at: number;
  readonly own: number;
  readonly by: Readonly<Record<string, number>>;
  readonly total: DayOfCalls | null;
}

type Hours = ServiceQuota['hours'];

/** Every hour or day of a span, oldest first, those without a call too. `zone`: by which days are told. */
export function bucketsOf(hours: Hours, span: Span, now: number, zone: string | null): Bucket[] {
  if (span === 'day') {
    const last = now - (now % hourMs);
    const ats = Array.from({ length: hoursOf.day }, (_, n) => last - (hoursOf.day - 1 - n) * hourMs);
    return ats.map((at) => ({ ...summed(hours.filter((one) => one.hour === at)), at, total: null }));
  }
  const dayOf = dayIn(zone);
  const today = dayOf(now);
  const ats = Array.from({ length: daysOf[span] }, (_, n) => today - (daysOf[span] - 1 - n) * 24 * hourMs);
  return ats.map((day) => {
    const found = hours.filter((one) => dayOf(one.hour) === day);
    return { ...summed(found), at: day + 12 * hourMs, total: found.findLast((one) => one.day)?.day ?? null };
  });
}

/** Our calls since the portal's midnight. */
export function ownToday(hours: Hours, now: number, zone: string | null): number {
  return bucketsOf(hours, 'week', now, zone).at(-1)?.own ?? 0;
}

/** Our calls of the last 24 hours, the hour of now included. */
export function ownOfADay(hours: Hours, now: number): number {
  return bucketsOf(hours, 'day', now, null).reduce((sum, one) => sum + one.own, 0);
}

/** What asked for them, the most first. */
export function askersOf(buckets: readonly Bucket[]): { readonly by: string; readonly calls: number }[] {
  const all = summed(buckets);
  return Object.entries(all.by)
    .map(([by, calls]) => ({ by, calls }))
    .sort((a, b) => b.calls - a.calls || a.by.localeCompare(b.by));
}

function summed(found: readonly { readonly by: Readonly<Record<string, number>> }[]) {
  const by: Record<string, number> = {};
  for (const one of found) for (const [name, calls] of Object.entries(one.by)) by[name] = (by[name] ?? 0) + calls;
  return { by, own: Object.values(by).reduce((sum, one) => sum + one, 0) };
}

/** The day of a time in a zone, as that day's midnight in UTC. The browser's own zone where it is not known. */
function dayIn(zone: string | null): (at: number) => number {
  const form = formIn(zone);
  return (at) => {
    const part = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1);
  };
}

function formIn(zone: string | null): Intl.DateTimeFormat {
  const day = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...day, timeZone: zone ?? undefined });
  } catch {
    return new Intl.DateTimeFormat('en', day);
  }
}
