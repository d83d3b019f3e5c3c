import type { Connected } from '../connections/hubspot';
import { ApiError } from '../http/errors';
import { segmentById } from '../hubspot/segments';
import { createActiveSegment, segmentByName } from '../hubspot/segments-make';
import { type MadeSegment, madeSegment } from '../storage/made-segment';

/** What the answer to a write leaves open: it may have been carried out. */
const unsure = ['timeout', 'network', 'unavailable', 'unreadable'];

/**
 * Makes the active segment (R7) and remembers it, so that it is followed also after the window was closed. Throws
 * `conflict` with code NAME_TAKEN, `forbidden` with the missing scope, `invalid` with HubSpot's words.
 */
export async function makeSegment(
  { client, environment }: Connected,
  wanted: { readonly name: string; readonly filterBranch: unknown },
  now: number,
): Promise<MadeSegment> {
  const name = wanted.name.trim();
  if (await segmentByName(client, name)) throw taken(name);
  const made = await createActiveSegment(client, { name, filterBranch: wanted.filterBranch }).catch(async (error) => {
    if (!(error instanceof ApiError)) throw error;
    if (unsure.includes(error.kind)) {
      // The name was free a moment ago: an active segment of it is ours.
      const ours = await segmentByName(client, name).catch(() => null);
      if (ours?.processingType === 'DYNAMIC') return ours;
    }
    // What HubSpot answers for a name that is taken is a guess, 400 or 409: the name itself is asked for.
    if (error.kind === 'conflict' || error.kind === 'invalid')
      if (await segmentByName(client, name).catch(() => null)) throw taken(name);
    throw error;
  });
  const { id, processingStatus: status, size } = made;
  const kept = { id, name: made.name, at: now, status, size, looks: 0, lookedAt: now };
  await madeSegment.set(environment.portalId, kept);
  return kept;
}

const taken = (name: string) => new ApiError('conflict', 'hubspot', { code: 'NAME_TAKEN', words: name });

/** Looks how far HubSpot is. Null where nothing is followed. Throws `not-found` where it was deleted meanwhile. */
export async function lookAtMade({ client, environment }: Connected, now: number): Promise<MadeSegment | null> {
  const before = await madeSegment.get(environment.portalId);
  if (!before) return null;
  const { processingStatus: status, size, name, deleted } = await segmentById(client, before.id);
  if (deleted) throw new ApiError('not-found', 'hubspot', { code: 'SEGMENT_GONE', words: before.name });
  const after = { ...before, name, status, size, looks: before.looks + 1, lookedAt: now };
  await madeSegment.set(environment.portalId, after);
  return after;
}
