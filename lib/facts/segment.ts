import type { SegmentFacts } from '../eligibility/types';
import { ApiError } from '../http/errors';
import { Shared } from '../http/share';
import type { HubspotClient } from '../hubspot/client';
import { segmentById } from '../hubspot/segments';

/** The segment's own facts: once in ten minutes for the browser. */
const shared = new Shared<SegmentFacts>(10 * 60_000);

/** The chosen segment, with the problem that keeps it from being the inclusion segment (R2). */
export function segmentFacts(client: HubspotClient, portalId: string, id: string): Promise<SegmentFacts> {
  return shared.get(`${portalId}/${id}`, () => read(client, id));
}

/** After a change of the settings. */
export function forgetSegments(): void {
  shared.clear();
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
