/** Calls of ours by `limitKey`: those under way, and when the others came back (ms, local clock, oldest first). */
interface Meter {
  running: number;
  readonly ends: number[];
  /** What the newest answer said: calls a window, its length, and how many of them others had used. */
  window: number;
  windowMs: number;
  others: number;
  saidAt: number;
}
const meters = new Map<string, Meter>();
/** Work that can wait leaves this share of the window to what a person clicks meanwhile. */
const left = 0.04;

const meterOf = (key: string): Meter => {
  const known = meters.get(key);
  if (known) return known;
  const made: Meter = { running: 0, ends: [], window: 0, windowMs: 10_000, others: 0, saidAt: 0 };
  meters.set(key, made);
  return made;
};

/** A call sets out. Gives what is to be called with the headers of its answer; null where none came. */
export function noteCall(key: string, now: () => number): (headers: Headers | null) => void {
  const meter = meterOf(key);
  meter.running += 1;
  return (headers) => {
    meter.running -= 1;
    forget(meter, now());
    meter.ends.push(now());
    const number = (name: string) => Number(headers?.get(`x-hubspot-ratelimit-${name}`) ?? Number.NaN);
    const window = number('max');
    if (!(window > 0)) return;
    meter.window = window;
    meter.windowMs = number('interval-milliseconds') || meter.windowMs;
    const used = window - number('remaining');
    // Those under way may be counted by the host already, or not yet.
    meter.others = Number.isNaN(used) ? 0 : Math.max(0, used - meter.ends.length - meter.running);
    meter.saidAt = now();
  };
}

/** How many calls of work that can wait may set out now. `share` of the window is left to everything else. */
export function roomFor(key: string, now: number, share = left): number {
  const meter = meterOf(key);
  forget(meter, now);
  // Nobody named a limit yet: the first answer will.
  if (meter.window === 0) return Number.POSITIVE_INFINITY;
  const others = now - meter.saidAt < meter.windowMs ? meter.others : 0;
  // A window of a call or two leaves one, or such work would never go on.
  return Math.max(0, Math.max(1, Math.floor(meter.window * (1 - share))) - others - meter.running - meter.ends.length);
}

/** How long work that can wait has to wait for its next calls, so many at once (ms); 0: they may go now. */
export function waitFor(key: string, now: number, share = left, calls = 1): number {
  const lacking = calls - roomFor(key, now, share);
  if (lacking <= 0) return 0;
  const meter = meterOf(key);
  const oldest = meter.ends[Math.min(lacking, meter.ends.length) - 1];
  return Math.max(20, oldest === undefined ? 200 : oldest + meter.windowMs - now);
}

/** The window as the newest answer told it, and how many calls of it are used now; null before any. */
export function windowOf(key: string, now: number): { limit: number; ms: number; used: number; at: number } | null {
  const meter = meterOf(key);
  forget(meter, now);
  if (meter.window === 0) return null;
  const others = now - meter.saidAt < meter.windowMs ? meter.others : 0;
  const used = Math.min(meter.window, others + meter.running + meter.ends.length);
  return { limit: meter.window, ms: meter.windowMs, used, at: meter.saidAt };
}

/** For tests: nothing was called yet. */
export function forgetCalls(): void {
  meters.clear();
}

function forget(meter: Meter, now: number): void {
  // The clock was put back: when these came back is not known any more.
  if ((meter.ends.at(-1) ?? 0) > now) meter.ends.splice(0);
  while (meter.ends[0] !== undefined && meter.ends[0] <= now - meter.windowMs) meter.ends.shift();
}
