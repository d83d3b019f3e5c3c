/** What a host allows, as its newest answer said it. */
export interface Limits {
  /** Calls within the window (HubSpot: ten seconds). */
  readonly window: number | null;
  /** Calls a day. */
  readonly daily: number | null;
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
  if (window !== null || daily !== null) seen.set(host, { window, daily });
}

/** Null where the host never said any. */
export function limitsOf(host: string): Limits | null {
  return seen.get(host) ?? null;
}
