import type { Connected } from '../connections/hubspot';
import type { Heartbeat } from '../eligibility/types';
import { kept } from '../storage/kept';

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
        // Asked once in ten minutes: no other view of a record needs it.
        return await (await import('./heartbeat-read')).readHeartbeat(connected);
      } catch {
        // No gap of it is worth more than the verdict. It is not asked for again with every page, either.
        return null;
      }
    },
  );
}
