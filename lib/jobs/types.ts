import type { LedgerJob, Step } from '../storage/ledger-types';

/** What a step leaves: the new cursor, what it did, and when to go on. */
export interface StepResult<Cursor> {
  readonly cursor: Cursor;
  readonly steps: readonly Step[];
  /** Local time of the next step; `now`: at once, after the commit; `done`: the job has ended. */
  readonly next: number | 'now' | 'done';
}

/**
 * A kind of job. The worker may die at any line of a step, which is then run again with the cursor
 * of the last commit: so a step that writes must find out first whether it wrote already.
 */
export interface JobKind<Cursor = unknown> {
  readonly kind: string;
  /** One step, of a few calls at most. What it throws is taken for a fault of ours. */
  step(job: LedgerJob<Cursor>): Promise<StepResult<Cursor>>;
  /** The end of a job that somebody cancelled. */
  cancelled(job: LedgerJob<Cursor>): Promise<StepResult<Cursor>>;
  /** The end of a job whose step threw, again and again. */
  broken(job: LedgerJob<Cursor>, error: unknown): Promise<StepResult<Cursor>>;
}

/** Told after each commit; pages are told to read again. */
export type OnCommit = (job: LedgerJob) => void;
