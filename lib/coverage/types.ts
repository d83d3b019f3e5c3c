import type { JudgeSettings, Millis, PropertyVersion, SalesforceRow, SegmentFacts } from '../eligibility/types';
import type { JobKind, StepResult } from '../jobs/types';
import type { ScanEstimate, ScanMode } from '../protocol/coverage-pages';
import type { Waits } from '../resync/many/waits';
import type { Person } from '../salesforce/query';
import type { LedgerJob } from '../storage/ledger-types';
import type { Counts } from './snapshot-types';

/** A list that is read page after page: where to go on, and how many pages and records were read. */
export interface Chain {
  readonly after: string | null;
  readonly parts: number;
  readonly count: number;
  readonly isOver: boolean;
}
export const chainNames = ['members', 'contacts', 'Lead', 'Contact'] as const;
export type ChainName = (typeof chainNames)[number];

/** A query job of Salesforce's Bulk API that one of its objects is read by. Committed with the cursor: a new worker goes on with it. */
export interface BulkReading {
  /** Null: not begun. */
  readonly jobId: string | null;
  /** Its rows can be read; the chain's `after` is the place among them. */
  readonly isComplete: boolean;
  /** When it was begun and last looked at (local). */
  readonly begunAt: Millis;
  readonly lookedAt: Millis;
  readonly looks: number;
  /** Jobs that were begun: their results may expire, or somebody may delete them. */
  readonly begun: number;
}

/** Where the reading stands. */
export interface Reading {
  readonly chains: Readonly<Record<ChainName, Chain>>;
  /** Batches of histories that were read, and contacts in them. */
  readonly histories: { readonly parts: number; readonly count: number };
  /** The org refused a mapped field: its rows are read without any. */
  readonly withoutFields: boolean;
  /** By object; one without is read by pages of REST. */
  readonly bulk?: Readonly<Partial<Record<Person, BulkReading>>>;
  /** The Bulk API was given up, with Salesforce's words. */
  readonly bulkRefused?: string;
}

/** The state of a scan. Times are HubSpot's, unless they say local. */
export interface ScanCursor extends Omit<Waits, 'pace'> {
  readonly state: 'planning' | 'reading' | 'judging' | 'clearing' | 'done';
  readonly outcome: 'done' | 'cancelled' | 'stopped' | null;
  readonly mode: ScanMode;
  readonly createdAt: Millis;
  readonly finishedAt: Millis | null;
  /** Settings and segment as they were at the start: one scan judges everybody by the same. */
  readonly settings: JudgeSettings;
  readonly segment: SegmentFacts | null;
  /** An org was paired at the start. Without one nothing is said of deletions and duplicates. */
  readonly withSalesforce: boolean;
  readonly estimate: ScanEstimate | null;
  readonly reading: Reading;
  /** Parts of contacts that were judged; then those of Salesforce, for who is not in HubSpot. */
  readonly judged: { readonly contacts: number; readonly salesforce: number; readonly parts: number };
  readonly counts: Counts;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
  /** Time under work (ms): waits for a limit are part of it, a pause is not. */
  readonly workedMs: number;
}

export type ScanJob = LedgerJob<ScanCursor>;
export type ScanKind = JobKind<ScanCursor>;
export type ScanResult = StepResult<ScanCursor>;

/** A contact as a page of them gives it. */
export interface ReadContact {
  readonly id: string;
  readonly email: string | null;
  readonly others?: readonly string[];
  readonly mergedIds?: readonly string[];
  readonly name: string;
  readonly createdAt: Millis | null;
  readonly leadId: string | null;
  readonly contactId: string | null;
  readonly lastSync: Millis | null;
}
export interface ContactsPart {
  readonly at: Millis;
  readonly contacts: readonly ReadContact[];
}
export interface MembersPart {
  readonly members: readonly { readonly id: string; readonly since: Millis | null }[];
}
/** What `decide` can make use of in a contact's histories. */
export interface ReadHistory {
  /** When it was read: newer than the page that the contact stood on. */
  readonly at: Millis;
  readonly log: readonly Millis[] | null;
  readonly versions: Readonly<Record<string, readonly PropertyVersion[]>>;
}
export interface HistoriesPart {
  /** Who was asked for; who is not among the found is gone. */
  readonly asked: readonly string[];
  readonly found: readonly (readonly [string, ReadHistory])[];
}
export interface SalesforcePart {
  readonly rows: readonly SalesforceRow[];
}
