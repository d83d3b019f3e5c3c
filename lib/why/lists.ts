import type { HubspotClient } from '../hubspot/client';
import { segmentDefinitions } from '../hubspot/definitions';
import { type Node, parseDefinition } from '../segments/definition';
import { type Lists, listsToRead, maxDepth } from '../segments/nested';
import { keep, peek } from '../storage/kept';

/** Another segment, as it is kept. Null: it is gone, or this token may not see it. */
interface KeptList {
  readonly name: string;
  readonly listVersion?: number;
  readonly active: boolean;
  readonly filterBranch: unknown;
}
/** What belongs to the portal is asked for once in this time, for the browser (ms). */
const keepMs = 10 * 60_000;
/** HubSpot takes no more ids in one address than fit it. */
const atOnce = 100;

/**
 * The segments that a definition refers to: their names and criteria come by one call for each level of nesting.
 * `deep`: those within those, too.
 */
export async function listsOf(client: HubspotClient, portalId: string, node: Node, deep: boolean): Promise<Lists> {
  let lists: Lists = {};
  const asked = new Set<string>();
  for (let level = 0; level < (deep ? maxDepth : 1); level += 1) {
    const missing = listsToRead(node, lists).filter((id) => !asked.has(id));
    if (missing.length === 0) break;
    for (const id of missing) asked.add(id);
    lists = { ...lists, ...(await read(client, portalId, missing)) };
  }
  return lists;
}

async function read(client: HubspotClient, portalId: string, ids: readonly string[]): Promise<Lists> {
  const nameOf = (id: string) => `definition/${portalId}/${id}`;
  const held = await Promise.all(ids.map(async (id) => [id, await peek<KeptList | null>(nameOf(id))] as const));
  const found = new Map(held.flatMap(([id, one]) => (one ? [[id, one.value] as const] : [])));
  const missing = ids.filter((id) => !found.has(id));
  for (let from = 0; from < missing.length; from += atOnce) {
    const some = missing.slice(from, from + atOnce);
    const answer = await segmentDefinitions(client, some);
    for (const id of some) {
      const one = answer.get(id);
      const list: KeptList | null = one
        ? {
            name: one.segment.name,
            listVersion: one.segment.listVersion,
            active: one.segment.processingType === 'DYNAMIC',
            filterBranch: one.filterBranch,
          }
        : null;
      found.set(id, list);
      await keep(nameOf(id), keepMs, list);
    }
  }
  return Object.fromEntries(
    [...found].flatMap(([id, list]) => {
      if (!list) return [];
      const { name, listVersion, active, filterBranch } = list;
      // A snapshot keeps the criteria it was made by; they decide nothing any more.
      return [[id, { name, listVersion, definition: active ? parseDefinition(filterBranch) : null }]];
    }),
  );
}
