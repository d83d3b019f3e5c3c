import { connectedSalesforce } from '../../../connections/salesforce';
import { dailyCalls } from '../../../salesforce/user';
import { hostOf } from '../../reach';
import { callsOfASync } from '../allocation';
import { refuseGone as refuseDeleted } from '../segment-gone';
import type { Batch, ManyCursor } from '../types';
import { boundsOf, salesforceHindrance } from '../waits';
import type { Work } from '../work';

/** What is known of Salesforce's day, held against the syncs of those written and of `people` more (R12). */
function floorOf({ reach: { environment } }: Work, { counts }: ManyCursor, people: number) {
  const host = hostOf(environment);
  return host ? salesforceHindrance(host, (counts.written + people) * callsOfASync, boundsOf(environment)) : null;
}

/** As far as is known, Salesforce's day has too little left for the syncs of so many more. */
export const isBelowFloor = (work: Work, cursor: ManyCursor, people: number): boolean =>
  floorOf(work, cursor, people) instanceof Object;

/** Salesforce's day has too little left for the syncs of these (R12); null: it has enough, or nobody knows. */
export async function salesforceStop(work: Work, cursor: ManyCursor, batches: readonly { readonly value: Batch }[]) {
  const people = batches.reduce((sum, { value }) => sum + value.people.length, 0);
  const known = floorOf(work, cursor, people);
  if (known !== 'unknown') return known;
  // Without its word on the day nothing keeps a job: HubSpot stops at its own allocation (R12).
  const { environment, by } = work.reach;
  const told = await connectedSalesforce(environment, by).then(
    ({ client }) => dailyCalls(client),
    () => null,
  );
  const again = told ? floorOf(work, cursor, people) : null;
  return again === 'unknown' ? null : again;
}

/**
 * Where most are no longer members, the segment itself is looked at: a deleted one has none, and nobody is to be
 * skipped for that. Throws `not-found` where it is gone.
 */
export async function refuseGone({ segment }: ManyCursor, judged: readonly Batch[], work: Work): Promise<void> {
  const people = judged.flatMap((one) => one.people);
  const out = people.filter(({ why }) => why === 'not-a-member').length;
  if (segment && out * 2 >= people.length) await work.hubspot((client) => refuseDeleted(segment, client));
}
