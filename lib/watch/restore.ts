import { connectedHubspot } from '../connections/hubspot';
import { ApiError } from '../http/errors';
import { segmentDefinition } from '../hubspot/definitions';
import { updateFilters } from '../hubspot/segments-make';
import { environmentKey } from '../storage/environment-key';
import { watches } from '../storage/watches';
import { look } from './look';
import type { Version, WatchState } from './types';

export const restoreScope = 'crm.lists.write';

/** A definition that was kept; throws `not-found` where it is not. */
export async function versionAt(seenAt: number): Promise<{ version: Version; state: WatchState }> {
  const { environment } = await connectedHubspot();
  const state = await watches.get<WatchState>(environmentKey(environment));
  const version = state?.versions.find((one) => one.seenAt === seenAt);
  if (!state || !version) throw new ApiError('not-found', 'hubspot', { code: 'NO_VERSION' });
  return { version, state };
}

/**
 * Gives the segment the criteria back that were kept. `over`: the definition that the person saw as the one of now; where
 * HubSpot has another one by now nothing is written, and the watch looks again. Throws `conflict` then, and
 * `forbidden` without the scope.
 */
export async function restore(seenAt: number, over: number): Promise<WatchState> {
  const { client, environment } = await connectedHubspot();
  if (!environment.scopes.includes(restoreScope))
    throw new ApiError('forbidden', 'hubspot', { missingScopes: [restoreScope] });
  const { version, state } = await versionAt(seenAt);
  const { segment } = environment.settings;
  if (segment.mode !== 'segment' || segment.id !== state.seen?.segment?.id || !version.filterBranch)
    throw new ApiError('not-found', 'hubspot', { code: 'NO_VERSION' });
  const shown = state.versions.find((one) => one.seenAt === over);
  const now = (await segmentDefinition(client, segment.id)).segment;
  const isShown =
    shown?.filtersUpdatedAt === (now.filtersUpdatedAt ?? null) && shown?.version === (now.listVersion ?? null);
  if (!isShown) {
    await look();
    throw new ApiError('conflict', 'hubspot', { code: 'EDITED_MEANWHILE' });
  }
  await updateFilters(client, segment.id, version.filterBranch);
  return look({ restored: true });
}
