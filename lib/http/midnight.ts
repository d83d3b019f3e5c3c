const hour = 3_600_000;

/** The next midnight in a time zone, and a minute: HubSpot's day begins anew then. UTC where the zone is not known. */
export function nextMidnight(now: number, zone: string | undefined): number {
  const at = clockIn(zone);
  const passed = at(now);
  let next = now + 24 * hour - passed;
  // The clock may have been put on or back in between.
  const off = at(next);
  if (off > 0) next += off > 12 * hour ? 24 * hour - off : -off;
  return next + 60_000;
}

/** How much of a zone's day has passed (ms). */
function clockIn(zone: string | undefined): (at: number) => number {
  const form = formOf(zone);
  return (at) => {
    const part = Object.fromEntries(form.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return (part.hour ?? 0) * hour + (part.minute ?? 0) * 60_000 + (part.second ?? 0) * 1000 + (at % 1000);
  };
}

function formOf(zone: string | undefined): Intl.DateTimeFormat {
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...clock, timeZone: zone ?? 'UTC' });
  } catch {
    return new Intl.DateTimeFormat('en', { ...clock, timeZone: 'UTC' });
  }
}
