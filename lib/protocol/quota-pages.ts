import type { Millis } from '../eligibility/types';
import type { Failure } from '../http/errors';
import type { UsageHour } from '../storage/usage';
import type { Result } from './result';

/** Calls of everybody in a service's day, as it told them at `at` (local clock). */
export interface DayOfCalls {
  readonly used: number;
  readonly limit: number;
  readonly at: Millis;
}

/** What one service allows, what of it is used, and what of that were ours. */
export interface ServiceQuota {
  readonly day: DayOfCalls | null;
  /** When the day begins anew; null: it has no end, each hour gives back its own calls. */
  readonly renewsAt: Millis | null;
  /** Why it was not asked or did not answer just now. */
  readonly failure: Failure | null;
  /** Our calls by the hour, of 30 days, oldest first. */
  readonly hours: readonly Pick<UsageHour, 'hour' | 'by' | 'day'>[];
}

/** Both services' limits for the connected portal and its org. Times are local ones. */
export interface QuotaView {
  readonly at: Millis;
  /** The portal's time zone, by which days are told. */
  readonly zone: string | null;
  readonly hubspot: ServiceQuota;
  /** HubSpot's window of some seconds: how many calls it allows, and how many of it are used, those of others included. */
  readonly window: {
    readonly limit: number;
    readonly ms: number;
    readonly used: number;
    readonly at: Millis;
  } | null;
  /** Searches of objects a second, for the whole account; what jobs take of them. */
  readonly searches: { readonly limit: number; readonly ours: number };
  /** Null: no org is paired. */
  readonly salesforce: ServiceQuota | null;
  /** Shares from 0 to 1: left to other tools, and below which of Salesforce's day jobs stop. */
  readonly leftToOthers: number;
  readonly floor: number;
  /** Salesforce calls that HubSpot may use in 24 hours, as the admin entered them; null: not entered. */
  readonly allocation: number | null;
  /** Contacts that bulk resyncs wrote in the last 24 hours, and what HubSpot's syncs of them cost at most (R12). */
  readonly resyncs: { readonly contacts: number; readonly calls: number };
}

/** Messages of the quota: name → [request, reply]. */
export interface QuotaMessages {
  /** `ask`: both services are asked anew, by a call each; else what is known by now is told. */
  'quota-get': [{ ask: boolean }, Result<QuotaView>];
}
