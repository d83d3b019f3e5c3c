import { dayStart } from '../world/matches/zone';
import { takenByOthers } from '../world/quota';
import type { World } from '../world/types';
import { rateLimited } from './failure';

interface Meter {
  calls: number[];
  searches: number[];
}

/**
 * Counts calls as HubSpot does. The rolling window and the search limit run on **real** time: they protect the
 * service from bursts, a world's clock may stand still for a whole test or jump hours between two calls, and a
 * client waits in real seconds. The daily limit belongs to the world's day and is set back at midnight in the portal's
 * time zone, as HubSpot says.
 */
export class Limiter {
  private readonly meters = new WeakMap<World, Map<string, Meter>>();
  private readonly days = new WeakMap<World, number>();

  constructor(private readonly realNow: () => number = () => performance.now()) {}

  /** Counts one call or throws the 429 of the policy that it breaks. Refused calls are not counted. */
  count(world: World, token: string, search: boolean): void {
    const { limits } = world;
    const today = dayStart(world.clock.now(), world.timeZone);
    if ((this.days.get(world) ?? today) !== today) limits.dailyUsed = 0;
    this.days.set(world, today);
    const left = (limit: number) => limit - takenByOthers(limits, limit);
    if (limits.dailyUsed >= left(limits.daily)) throw rateLimited('DAILY');
    const meter = this.meter(world, token);
    const now = this.realNow();
    if (search) {
      meter.searches = meter.searches.filter((at) => at > now - 1000);
      if (meter.searches.length >= left(limits.searchPerSecond)) throw rateLimited('SECONDLY');
      meter.searches.push(now);
    } else {
      meter.calls = meter.calls.filter((at) => at > now - limits.windowMs);
      if (meter.calls.length >= left(limits.window)) throw rateLimited('TEN_SECONDLY_ROLLING');
      meter.calls.push(now);
    }
    limits.dailyUsed += 1;
  }

  /** `X-HubSpot-RateLimit-*` as they stand after the call. */
  headers(world: World, token: string): Record<string, string> {
    const { limits } = world;
    const now = this.realNow();
    const used = this.meter(world, token).calls.filter((at) => at > now - limits.windowMs).length;
    const left = (limit: number, own: number) => Math.max(0, limit - takenByOthers(limits, limit) - own);
    return {
      'X-HubSpot-RateLimit-Max': String(limits.window),
      'X-HubSpot-RateLimit-Remaining': String(left(limits.window, used)),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(limits.windowMs),
      'X-HubSpot-RateLimit-Daily': String(limits.daily),
      'X-HubSpot-RateLimit-Daily-Remaining': String(left(limits.daily, limits.dailyUsed)),
    };
  }

  private meter(world: World, token: string): Meter {
    const ofWorld = this.meters.get(world) ?? new Map<string, Meter>();
    this.meters.set(world, ofWorld);
    const meter = ofWorld.get(token) ?? { calls: [], searches: [] };
    ofWorld.set(token, meter);
    return meter;
  }
}
