import type { Millis } from '../eligibility/types';
import type { Failure } from '../http/errors';
import type { JobKind, StepResult } from '../jobs/types';
import type { CheckCost, CheckEntry, CheckRow, CheckStatus } from '../protocol/checklist-pages';
import type { Key, UnknownCode } from '../records/recognise';
import type { Waits } from '../resync/many/waits';
import type { LedgerJob } from '../storage/ledger-types';

/** People of a list that are judged by one step; one of the job's parts. */
export interface CheckBatch {
  readonly entries: readonly CheckEntry[];
}
/** Rows as they were given: parts of the job too, from `rowsFrom` on. */
export interface RowsPart {
  readonly rows: readonly CheckRow[];
}
export const batchSize = 100;
export const rowsFrom = 1_000_000;
export const rowsAPart = 500;

/** The state of a list that is checked. Times are HubSpot's. */
export interface ListCursor extends Omit<Waits, 'pace'> {
  readonly state: 'checking' | 'done';
  readonly outcome: 'done' | 'cancelled' | 'stopped' | null;
  readonly name: string;
  readonly head: readonly string[] | null;
  readonly column: number;
  readonly rows: number;
  readonly people: number;
  readonly duplicates: number;
  readonly unknown: Readonly<Partial<Record<UnknownCode, number>>>;
  readonly kinds: Readonly<Record<Key['kind'], number>>;
  readonly cost: CheckCost;
  /** Why Salesforce is not asked any more. Not there: it is, or no org is paired. */
  readonly withoutSalesforce?: Failure | null;
  readonly createdAt: Millis;
  readonly finishedAt: Millis | null;
  /** How many batches there are, and the first that is not judged. */
  readonly batches: number;
  readonly at: number;
  readonly checked: number;
  readonly counts: Readonly<Partial<Record<CheckStatus, number>>>;
  /** What stood here before the first batch in which all were outside, since the segment was last known to be there. */
  readonly unsure?: Pick<ListCursor, 'at' | 'checked' | 'counts'>;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
}
export type ListJob = LedgerJob<ListCursor>;
export type ListKind = JobKind<ListCursor>;
export type ListResult = StepResult<ListCursor>;
