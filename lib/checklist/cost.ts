import { connectedSalesforce } from '../connections/salesforce';
import { type ApiErrorKind, type Failure, toFailure } from '../http/errors';
import { hubspotLimits, limitsOf } from '../http/limits';
import type { Quota } from '../protocol/bulk-pages';
import type { CheckCost } from '../protocol/checklist-pages';
import type { Key } from '../records/recognise';
import { hostOf } from '../resync/reach';
import { dailyCalls } from '../salesforce/user';
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

/** Without these a person is judged by HubSpot alone, and what was not checked is said; other failures pass. */
const lasting: readonly ApiErrorKind[] = ['not-connected', 'expired', 'forbidden', 'conflict'];

/**
 * What a check of these costs, and why Salesforce cannot be asked, as where nobody is signed in. One call to Salesforce,
 * for its quota, where an org is paired.
 */
export async function costOf(
  keys: readonly Key[],
  environment: Environment,
): Promise<{ readonly cost: CheckCost; readonly withoutSalesforce: Failure | null }> {
  const kinds = kindsOf(keys);
  const batches = Math.ceil(keys.length / batchSize);
  const limits = limitsOf(hubspotLimits(environment.portalId));
  const isPaired = hostOf(environment) !== null;
  const quota = isPaired ? await quotaOf(environment) : null;
  const withoutSalesforce = quota && 'kind' in quota && lasting.includes(quota.kind) ? quota : null;
  const isAsked = isPaired && withoutSalesforce === null;
  const reads = Math.ceil(keys.length / readAtOnce);
  const ofSalesforce = Math.ceil(kinds.salesforce / batchSize);
  const cost = {
    hubspotCalls: keys.length === 0 ? 0 : reads + batches + once,
    searches: Math.ceil((kinds.email + kinds.salesforce) / searchedAtOnce),
    salesforceCalls: isAsked ? batches + 2 * ofSalesforce : null,
    hubspot: limits?.daily && limits.dailyLeft != null ? { limit: limits.daily, left: limits.dailyLeft } : null,
    salesforce: quota && 'limit' in quota ? quota : null,
  };
  return { cost, withoutSalesforce };
}

/** The org's calls of 24 hours and what is left of them, or why it does not say. */
async function quotaOf(environment: Environment): Promise<Quota | Failure> {
  try {
    const { limit, remaining } = await dailyCalls((await connectedSalesforce(environment, 'check-list')).client);
    return { limit, left: remaining };
  } catch (error) {
    return toFailure(error, 'salesforce');
  }
}
