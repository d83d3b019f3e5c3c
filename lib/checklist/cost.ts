import { limitsOf } from '../http/limits';
import { hubspotBase } from '../hubspot/client';
import type { CheckCost } from '../protocol/checklist-pages';
import type { Key } from '../records/recognise';
import { hostOf, quotaOf } from '../resync/reach';
import type { Environment } from '../storage/settings';
import { batchSize } from './types';

/** Contacts come by 50 with their histories, and five addresses a search. */
const readAtOnce = 50;
const searchedAtOnce = 5;
/** The segment, and the portal's newest syncs. */
const once = 2;

/** How many people of each kind there are. */
export function kindsOf(keys: readonly Key[]): Record<Key['kind'], number> {
  const counts = { email: 0, hubspot: 0, salesforce: 0 };
  for (const { kind } of keys) counts[kind] += 1;
  return counts;
}

/** What a check of these costs. One call to Salesforce, for its quota, where an org is paired. */
export async function costOf(keys: readonly Key[], environment: Environment): Promise<CheckCost> {
  const kinds = kindsOf(keys);
  const batches = Math.ceil(keys.length / batchSize);
  const limits = limitsOf(new URL(hubspotBase).host);
  const isPaired = hostOf(environment) !== null;
  const reads = Math.ceil(keys.length / readAtOnce);
  const ofSalesforce = Math.ceil(kinds.salesforce / batchSize);
  return {
    hubspotCalls: keys.length === 0 ? 0 : reads + batches + once,
    searches: Math.ceil((kinds.email + kinds.salesforce) / searchedAtOnce),
    salesforceCalls: isPaired ? batches + 2 * ofSalesforce : null,
    hubspot: limits?.daily && limits.dailyLeft != null ? { limit: limits.daily, left: limits.dailyLeft } : null,
    salesforce: isPaired ? await quotaOf(environment, 'check-list') : null,
  };
}
