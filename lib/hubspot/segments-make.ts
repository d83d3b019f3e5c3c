import * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import type { HubspotClient } from './client';
import { listSchema, lists, type Segment, segmentOf } from './segments';

const answered = z.object({ list: listSchema });

/** The contact segment of this name; null where the name is free. Names are compared without regard to case. [guess] */
export async function segmentByName(client: HubspotClient, name: string): Promise<Segment | null> {
  const path = `${lists}/object-type-id/0-1/name/${encodeURIComponent(name)}`;
  try {
    const answer = await client.raw(
      { method: 'GET', path, route: `GET ${lists}/object-type-id/0-1/name/{name}` },
      answered,
    );
    const found = segmentOf(answer.list);
    return found.deleted ? null : found;
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null;
    throw error;
  }
}

/** Gives an active segment other criteria; HubSpot then judges everybody anew. Contacts are not enrolled in workflows by it. */
export async function updateFilters(client: HubspotClient, id: string, filterBranch: unknown): Promise<void> {
  const path = `${lists}/${encodeURIComponent(id)}/update-list-filters`;
  const route = `PUT ${lists}/{id}/update-list-filters`;
  await client.raw({ method: 'PUT', path, route, body: { filterBranch } }, z.looseObject({}));
}

/** Makes an active segment of contacts. Throws `forbidden` with the missing scope, `invalid` where HubSpot refuses it. */
export async function createActiveSegment(
  client: HubspotClient,
  made: { readonly name: string; readonly filterBranch: unknown },
): Promise<Segment> {
  const body = { ...made, objectTypeId: '0-1', processingType: 'DYNAMIC' };
  const answer = await client.raw({ method: 'POST', path: lists, route: `POST ${lists}`, body }, answered);
  return segmentOf(answer.list);
}
