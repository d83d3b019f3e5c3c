import { type Connected, connectedHubspot } from '../connections/hubspot';
import { isSilent } from '../eligibility/terms';
import { asOf } from '../facts/hubspot-half';
import { forgetSegments, problemOf } from '../facts/segment';
import { usualGapOf } from '../facts/usual-gap';
import { ApiError, type Failure, toFailure } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';
import { newestSyncs } from '../hubspot/contacts-search';
import { countedClient } from '../hubspot/counted';
import { segmentDefinition } from '../hubspot/definitions';
import { parseDefinition } from '../segments/definition';
import { differenceOf } from '../segments/difference';
import { environmentKey } from '../storage/environment-key';
import { watches } from '../storage/watches';
import { withMembership, withNewest, withWaits } from './follow';
import { judged, type NewEvent, withEvents } from './judge';
import { nothingYet, type Seen, type SeenSegment, type WatchState } from './types';

/** These need a person, and are told once. */
const needsPerson: readonly Failure['kind'][] = ['expired', 'forbidden', 'not-connected'];

/**
 * One look of the watch: the segment with its criteria; who synced last; and in turns who of those followed left the
 * segment, or whose change waits. Three calls at most. What it found is written at once, at its end: a look that dies
 * was none. Throws `not-connected`.
 */
export async function look({
  restored = false,
  portalId,
}: {
  restored?: boolean;
  portalId?: string;
} = {}): Promise<WatchState> {
  return navigator.locks.request('synclens-watch', async () => {
    const connected = await connectedHubspot('watch', portalId);
    const key = environmentKey(connected.environment);
    const before = (await watches.get<WatchState>(key)) ?? nothingYet(key);
    const { client, calls } = countedClient(connected.client);
    try {
      const found = await read({ ...connected, client }, before);
      const { events, versions } = judged(before, {
        ...found,
        sameCriteria: isSame(before, found.filterBranch),
        restored,
      });
      // What open pages were told by the old criteria is old.
      if (events.some(({ code }) => code === 'edited' || code === 'restored' || code === 'deleted'))
        await forgetSegments();
      const lastLook = { at: asOf(), calls: calls(), failure: null };
      const { seen, followed } = found;
      return await watches.change<WatchState>(key, (now) => {
        const state = { ...(now ?? before), seen, versions, followed, looks: before.looks + 1, lastLook };
        return withEvents(state, events, seen.at);
      });
    } catch (error) {
      const failure = toFailure(error, 'hubspot');
      const isNew = needsPerson.includes(failure.kind) && before.lastLook?.failure?.kind !== failure.kind;
      const events: NewEvent[] = isNew ? [{ code: 'failed', params: { kind: failure.kind } }] : [];
      return await watches.change<WatchState>(key, (now) =>
        withEvents({ ...(now ?? before), lastLook: { at: asOf(), calls: calls(), failure } }, events, asOf()),
      );
    }
  });
}

async function read({ client, environment }: Connected, before: WatchState) {
  const { settings } = environment;
  if (settings.segment.mode === 'unset') throw new ApiError('invalid', 'hubspot', { code: 'NO_SEGMENT' });
  const id = settings.segment.mode === 'segment' ? settings.segment.id : null;
  const { segment, filterBranch } =
    id === null ? { segment: null, filterBranch: null } : await segmentOf(client, id, before);
  const newest = await newestSyncs(client, 100);
  const now = asOf();
  const newestSync = newest[0]?.at ?? null;
  const usualGap = usualGapOf(newest.map(({ at }) => at));
  // Silent if somebody waits; whether somebody does costs a call.
  const late = isSilent({ newestSync, usualGap, waiting: true }, now);
  // Another segment was chosen: what was known of memberships is of the one before.
  const isOther = before.seen !== null && before.seen.segment?.id !== segment?.id;
  let followed = withNewest(isOther ? [] : before.followed, newest);
  let waits = followed.some(({ stuckSince }) => stuckSince !== null && stuckSince > (newestSync ?? 0));
  const inTurn = Math.floor(before.looks / 2);
  const isNewSilence = late && (before.seen?.beat ?? 'ok') === 'ok';
  // The turn of memberships comes first, for only members wait; a silence is looked into at once.
  const knowsMembers = id === null || followed.some(({ member }) => member === 'yes');
  if (segment?.problem) waits = false;
  else if (id !== null && (!knowsMembers || (before.looks % 2 === 0 && !isNewSilence)))
    followed = await withMembership(client, followed, id, now);
  else {
    const looked = await withWaits(client, followed, settings, { turn: inTurn, now, newestSync });
    followed = looked.followed;
    waits ||= looked.waits;
  }
  const beat = !late ? 'ok' : waits || before.seen?.beat === 'silent' ? 'silent' : 'late';
  const seen: Seen = { at: now, segment, newestSync, beat };
  return { seen, filterBranch, followed };
}

async function segmentOf(client: HubspotClient, id: string, before: WatchState) {
  try {
    const { segment, filterBranch } = await segmentDefinition(client, id);
    const seen: SeenSegment = {
      id,
      name: segment.name,
      version: segment.listVersion ?? null,
      filtersUpdatedAt: segment.filtersUpdatedAt ?? null,
      by: segment.updatedById ?? null,
      size: segment.size,
      processing: segment.processingStatus !== 'COMPLETE',
      problem: problemOf(segment) ?? null,
    };
    return { segment: seen, filterBranch };
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind !== 'not-found') throw error;
    const last = before.seen?.segment;
    const known = last?.id === id ? last : null;
    const gone: SeenSegment = {
      ...(known ?? { id, name: id, version: null, filtersUpdatedAt: null, by: null, size: null, processing: false }),
      problem: 'deleted',
    };
    return { segment: gone, filterBranch: null };
  }
}

function isSame({ versions: [newest] }: WatchState, filterBranch: unknown): boolean {
  if (!newest) return false;
  return differenceOf(parseDefinition(newest.filterBranch), parseDefinition(filterBranch)).verdict === 'same';
}
