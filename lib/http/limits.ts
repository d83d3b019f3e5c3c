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
const ofMany = 'api.hubapi.com';

/**
 * Whose limits a call counts against. Each org of Salesforce has a host of its own; HubSpot's one host answers for all
 * portals, and each has its own window and day: there the portal's id belongs to it.
 */
export function limitKey(host: string, account: string): string {
  return host === ofMany && account !== '' ? `${host}/${account}` : host;
}

/** The key of a portal's limits. */
export const hubspotLimits = (portalId: string): string => limitKey(ofMany, portalId);

/** Keeps the limits that stand in an answer's headers; an answer without them changes nothing. */
export function noteLimits(key: string, headers: Headers): void {
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
    seen.set(key, { window: null, daily: most, dailyLeft: Math.max(0, most - used), saidAt: Date.now() });
  } else if (window !== null || daily !== null)
    seen.set(key, { window, daily, dailyLeft: left === null ? null : Number(left), saidAt: Date.now() });
}

/** What was said newest for this `limitKey`; null where nothing ever was. */
export function limitsOf(key: string): Limits | null {
  return seen.get(key) ?? null;
}
