/** What a host allows, as its newest answer said it. */
export interface Limits {
  /** Calls within the window (HubSpot: ten seconds). */
  readonly window: number | null;
  /** Calls a day; in Salesforce in any 24 hours, of the whole org. */
  readonly daily: number | null;
  /** How many of them are left; null or not there: not said. */
  readonly dailyLeft?: number | null;
  /** When that was said (ms, local). */
  readonly saidAt?: number;
}

const seen = new Map<string, Limits>();

/** Keeps the limits that stand in an answer's headers; an answer without them changes nothing. */
export function noteLimits(host: string, headers: Headers): void {
  const number = (name: string) => {
    const value = Number(headers.get(name) ?? Number.NaN);
    return Number.isFinite(value) && value > 0 ? value : null;
  };
  const window = number('x-hubspot-ratelimit-max');
  const daily = number('x-hubspot-ratelimit-daily');
  const left = headers.get('x-hubspot-ratelimit-daily-remaining');
  const usage = /api-usage=(\d+)\/(\d+)/.exec(headers.get('sforce-limit-info') ?? '');
  if (usage) {
    const [used, most] = [Number(usage[1]), Number(usage[2])];
    seen.set(host, { window: null, daily: most, dailyLeft: Math.max(0, most - used), saidAt: Date.now() });
  } else if (window !== null || daily !== null)
    seen.set(host, { window, daily, dailyLeft: left === null ? null : Number(left), saidAt: Date.now() });
}

/** Null where the host never said any. */
export function limitsOf(host: string): Limits | null {
  return seen.get(host) ?? null;
}
