import { connectedHubspot } from '../connections/hubspot';
import { serverNow } from '../http/clock';
import { hubspotBase } from '../hubspot/client';
import type { RealityCheck } from '../protocol/pages';
import { connectedEnvironments } from '../storage/environments';
import { changeSettings } from '../storage/settings';
import { checkReality } from './read-segment';

/** HubSpot's own time now, as far as it is known. */
export const hubspotNow = () => serverNow(new URL(hubspotBase).host, Date.now());

/** Checks the settings of a portal, or of the one being configured, against reality and keeps what came out. Throws `ApiError`. */
export async function checkAndKeep(whose?: string): Promise<RealityCheck> {
  const { client, environment } = await connectedHubspot('proof', whose);
  const { portalId, settings } = environment;
  const lastRealityCheck = await checkReality(client, settings.segment, hubspotNow());
  await changeSettings((store) => {
    const current = store.environments[portalId];
    // A segment that was chosen meanwhile is not the one that was judged.
    if (!current || JSON.stringify(current.settings.segment) !== JSON.stringify(settings.segment)) return store;
    return { ...store, environments: { ...store.environments, [portalId]: { ...current, lastRealityCheck } } };
  });
  return lastRealityCheck;
}

/** Older than this, a check is due again. A little less than a day: alarms come late. */
const dueMs = 23 * 3_600_000;

/**
 * For the alarm table, each hour: checks once a day, also where the browser is closed every night and its alarms
 * begin anew. Every connected portal has its own; nothing is done where nothing is chosen, and what fails waits for the
 * next hour.
 */
export async function realityCheckDaily(): Promise<void> {
  // The next view tells what is wrong with the connection or the storage; a daily check need not.
  for (const { portalId, settings, lastRealityCheck } of await connectedEnvironments().catch(() => [])) {
    const due = !lastRealityCheck || hubspotNow() - lastRealityCheck.asOf > dueMs;
    if (due && settings.segment.mode !== 'unset') await checkAndKeep(portalId).catch(() => undefined);
  }
}
