import type { Millis } from '../eligibility/types';
import { ApiError } from '../http/errors';
import type { HubspotClient } from '../hubspot/client';
import { contactsByIds } from '../hubspot/contacts-batch';
import { membersOf } from '../hubspot/members';

/** R3: members that have never synced, at a time, and what that cost or would cost. */
export interface NeverSynced {
  readonly members: number;
  readonly neverSynced: number;
  readonly asOf: Millis;
  /** Calls to HubSpot that the count took. */
  readonly calls: number;
  /** Calls to Salesforce that a sync of all of them may take (R12). */
  readonly salesforceCalls: number;
}

/** One contact's sync costs up to so many Salesforce calls (R12). */
const callsOfASync = 4;

/** Calls to HubSpot that counting a segment of this size takes: pages of 250, batches of 100 within each. */
export function countingCost(members: number): number {
  const rest = members % 250;
  return Math.floor(members / 250) * 4 + (rest > 0 ? 1 + Math.ceil(rest / 100) : members === 0 ? 1 : 0);
}

/** Counts the segment's members without a last sync. A window that is used up is waited for, no longer. */
export async function countNeverSynced(
  client: HubspotClient,
  segmentId: string,
  now: () => Millis,
  pause: (ms: number) => Promise<void> = wait,
): Promise<NeverSynced> {
  let members = 0;
  let neverSynced = 0;
  let calls = 0;
  let after: string | undefined;
  do {
    const page = await patient(() => membersOf(client, segmentId, after), pause);
    const ids = page.members.map((one) => one.id);
    const query = { properties: ['salesforcelastsynctime'] };
    const contacts = await patient(() => contactsByIds(client, ids, query), pause);
    calls += 1 + Math.ceil(ids.length / 100);
    members += ids.length;
    neverSynced += contacts.filter((one) => !one.properties.salesforcelastsynctime).length;
    after = page.after ?? undefined;
  } while (after !== undefined);
  return { members, neverSynced, asOf: now(), calls, salesforceCalls: neverSynced * callsOfASync };
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Waits for the rolling window once or twice; a spent day and anything else is thrown on. */
async function patient<T>(run: () => Promise<T>, pause: (ms: number) => Promise<void>, tries = 3): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const until = error instanceof ApiError && error.kind === 'rate-limited' ? (error.details.until ?? 0) : null;
    if (until === null || tries <= 1) throw error;
    await pause(Math.min(Math.max(until - Date.now(), 100), 12_000));
    return patient(run, pause, tries - 1);
  }
}
