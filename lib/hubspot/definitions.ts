import * as z from 'zod/mini';
import type { HubspotClient } from './client';
import { listShape, lists, type Segment, segmentOf } from './segments';

/** A segment with its criteria as HubSpot sends them: raw JSON, for HubSpot's client drops what it does not know. */
export interface SegmentDefinition {
  readonly segment: Segment;
  /** Null: it has none, members are added by hand. */
  readonly filterBranch: unknown;
}

const schema = z.lazy(() => z.extend(listShape(), { filterBranch: z.optional(z.unknown()) }));
const definitionOf = (list: z.infer<typeof schema>): SegmentDefinition => ({
  segment: segmentOf(list),
  filterBranch: list.filterBranch ?? null,
});

/** One segment with its criteria. Throws `not-found` where it was deleted for good. */
export async function segmentDefinition(client: HubspotClient, id: string): Promise<SegmentDefinition> {
  const path = `${lists}/${encodeURIComponent(id)}?includeFilters=true`;
  const answer = await client.raw({ method: 'GET', path, route: `GET ${lists}/{id}` }, z.object({ list: schema }));
  return definitionOf(answer.list);
}

/** Several segments with their criteria by one call; those that are gone or may not be seen are left out. */
export async function segmentDefinitions(
  client: HubspotClient,
  ids: readonly string[],
): Promise<Map<string, SegmentDefinition>> {
  if (ids.length === 0) return new Map();
  const query = [...ids.map((id) => `listIds=${encodeURIComponent(id)}`), 'includeFilters=true'].join('&');
  const answer = await client.raw(
    { method: 'GET', path: `${lists}?${query}`, route: `GET ${lists}` },
    z.object({ lists: z.array(schema) }),
  );
  return new Map(answer.lists.map((list) => [String(list.listId), definitionOf(list)]));
}
