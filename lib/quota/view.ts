import { type Connected, connectedHubspot } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import { type Failure, type Service, toFailure } from '../http/errors';
import { type Limits, limitsOf } from '../http/limits';
import { hourMs } from '../http/own-calls';
import { windowOf } from '../http/pace';
import { jobSearchesPerSecond, searchesPerSecond } from '../http/search-pace';
import { type DailyUsage, dailyUsage } from '../hubspot/account';
import { dayAnew } from '../hubspot/day';
import type { DayOfCalls, QuotaView, ServiceQuota } from '../protocol/quota-pages';
import { boundsOf } from '../resync/many/waits';
import { hostOf } from '../resync/reach';
import { dailyCalls } from '../salesforce/user';
import type { Environment } from '../storage/settings';
import { usageSince } from '../storage/usage';
import { resyncedToday } from './resynced';

/** What asks here, as its calls are counted. */
const by = 'quota';
const dayMs = 24 * hourMs;
const days = 30;

/**
 * What both services allow and what was used of it. With `ask` each is asked by one call, and what it said before is
 * told where it does not answer. Throws `not-connected` without a portal.
 */
export async function quotaView(ask: boolean): Promise<QuotaView> {
  const connected = await connectedHubspot(by);
  const { environment } = connected;
  const host = hostOf(environment);
  const [told, org] = await Promise.all([
    ask ? askHubspot(connected) : null,
    ask && host ? askSalesforce(environment) : null,
  ]);
  const now = Date.now();
  const { zone, share, floor, limits } = boundsOf(environment);
  const usage = told && 'limit' in told ? told : null;
  const window = windowOf(limits, now);
  return {
    at: now,
    zone: zone ?? null,
    hubspot: {
      ...(await known('hubspot', environment.portalId, limits, now, usage)),
      renewsAt: usage?.resetsAt ?? dayAnew(now, zone),
      failure: told && 'kind' in told ? told : null,
    },
    window,
    searches: { limit: searchesPerSecond, ours: jobSearchesPerSecond },
    salesforce:
      host && environment.orgId
        ? { ...(await known('salesforce', environment.orgId, host, now)), renewsAt: null, failure: org }
        : null,
    leftToOthers: share,
    floor,
    allocation: environment.settings.salesforceAllocation ?? null,
    resyncs: await resyncedToday(environment),
  };
}

/** Null: HubSpot told none, as for an account without private apps. */
async function askHubspot({ client }: Connected): Promise<DailyUsage | Failure | null> {
  try {
    return await dailyUsage(client);
  } catch (error) {
    return toFailure(error, 'hubspot');
  }
}

/** What it said stands in its headers, like that of every answer. */
async function askSalesforce(environment: Environment): Promise<Failure | null> {
  try {
    await dailyCalls((await connectedSalesforce(environment, by)).client);
    return null;
  } catch (error) {
    return toFailure(error, 'salesforce');
  }
}

/** Our calls of 30 days, and the newest that the service said of its day: in this worker, or in one before. */
async function known(
  service: Service,
  account: string,
  key: string,
  now: number,
  usage: DailyUsage | null = null,
): Promise<Pick<ServiceQuota, 'day' | 'hours'>> {
  const hours = await usageSince(service, account, now - days * dayMs);
  const counted = usage && { used: usage.used, limit: usage.limit, at: usage.countedAt ?? now };
  // The headers of any answer may be newer than what was counted minutes ago.
  const all = [hours.findLast((one) => one.day)?.day ?? null, counted, dayFrom(limitsOf(key))];
  const newest = all.reduce<DayOfCalls | null>((a, b) => (a && (!b || b.at < a.at) ? a : b), null);
  // Of a day before this one nothing is left.
  const day = newest && now - newest.at < dayMs ? newest : null;
  return { day, hours: hours.map((one) => ({ hour: one.hour, by: one.by, day: one.day })) };
}

function dayFrom(limits: Limits | null): DayOfCalls | null {
  const { daily, dailyLeft, saidAt } = limits ?? {};
  return daily && dailyLeft != null && saidAt !== undefined
    ? { used: Math.max(0, daily - dailyLeft), limit: daily, at: saidAt }
    : null;
}
