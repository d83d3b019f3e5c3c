import { serverNow } from '../http/clock';
import { nextMidnight } from '../http/midnight';

const minute = 60_000;

/**
 * When the portal's day of calls begins anew, epoch ms by our own clock, by which jobs wait and people read. HubSpot's
 * clock says which day it is: ours may be wrong, and a day off shortly before midnight. To the minute, for what is known
 * of HubSpot's clock is not finer. `zone`: as `nextMidnight`.
 */
export function dayAnew(localNow: number, zone: string | undefined): number {
  const now = serverNow('api.hubapi.com', localNow);
  return Math.round((nextMidnight(now, zone) - (now - localNow)) / minute) * minute;
}
