import type { SegmentFacts } from '../eligibility/types';
import { ApiError } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';
import { segmentDefinition } from '../hubspot/definitions';
import type { Segment } from '../hubspot/segments';
import { forgetKept, keep, kept, peek } from '../storage/kept';

/** The segment's own facts are asked for once in this time, for the browser (ms). */
const keepMs = 10 * 60_000;
/** So long it is remembered which properties its criteria name: nothing is wrong where they are other ones by now. */
const namedMs = 24 * 60 * 60_000;
/** So many of them one read of a contact brings along. */
const mostNamed = 60;
/** The same for this worker: a view does not wait for the browser's storage. */
const named = new Map<string, readonly string[]>();

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
  return kept(`segment/${portalId}/${id}`, keepMs, async () => {
    const criteria = await read(client, id);
    // The reader of criteria is large, and asked once in ten minutes: no other view of a record needs it.
    const { propertiesIn } = await import('./criteria');
    const properties = propertiesIn(criteria.filterBranch).slice(0, mostNamed);
    named.set(namedKey(portalId, id), properties);
    await keep(namedKey(portalId, id), namedMs, properties);
    return criteria;
  });
}

/**
 * The properties that the criteria named when they were last read: a contact's one read brings them along, so that
 * "Why" needs no call of its own. None where nobody has read them yet.
 */
export async function criteriaProperties(portalId: string, id: string): Promise<readonly string[]> {
  const name = namedKey(portalId, id);
  const known = named.get(name) ?? (await peek<readonly string[]>(name))?.value ?? [];
  named.set(name, known);
  return known;
}

const namedKey = (portalId: string, id: string) => `criteria-properties/${portalId}/${id}`;

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

/** What keeps a segment from being the inclusion segment (R2). */
export function problemOf({ deleted, objectTypeId, processingType }: Segment): SegmentFacts['problem'] {
  if (deleted) return 'deleted';
  if (objectTypeId !== '0-1') return 'other-object';
  return processingType === 'DYNAMIC' ? undefined : 'not-active';
}
