import type { Millis, Reason } from '../eligibility/types';
import type { Failure } from '../http/errors';
import type { Counts, PersonReason, PersonState } from '../resync/many/states';
import type { Result } from './result';

export type { Counts, PersonReason, PersonState } from '../resync/many/states';

/** Whom a bulk resync concerns. */
export type BulkScope =
  | { readonly kind: 'segment' }
  | { readonly kind: 'never-synced' }
  | { readonly kind: 'ids'; readonly ids: readonly string[] };

/** What a bulk resync waits for. */
export const bulkWaits = ['window', 'day', 'salesforce', 'service', 'sync', 'load', 'locks', 'allocation'] as const;
export type BulkWait = (typeof bulkWaits)[number];

export interface Quota {
  readonly limit: number;
  readonly left: number;
}

/** What a plan costs, beside what is left (R12). Null: nobody told. */
export interface BulkCost {
  readonly contacts: number;
  /** Calls to HubSpot: to check, write and look. */
  readonly hubspotCalls: number;
  /** Calls to Salesforce that HubSpot's syncs take at most, and those of our own. */
  readonly salesforceCalls: number;
  readonly readBackCalls: number;
  /** Seconds that the writing takes at least by HubSpot's limit. */
  readonly seconds: number;
  readonly hubspot: Quota | null;
  readonly salesforce: Quota | null;
  /** Salesforce calls that HubSpot may use in 24 hours, as the admin entered them, and what jobs took of them. */
  readonly allocation?: { readonly calls: number; readonly taken: number } | null;
}

/** What HubSpot's user may do in Salesforce with some of those that a plan is about (R15), as it was before anything is written. */
export interface BulkAccess {
  /** Null: the options name no user, so nobody was asked. */
  readonly user: string | null;
  /** Contacts that were picked, and those of them that are linked to a record. */
  readonly picked: number;
  readonly looked: number;
  /** Linked records that it may not edit, or not even see. */
  readonly without: readonly {
    readonly id: string;
    readonly object: 'Lead' | 'Contact';
    readonly name: string;
    readonly read: boolean;
  }[];
  /** Mapped custom fields that none of its permissions lets it write, or read where HubSpot only reads; null: not to be asked. */
  readonly fields: readonly string[] | null;
  /** Why it could not be asked. */
  readonly failure: Failure | null;
}

/** A bulk resync as pages show it. */
export interface BulkView {
  readonly id: string;
  readonly scope: BulkScope['kind'];
  readonly segment: { readonly id: string; readonly name: string } | null;
  readonly property: string;
  readonly method: 'trigger-property' | 'salesforce-touch';
  /** Salesforce's Bulk API does the writing. */
  readonly byBulk: boolean;
  /** `aside`: of an older version, which nobody can go on with. */
  readonly state: 'planning' | 'planned' | 'writing' | 'verifying' | 'done' | 'cancelled' | 'stopped' | 'aside';
  readonly paused: boolean;
  /** Held by `failure`, until a person mends it and lets it go on. */
  readonly trouble: boolean;
  readonly wait: BulkWait | null;
  /** Local time at which it goes on, while it waits. */
  readonly goesOnAt: Millis | null;
  readonly failure: Failure | null;
  readonly createdAt: Millis;
  readonly finishedAt: Millis | null;
  readonly planned: { readonly read: number; readonly of: number | null };
  readonly cost: BulkCost | null;
  /** Null: not planned yet, or no org is connected. */
  readonly access: BulkAccess | null;
  readonly counts: Counts;
  readonly total: number;
  /** How many contacts have their end, of `total`. */
  readonly done: number;
  /** Contacts written a minute, and milliseconds until the last is written; null: not to be told. */
  readonly perMinute: number | null;
  readonly timeLeft: Millis | null;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
  /** `state.reason` → how many. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Of an ended job: how many a retry would concern, and how many it never came to. */
  readonly retriable: number;
  readonly unwritten: number;
}

/** One contact of a bulk resync that did not simply go through. */
export interface BulkPerson {
  readonly id: string;
  readonly name: string;
  readonly state: PersonState;
  readonly why: PersonReason | null;
  /** HubSpot's own words. */
  readonly words?: string;
}

/** Messages of bulk resyncs: name → [request, reply]. */
export interface BulkMessages {
  /** Begins a plan; nothing is written before `bulk-act` confirms it. One that is open about the same is given back. */
  'bulk-plan': [{ scope: BulkScope }, Result<{ job: BulkView } | { refused: Reason }>];
  /** Every bulk resync of the connected portal, newest first. */
  'bulk-list': [Record<string, never>, Result<BulkView[]>];
  /** `confirm-above`: also more of the entered allocation than jobs usually take. */
  'bulk-act': [{ jobId: string; act: 'confirm' | 'confirm-above' | 'pause' | 'resume' | 'cancel' }, Result<BulkView>];
  /** A new plan for those who failed or were not verified, or for those whom the job never came to. */
  'bulk-retry': [{ jobId: string; which: 'retriable' | 'unwritten' }, Result<{ job: BulkView } | { refused: Reason }>];
  /** Those who did not simply go through, from a part on. */
  'bulk-people': [{ jobId: string; from: number }, Result<{ people: BulkPerson[]; next: number | null }>];
}
