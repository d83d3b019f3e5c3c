import { hubspotLimits, limitsOf } from '../../http/limits';
import { updateBatch } from '../../hubspot/contacts-update';
import type { BulkCost, Quota } from '../../protocol/bulk-pages';
import { ingestBatch } from '../../salesforce/bulk-ingest';
import { touchBatch } from '../../salesforce/touch';
import type { Environment } from '../../storage/settings';
import { hostOf, quotaOf, reachOf } from '../reach';
import { callsOfASync, contactsIn, spentBy } from './allocation';
import { methodOf } from './method';
import type { ManyJob } from './types';
import { boundsOf } from './waits';

/** Nobody is read before most have synced: once, and once more for those who took longer. */
const usualLooks = 2;
/** Calls to HubSpot for a batch: memberships and addresses are read, then it is written; for a touch the facts are read. */
const callsToWrite = 3;
/** Rows by ids and addresses, in one or two composites. */
const callsToJudge = 2;
/** An ingest job is made, filled, closed, asked for about ten times, and its three results are read. */
const callsOfALoad = 16;

/** What a plan costs (R12), beside what is left of each limit: one call to Salesforce. */
export async function costOf(job: ManyJob, contacts: number, byBulk: boolean): Promise<BulkCost> {
  const { environment } = await reachOf(job.environment, job.kind);
  const limits = limitsOf(hubspotLimits(environment.portalId));
  const batches = Math.ceil(contacts / updateBatch);
  const window = Math.floor((limits?.window ?? 100) * (1 - boundsOf(environment).share));
  const salesforceHost = hostOf(environment);
  const isTouch = methodOf(job.cursor) === 'salesforce-touch';
  // A load for leads and one for contacts.
  const writes = byBulk ? Math.ceil(contacts / ingestBatch) * 2 * callsOfALoad : Math.ceil(contacts / touchBatch);
  const own = isTouch ? batches * callsToJudge + writes : batches * usualLooks;
  return {
    contacts,
    hubspotCalls: batches * (callsToWrite + usualLooks),
    salesforceCalls: contacts * callsOfASync,
    readBackCalls: salesforceHost ? own : 0,
    seconds: Math.ceil(((batches * callsToWrite) / window) * 10),
    hubspot: asQuota(limits?.daily, limits?.dailyLeft),
    salesforce: salesforceHost ? await quotaOf(environment, job.kind) : null,
    allocation: await allocationOf(environment),
  };
}

async function allocationOf(environment: Environment): Promise<BulkCost['allocation']> {
  const calls = environment.settings.salesforceAllocation;
  return calls ? { calls, taken: contactsIn(await spentBy(environment)) * callsOfASync } : null;
}

const asQuota = (limit: number | null | undefined, left: number | null | undefined): Quota | null =>
  limit && left != null ? { limit, left } : null;
