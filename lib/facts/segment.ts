import type { SegmentFacts } from '../eligibility/types';
import { ApiError } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';
import { segmentDefinition } from '../hubspot/definitions';
import type { Segment } from '../hubspot/segments';
import { forgetKept, kept } from '../storage/kept';

/** The segment's own facts are asked for once in this time, for the browser (ms). */
const keepMs = 10 * 60_000;

/** The chosen segment with its criteria, as HubSpot sends them; null where it is gone. */
export interface SegmentCriteria {
  readonly facts: SegmentFacts;
  readonly filterBranch: unknown;
}

/** The chosen segment, with the problem that keeps it from being the inclusion segment (R2). */
export async function segmentFacts(client: HubspotClient, portalId: string, id: string): Promise<SegmentFacts> {
  return (await segmentCriteria(client, portalId, id)).facts;
}

/** The same call gives the criteria: "Why" costs none of its own. */
export function segmentCriteria(client: HubspotClient, portalId: string, id: string): Promise<SegmentCriteria> {
  return kept(`segment/${portalId}/${id}`, keepMs, () => read(client, id));
}

/** After a change of the settings, a person's click on refresh or resync, or a sign that a definition is old. */
export async function forgetSegments(): Promise<void> {
  await forgetKept('segment/');
  await forgetKept('definition/');
}

async function read(client: HubspotClient, id: string): Promise<SegmentCriteria> {
  try {
    const { segment, filterBranch } = await segmentDefinition(client, id);
    const { name, listVersion, processingStatus } = segment;
    const facts = { id, name, listVersion, processingStatus, size: segment.size ?? undefined };
    return { facts: { ...facts, problem: problemOf(segment) }, filterBranch };
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found')
      return { facts: { id, name: id, problem: 'deleted' }, filterBranch: null };
    throw error;
  }
}

function problemOf({ deleted, objectTypeId, processingType }: Segment): SegmentFacts['problem'] {
  if (deleted) return 'deleted';
  if (objectTypeId !== '0-1') return 'other-object';
  return processingType === 'DYNAMIC' ? undefined : 'not-active';
}
