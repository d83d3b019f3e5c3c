import { createWorld, type WorldOptions } from '../world/create';
import { addVersion, iso } from '../world/hubspot-history';
import type { World } from '../world/types';
import { anyOf } from './segments';

/** How many contacts the portal has, by whether they are members and whether they ever synced. */
export interface Crowd {
  readonly members: { readonly synced: number; readonly never: number };
  readonly others: { readonly synced: number; readonly never: number };
}

/**
 * A portal with very many contacts, put straight into the store: nobody's history is played, so their number costs
 * next to nothing. Their one segment is the inclusion segment. For what depends on numbers, and on nothing else.
 */
export function crowdWorld(crowd: Crowd, options: WorldOptions = {}): World {
  const world = createWorld({ id: 'crowd', ...options });
  const { hubspot, clock, integration } = world;
  const filterBranch = anyOf('lifecyclestage', ['customer']);
  const segment = hubspot.addSegment({ name: 'Customers', filterBranch, processingType: 'DYNAMIC' });
  integration.segmentId = segment.id;
  clock.advance(60_000);
  const now = clock.now();
  let id = 70_000_000_000;
  const add = (isMember: boolean, hasSynced: boolean) => {
    id += 1 + (id % 7);
    const one = { id: String(id), createdAt: now, updatedAt: now, archived: false, history: new Map() };
    hubspot.contacts.set(one.id, one);
    addVersion(one, 'email', { value: `p${id}@${world.domain}.example`, at: now, source: 'IMPORT' });
    addVersion(one, 'lifecyclestage', { value: isMember ? 'customer' : 'lead', at: now, source: 'IMPORT' });
    if (hasSynced) addVersion(one, 'salesforcelastsynctime', { value: iso(now), at: now, source: 'SALESFORCE' });
    if (isMember) segment.members.set(one.id, { firstAdded: now, lastAdded: now, listVersion: segment.version });
  };
  const left = { ...crowd.members, otherSynced: crowd.others.synced, otherNever: crowd.others.never };
  // Mixed, so that no page of ids is of one kind alone.
  while (left.synced + left.never + left.otherSynced + left.otherNever > 0) {
    if (left.synced-- > 0) add(true, true);
    else left.synced = 0;
    if (left.never-- > 0) add(true, false);
    else left.never = 0;
    if (left.otherSynced-- > 0) add(false, true);
    else left.otherSynced = 0;
    if (left.otherNever-- > 0) add(false, false);
    else left.otherNever = 0;
  }
  return world;
}
