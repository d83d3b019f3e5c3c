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
  /** When to go on; null: done. */
  readonly dueAt: number | null;
  readonly cursor: Cursor;
  /** Moves with each commit, so that no other runner's result is overwritten. */
  readonly revision: number;
  readonly cancelled: boolean;
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
