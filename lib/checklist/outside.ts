import type { Facts } from '../eligibility/types';
import { ApiError, toFailure } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';
import type { CheckEntry } from '../protocol/checklist-pages';
import { refuseGone } from '../resync/many/segment-gone';
import { afterFailure, type Bounds } from '../resync/many/waits';
import { ledger } from '../storage/ledger';
import type { CheckBatch, ListCursor, ListJob, ListResult } from './types';

/** After so many batches of people who are all outside, the segment itself is looked at: a call for each would be a third more. */
const lookedAfter = 10;

/**
 * A segment that was deleted has no members, and nobody is to be judged by that half way through a list. Somebody who is
 * inside proves that it was there; since when nobody was is kept with what was found until then.
 */
export function unsureOf({ at, checked, counts, unsure }: ListCursor, judged: readonly CheckEntry[]) {
  const statuses = judged.flatMap(({ result }) => (result?.contactId ? [result.status] : []));
  const told = statuses.filter((one) => one !== 'unknown' && one !== 'blocked-no-email');
  if (told.length === 0) return unsure;
  const areOut = told.every((one) => one.startsWith('excluded') || one === 'segment-invalid');
  return areOut ? (unsure ?? { at, checked, counts }) : undefined;
}

/** Looks at the segment where that is due. True: it is there. */
export async function isThere(
  { unsure, at, batches }: ListCursor,
  facts: readonly (Facts | null)[],
  client: HubspotClient,
): Promise<boolean> {
  const segment = facts.find((one) => one?.segment)?.segment;
  if (!unsure || !segment || (at < batches && at - unsure.at < lookedAfter)) return false;
  await refuseGone(segment, client);
  return true;
}

/** The segment is gone: whoever was judged since it was last seen is to be judged again. Null: it was another failure. */
export async function judgedAnew(job: ListJob, unsure: ListCursor['unsure'], error: unknown, bounds: Bounds) {
  if (!(error instanceof ApiError) || error.details.code !== 'SEGMENT_GONE') return null;
  const { cursor, id } = job;
  const { at, ...found } = unsure ?? cursor;
  const parts = at < cursor.at ? await ledger.parts<CheckBatch>(id, at, cursor.at - at) : [];
  const { checked, counts } = found;
  const before: ListCursor = { ...cursor, at, checked, counts, unsure: undefined };
  const result: ListResult = afterFailure(before, toFailure(error, 'hubspot'), bounds);
  const open = parts.map(({ number, value }) => {
    return { number, value: { entries: value.entries.map(({ key }) => ({ key, result: null })) } };
  });
  return { ...result, parts: open };
}
