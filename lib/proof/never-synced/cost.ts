import { batchSize } from '../../hubspot/contacts-batch';
import { searchPage } from '../../hubspot/contacts-search';
import { membersPage } from '../../hubspot/members';
import type { CountCursor } from '../../protocol/pages';

/** How many there are: in the segment, and in the whole portal. */
export interface Sizes {
  readonly members: number;
  readonly never: number;
  readonly synced: number;
}

const batch = batchSize({ properties: [] });

/** Calls that reading so many members takes: pages, and batches within each. */
export function memberCalls(members: number): number {
  return pages(members, membersPage);
}

/** Calls that searching so many contacts takes, and asking whether they are members. */
export function searchCalls(contacts: number): number {
  return pages(contacts, searchPage);
}

function pages(all: number, page: number): number {
  const rest = all % page;
  return (
    Math.floor(all / page) * (1 + Math.ceil(page / batch)) + (rest > 0 || all === 0 ? 1 + Math.ceil(rest / batch) : 0)
  );
}

/** The way with the fewest calls; of equal ones the one that reads the members themselves. */
export function cheapestWay({ members, never, synced }: Sizes): CountCursor['way'] {
  const costs = { members: memberCalls(members), never: searchCalls(never), synced: searchCalls(synced) };
  return (['members', 'never', 'synced'] as const).reduce((best, way) => (costs[way] < costs[best] ? way : best));
}
