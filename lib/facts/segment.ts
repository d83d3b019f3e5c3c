import type { SegmentFacts } from '../eligibility/types';
import { ApiError } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';
import { segmentById } from '../hubspot/segments';
import { forgetKept, kept } from '../storage/kept';

/** The segment's own facts are asked for once in this time, for the browser (ms). */
const keepMs = 10 * 60_000;

/** The chosen segment, with the problem that keeps it from being the inclusion segment (R2). */
export function segmentFacts(client: HubspotClient, portalId: string, id: string): Promise<SegmentFacts> {
  return kept(`segment/${portalId}/${id}`, keepMs, () => read(client, id));
}

/** After a change of the settings. */
export function forgetSegments(): Promise<void> {
  return forgetKept('segment/');
}

async function read(client: HubspotClient, id: string): Promise<SegmentFacts> {
  try {
    const found = await segmentById(client, id);
    const { name, listVersion, processingStatus } = found;
    const problem = found.deleted
      ? 'deleted'
      : found.objectTypeId !== '0-1'
        ? 'other-object'
        : found.processingType !== 'DYNAMIC'
          ? 'not-active'
          : undefined;
    return { id, name, listVersion, processingStatus, size: found.size ?? undefined, problem };
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return { id, name: id, problem: 'deleted' };
    throw error;
  }
}
