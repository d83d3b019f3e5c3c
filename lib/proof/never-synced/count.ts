import type { Millis } from '../../eligibility/types';
import type { HubspotClient } from '../../hubspot/client';
import { countContacts } from '../../hubspot/contacts-search';
import { membersOf } from '../../hubspot/members';
import type { CountCursor, NeverSyncedCount } from '../../protocol/pages';
import { cheapestWay } from './cost';
import { type Pause, paced, patient, wait } from './pace';
import { partOf, synced } from './part';

/** One contact's sync costs up to so many Salesforce calls (R12). */
const callsOfASync = 4;

/** What a count needs of its surroundings. */
export interface Counting {
  readonly client: HubspotClient;
  readonly segmentId: string;
  /** HubSpot's time now. */
  now(): Millis;
  /** An answer comes after about so long, whole or in part (ms, local). */
  readonly forMs?: number;
  /** The share of the window that the admin leaves to other tools, where it was set. */
  readonly leftToOthers?: number;
  readonly pause?: Pause;
}

/**
 * R3: counts the segment's members without a last sync, by the way that takes the fewest calls, for some seconds;
 * the answer says where to go on. A third of HubSpot's window is left to everything else.
 */
export async function countNeverSynced(counting: Counting, from?: CountCursor): Promise<NeverSyncedCount> {
  const { client, now, forMs = 2000, pause = wait } = counting;
  const end = Date.now() + forMs;
  let cursor = from ?? (await begin(counting));
  const pace = paced(client.limits().window, pause, counting.leftToOthers);
  for (;;) {
    const part = await patient(() => partOf(client, cursor), pause);
    cursor = {
      ...cursor,
      after: part.after,
      read: cursor.read + part.read,
      hits: cursor.hits + part.hits,
      calls: cursor.calls + part.calls,
    };
    if (part.after === null) return answer(cursor, now(), null);
    if (Date.now() >= end) return answer(cursor, now(), cursor);
    await pace(part.calls);
  }
}

/** Sizes first: three calls that may spare hundreds. A segment of one page is read as it is. */
async function begin({ client, segmentId, pause = wait }: Counting): Promise<CountCursor> {
  const start = { segmentId, way: 'members' as const, after: null, read: 0, hits: 0, calls: 1 };
  const page = await patient(() => membersOf(client, segmentId), pause);
  const members = page.total ?? page.members.length;
  if (page.after === null || page.total === null) return { ...start, of: members, members };
  const count = (operator: 'HAS_PROPERTY' | 'NOT_HAS_PROPERTY') =>
    patient(() => countContacts(client, [[{ propertyName: synced, operator }]]), pause);
  const sizes = { members, never: await count('NOT_HAS_PROPERTY'), synced: await count('HAS_PROPERTY') };
  const way = cheapestWay(sizes);
  return { ...start, way, of: sizes[way], members, calls: 3 };
}

function answer(cursor: CountCursor, asOf: Millis, next: CountCursor | null): NeverSyncedCount {
  const { way, read, of, hits, calls } = cursor;
  // Who was read is who is in; a total may be some seconds old.
  const members = way === 'members' && next === null ? read : cursor.members;
  const neverSynced = way === 'synced' ? Math.max(0, members - hits) : hits;
  const share = next === null ? 1 : of > 0 ? Math.min(1, read / of) : 0;
  return { members, neverSynced, asOf, calls, salesforceCalls: neverSynced * callsOfASync, share, next };
}
