import type { Columns, Snapshot } from '../coverage/snapshot-types';
import type { Millis, Reason } from '../eligibility/types';
import type { Failure } from '../http/errors';
import type { BulkWait } from './bulk-pages';
import type { Result } from './result';

export type { Columns, Counts, Flag, Snapshot } from '../coverage/snapshot-types';

/** `quick`: no histories are read, so that *once* and *frozen* cannot be told apart, nor later changes. */
export type ScanMode = 'full' | 'quick';

/** What a scan takes, before it starts: calls of both APIs and seconds, between the least and the most. */
export interface ScanEstimate {
  readonly contacts: number;
  readonly members: number;
  /** Contacts of HubSpot that are linked. */
  readonly linked: number;
  /** Leads and contacts of Salesforce, deleted ones too; null: no org is connected. */
  readonly records: number | null;
  readonly hubspotCalls: { readonly least: number; readonly most: number };
  readonly salesforceCalls: number;
  /** At least one of its objects is read by a job of the Bulk API. Not there: a plan of an older version. */
  readonly salesforceByBulk?: boolean;
  readonly seconds: { readonly least: number; readonly most: number };
  /** What is left of HubSpot's day; null: not told. */
  readonly dayLeft: number | null;
}

/** What a scan reads, in records: done and, as far as it is known, of how many. */
export interface ScanProgress {
  readonly what: 'contacts' | 'members' | 'histories' | 'salesforce' | 'judged';
  readonly done: number;
  readonly of: number | null;
}

/** A scan as pages show it. */
export interface ScanView {
  readonly id: string;
  readonly mode: ScanMode;
  readonly state: 'planning' | 'planned' | 'reading' | 'judging' | 'done' | 'cancelled' | 'stopped' | 'aside';
  readonly paused: boolean;
  readonly trouble: boolean;
  readonly wait: BulkWait | null;
  readonly goesOnAt: Millis | null;
  readonly failure: Failure | null;
  readonly createdAt: Millis;
  readonly finishedAt: Millis | null;
  readonly estimate: ScanEstimate | null;
  readonly progress: readonly ScanProgress[];
  /** From 0 to 1. */
  readonly share: number;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
  /** Where Salesforce is read by jobs of its Bulk API: it still works at them; or its words why it does not. */
  readonly bulk: { readonly isPreparing: boolean; readonly refused: string | null };
  /** Milliseconds until the end, roughly; null: not to be told yet. */
  readonly timeLeft: Millis | null;
}

/** Messages of coverage scans: name → [request, reply]. */
export interface CoverageMessages {
  /** The newest scan of the connected portal, and all snapshots, newest first. */
  'coverage-list': [Record<string, never>, Result<{ scan: ScanView | null; snapshots: Snapshot[] }>];
  /** Begins with an estimate; the scan starts when `coverage-act` confirms it. One that is open is given back. */
  'coverage-plan': [{ mode: ScanMode }, Result<{ scan: ScanView } | { refused: Reason }>];
  'coverage-act': [{ jobId: string; act: 'confirm' | 'pause' | 'resume' | 'cancel' }, Result<ScanView>];
  /** Rows of a snapshot, from a part on. */
  'coverage-rows': [{ snapshotId: string; from: number }, Result<{ columns: Columns; next: number | null }>];
  'coverage-delete': [{ snapshotId: string }, Result<null>];
}
