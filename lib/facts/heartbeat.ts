import type { Connected } from '../connections/hubspot';
import type { Heartbeat, Millis } from '../eligibility/types';
import { newestSyncs } from '../hubspot/contacts-search';
import { kept } from '../storage/kept';
import { asOf } from './hubspot-half';
import { someoneWaits } from './waiting';

const minute = 60_000;
const keepMs = 10 * minute;

/** The portal's newest sync and its usual gap: once in ten minutes for the browser. Null where it cannot be told. */
export function heartbeatOf(connected: Connected): Promise<Heartbeat | null> {
  const { portalId, settings } = connected.environment;
  const segment = settings.segment.mode === 'segment' ? settings.segment.id : settings.segment.mode;
  return kept(
    `heartbeat/${portalId}/${segment}`,
    (beat) => (beat ? keepMs : minute),
    async () => {
      try {
        return await read(connected);
      } catch {
        // No gap of it is worth more than the verdict. It is not asked for again with every page, either.
        return null;
      }
    },
  );
}

async function read(connected: Connected): Promise<Heartbeat> {
  const times = (await newestSyncs(connected.client, 100)).map((one) => one.at);
  const newestSync = times[0] ?? null;
  const usualGap = usualGapOf(times);
  const late = newestSync !== null && asOf() - newestSync > Math.max(4 * usualGap, 120 * minute);
  // Who waits is asked only where the silence is long enough to mean something.
  const waiting = late && (await someoneWaits(connected, newestSync));
  return { newestSync, usualGap, waiting };
}

/** Median of the gaps between the portal's syncs; those of one look, within a minute, are one. */
export function usualGapOf(newestFirst: readonly Millis[]): Millis {
  const gaps: Millis[] = [];
  let last: Millis | undefined;
  for (const at of newestFirst) {
    if (last !== undefined && last - at <= minute) continue;
    if (last !== undefined) gaps.push(last - at);
    last = at;
  }
  return gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
}
