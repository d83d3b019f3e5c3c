import type { Told } from '../storage/action-types';
import type { LedgerJob, Part, Step } from '../storage/ledger-types';

/** What a step leaves: the new cursor, what it did, and when to go on. All of it is committed at once. */
export interface StepResult<Cursor> {
  readonly cursor: Cursor;
  readonly steps: readonly Step[];
  readonly parts?: readonly Part[];
  /**
   * Local time of the next step; `now`: at once, after the commit; `done`: the job has ended; `confirm`: the plan is
   * made, and a person is to say go; `trouble`: only a person can mend what keeps it from going on.
   */
  readonly next: number | 'now' | 'done' | 'confirm' | 'trouble';
}

/** What the runner knows of the step that it asks for. */
export interface Turn {
  /**
   * The step follows at once upon the commit before, in the same worker: nothing was begun in between. False after a
   * death: whatever the cursor says was about to be sent may have been sent.
   */
  readonly straight: boolean;
  /**
   * Commits what the step came to so far, as its end would, and lets it go on: for a step that has several calls under
   * way and need not stand still for each commit. Throws where it cannot be written; such a step ends at once.
   */
  commit(so: Omit<StepResult<unknown>, 'next'>): Promise<void>;
  /** As of the last `commit`, somebody waits for the end of the step: a click, a pause, a stop, after two seconds another job. It begins nothing more. */
  wanted(): boolean;
}

/**
 * A kind of job. The worker may die at any line of a step, which is then run again with the cursor
 * of the last commit: so a step that writes must find out first whether it wrote already.
 */
export interface JobKind<Cursor = unknown> {
  readonly kind: string;
  /** The form of its cursor. Raised when a job of the form before could not go on; such a job is set aside in words. */
  readonly format: number;
  /** A person waits for it: it goes before every job that is not. */
  readonly urgent: boolean;
  /** One step, of a few calls at most, or of more where it commits as it goes. What it throws is taken for a fault of ours. */
  step(job: LedgerJob<Cursor>, turn: Turn): Promise<StepResult<Cursor>>;
  /** The end of a job that somebody cancelled. */
  cancelled(job: LedgerJob<Cursor>): Promise<StepResult<Cursor>>;
  /** The end of a job whose step threw, again and again. */
  broken(job: LedgerJob<Cursor>, error: unknown): Promise<StepResult<Cursor>>;
  /**
   * What goes into the history with a commit: entries made of the job and of the parts as they are written with it, in
   * the same transaction. Pure; what it tells under one name replaces what it told under that before.
   */
  tells(job: LedgerJob<Cursor>, parts: readonly Part[]): readonly Told[];
}

/** Told after each commit; pages are told to read again. */
export type OnCommit = (job: LedgerJob) => void;
