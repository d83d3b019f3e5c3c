import * as z from 'zod/mini';
import type { Membership } from '../eligibility/types';
import type { HubspotClient } from './client';
import { millisOf } from './times';

/** The version of the lists API, in one place: v3 loses support in September 2027 (HubSpot's documentation). */
export const lists = '/crm/v3/lists';
const time = z.optional(z.nullable(z.union([z.string(), z.number()])));

/** One membership, as HubSpot answers it. */
export const membershipSchema = z.lazy(() =>
  z.looseObject({
    listId: z.union([z.string(), z.number()]),
    listVersion: z.optional(z.number()),
    firstAddedTimestamp: time,
    lastAddedTimestamp: time,
  }),
);

/** Segment id → membership, for one contact. */
export async function membershipsOf(client: HubspotClient, contactId: string): Promise<Map<string, Membership>> {
  const answer = await client.raw(
    {
      method: 'GET',
      path: `${lists}/records/0-1/${contactId}/memberships`,
      route: `GET ${lists}/records/0-1/{id}/memberships`,
    },
    z.object({ results: z.array(membershipSchema) }),
  );
  return membershipsById(answer.results);
}

/** Memberships by their segment's id. */
export function membershipsById(found: readonly z.infer<typeof membershipSchema>[]): Map<string, Membership> {
  return new Map(
    found.map((one) => [
      String(one.listId),
      {
        firstAdded: millisOf(one.firstAddedTimestamp) ?? undefined,
        lastAdded: millisOf(one.lastAddedTimestamp) ?? undefined,
        listVersion: one.listVersion,
      },
    ]),
  );
}

/** A segment, as HubSpot answers it. */
export const listShape = () =>
  z.looseObject({
    listId: z.union([z.string(), z.number()]),
    name: z.string(),
    objectTypeId: z.string(),
    processingType: z.string(),
    processingStatus: z.string(),
    listVersion: z.optional(z.number()),
    deletedAt: time,
    filtersUpdatedAt: time,
    updatedById: z.optional(z.nullable(z.string())),
    size: z.optional(z.union([z.string(), z.number()])),
    additionalProperties: z.optional(z.record(z.string(), z.nullable(z.string()))),
  });
export const listSchema = z.lazy(listShape);

/** A segment without its filters. `size` is null where HubSpot did not say it. */
export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly objectTypeId: string;
  /** `DYNAMIC` is an active segment. */
  readonly processingType: string;
  readonly processingStatus: string;
  readonly listVersion?: number;
  readonly deleted: boolean;
  /** When its criteria were changed last, and HubSpot's id of the user who changed the segment last. */
  readonly filtersUpdatedAt?: number | null;
  readonly updatedById?: string | null;
  readonly size: number | null;
}

/** HubSpot's answer as a segment. */
export function segmentOf(list: z.infer<typeof listSchema>): Segment {
  const size = list.additionalProperties?.hs_list_size ?? list.size;
  return {
    id: String(list.listId),
    name: list.name,
    objectTypeId: list.objectTypeId,
    processingType: list.processingType,
    processingStatus: list.processingStatus,
    listVersion: list.listVersion,
    deleted: list.deletedAt !== null && list.deletedAt !== undefined,
    ...(list.filtersUpdatedAt === undefined ? {} : { filtersUpdatedAt: millisOf(list.filtersUpdatedAt) }),
    ...(list.updatedById === undefined ? {} : { updatedById: list.updatedById }),
    size: size === null || size === undefined || size === '' ? null : Number(size),
  };
}

/** One segment by its id. Throws `not-found` where it was deleted for good. */
export async function segmentById(client: HubspotClient, id: string): Promise<Segment> {
  const path = `${lists}/${encodeURIComponent(id)}`;
  const answer = await client.raw({ method: 'GET', path, route: `GET ${lists}/{id}` }, z.object({ list: listSchema }));
  return segmentOf(answer.list);
}

export interface SegmentPage {
  readonly segments: readonly Segment[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly offset: number;
}

/** Segments by name, 50 at a time, with their sizes. */
export async function searchSegments(client: HubspotClient, query: string, offset = 0): Promise<SegmentPage> {
  const answer = await client.raw(
    {
      method: 'POST',
      path: `${lists}/search`,
      route: `POST ${lists}/search`,
      body: { query, offset, count: 50, additionalProperties: ['hs_list_size'] },
    },
    z.object({ lists: z.array(listSchema), total: z.number(), hasMore: z.boolean(), offset: z.number() }),
  );
  return { segments: answer.lists.map(segmentOf), total: answer.total, hasMore: answer.hasMore, offset: answer.offset };
}

/** Segments by their ids, deleted ones left out: one call for 500. */
export async function segmentsByIds(client: HubspotClient, ids: readonly string[]): Promise<Segment[]> {
  if (ids.length === 0) return [];
  const answer = await client.raw(
    {
      method: 'POST',
      path: `${lists}/search`,
      route: `POST ${lists}/search`,
      body: { listIds: ids.slice(0, 500), offset: 0, count: 500, additionalProperties: ['hs_list_size'] },
    },
    z.object({ lists: z.array(listSchema) }),
  );
  return answer.lists.map(segmentOf);
}
