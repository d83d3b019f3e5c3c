import type { HubspotClient } from '../../hubspot/client';
import { chunks, contactsByIds } from '../../hubspot/contacts-batch';
import { idsByProperty } from '../../hubspot/contacts-search';
import { membershipsOfMany, membersOf } from '../../hubspot/members';
import type { CountCursor } from '../../protocol/pages';

export const synced = 'salesforcelastsynctime';
/** HubSpot takes 100 a call, of contacts and of memberships alike. */
const batch = 100;

/** One page of a count, and where the next one begins. */
export interface Part {
  readonly read: number;
  readonly hits: number;
  readonly calls: number;
  readonly after: string | null;
}

/** Reads the next page: members with their last sync, or people by their last sync with their memberships. */
export function partOf(client: HubspotClient, { way, segmentId, after }: CountCursor): Promise<Part> {
  if (way === 'members') return ofMembers(client, segmentId, after);
  return ofSearch(client, segmentId, after, way === 'never' ? 'NOT_HAS_PROPERTY' : 'HAS_PROPERTY');
}

async function ofMembers(client: HubspotClient, segmentId: string, from: string | null): Promise<Part> {
  const { members, after } = await membersOf(client, segmentId, from ?? undefined);
  const parts = chunks(
    members.map((one) => one.id),
    batch,
  );
  const read = await Promise.all(parts.map((ids) => contactsByIds(client, ids, { properties: [synced] })));
  const hits = read.flat().filter((one) => !one.properties[synced]).length;
  return { read: members.length, hits, calls: 1 + parts.length, after };
}

async function ofSearch(
  client: HubspotClient,
  segmentId: string,
  from: string | null,
  operator: 'HAS_PROPERTY' | 'NOT_HAS_PROPERTY',
): Promise<Part> {
  const { ids, after } = await idsByProperty(client, synced, operator, from);
  const parts = chunks(ids, batch);
  const read = await Promise.all(parts.map((part) => membershipsOfMany(client, part)));
  const hits = ids.filter((id) => read.some((found) => found.get(id)?.has(segmentId))).length;
  return { read: ids.length, hits, calls: 1 + parts.length, after };
}
