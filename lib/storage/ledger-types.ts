import type { Failure } from '../http/errors';

/** What an open job is held by: a plan that nobody confirmed yet, a person's pause, or a trouble that needs a person. */
export type Held = 'confirm' | 'paused' | 'trouble';

/**
 * A job of the ledger. `cursor` is the kind's own state; it is committed together with what the step
 * did. Times of this record are local ones: they only say when to go on.
 */
export interface LedgerJob<Cursor = unknown> {
  readonly id: string;
  readonly kind: string;
  /** Environment that the job belongs to (`environmentKey`): it never goes on in another one. */
  readonly environment: string;
  /** What it is about, e.g. a record's id: at most one open job of a kind for each. */
  readonly subject: string;
  readonly createdAt: number;
  /** When to go on; null: done. A job that is held is never due. */
  readonly dueAt: number | null;
  readonly held: Held | null;
  /** Which form of its kind's cursor it has. One of an older form is set aside: nobody can go on with it. */
  readonly format: number;
  readonly aside: boolean;
  readonly cursor: Cursor;
  /** Moves with each commit, so that no other runner's result is overwritten. */
  readonly revision: number;
  readonly cancelled: boolean;
  /** It stopped because the storage takes no more. Never stored: seen on a job that is read. */
  readonly fault?: Failure;
}

/** A job to be opened; what is not given is as in every new job. */
export type NewJob<Cursor> = Omit<LedgerJob<Cursor>, Fresh> & Partial<Pick<LedgerJob<Cursor>, Fresh>>;
type Fresh = 'held' | 'format' | 'aside' | 'revision' | 'cancelled' | 'fault';

/** A piece of a job's own data that is too large for its cursor; `value` undefined: it is dropped. */
export interface Part {
  readonly number: number;
  readonly value: unknown;
}

/** One thing that a job did, in the order of `seq`. Kept as long as the job. */
export interface HistoryEntry {
  readonly seq?: number;
  readonly environment: string;
  readonly jobId: string;
  /** The service's time of it. */
  readonly at: number;
  /** Code of the sentence, e.g. `sent`. */
  readonly what: string;
  /** Words of a service, or what was written. */
  readonly words?: string;
}

/** What a step adds to the history. */
export type Step = Pick<HistoryEntry, 'at' | 'what' | 'words'>;
