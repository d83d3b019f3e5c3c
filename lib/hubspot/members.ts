import * as z from 'zod/mini';
import type { Membership } from '../eligibility/types';
import type { HubspotClient } from './client';
import { chunks } from './contacts-batch';
import { lists, membershipSchema, membershipsById } from './segments';
import { millisOf } from './times';

/** A member, and since when. */
export interface Member {
  readonly id: string;
  readonly since: number | null;
}
export interface MembersPage {
  readonly members: readonly Member[];
  readonly total: number | null;
  readonly after: string | null;
}

/** HubSpot gives at most so many members a page. */
export const membersPage = 250;

/** One page of a segment's members. */
export async function membersOf(client: HubspotClient, segmentId: string, after?: string): Promise<MembersPage> {
  const from = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
  const answer = await client.raw(
    {
      method: 'GET',
      path: `${lists}/${encodeURIComponent(segmentId)}/memberships?limit=${membersPage}${from}`,
      route: `GET ${lists}/{id}/memberships`,
    },
    z.object({
      total: z.optional(z.number()),
      results: z.array(
        z.looseObject({
          recordId: z.union([z.string(), z.number()]),
          membershipTimestamp: z.optional(z.nullable(z.union([z.string(), z.number()]))),
        }),
      ),
      paging: z.optional(
        z.nullable(z.looseObject({ next: z.optional(z.nullable(z.looseObject({ after: z.string() }))) })),
      ),
    }),
  );
  return {
    members: answer.results.map((one) => ({ id: String(one.recordId), since: millisOf(one.membershipTimestamp) })),
    total: answer.total ?? null,
    after: answer.paging?.next?.after ?? null,
  };
}

/** Contact id → its memberships by segment id, for many contacts, 100 a call. */
export async function membershipsOfMany(
  client: HubspotClient,
  contactIds: readonly string[],
): Promise<Map<string, Map<string, Membership>>> {
  const path = `${lists}/records/memberships/batch/read`;
  const schema = z.object({
    results: z.array(
      z.looseObject({ recordId: z.union([z.string(), z.number()]), recordListMemberships: z.array(membershipSchema) }),
    ),
  });
  const found = new Map<string, Map<string, Membership>>();
  for (const part of chunks([...new Set(contactIds)], 100)) {
    const inputs = part.map((recordId) => ({ objectTypeId: '0-1', recordId }));
    const answer = await client.raw({ method: 'POST', path, route: `POST ${path}`, body: { inputs } }, schema);
    for (const one of answer.results) found.set(String(one.recordId), membershipsById(one.recordListMemberships));
  }
  return found;
}
