import type { Connected } from '../connections/hubspot';
import type { Heartbeat } from '../eligibility/types';
import { newestSyncs } from '../hubspot/contacts-search';
import { asOf } from './hubspot-half';
import { usualGapOf } from './usual-gap';
import { someoneWaits } from './waiting';

const minute = 60_000;

/** Asks HubSpot for the portal's newest syncs, and where they are long ago for somebody who waits. Throws `ApiError`. */
export async function readHeartbeat(connected: Connected): Promise<Heartbeat> {
  const times = (await newestSyncs(connected.client, 100)).map((one) => one.at);
  const newestSync = times[0] ?? null;
  const usualGap = usualGapOf(times);
  const late = newestSync !== null && asOf() - newestSync > Math.max(4 * usualGap, 120 * minute);
  // Who waits is asked only where the silence is long enough to mean something.
  const waiting = late && (await someoneWaits(connected, newestSync));
  return { newestSync, usualGap, waiting };
}
