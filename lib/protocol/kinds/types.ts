import type { JobKind } from '../../jobs/types';
import type { LedgerJob } from '../../storage/ledger-types';

/** A kind of job as the background runs it: its steps, and what is told after each of its commits. */
export interface BoundKind {
  readonly kind: JobKind;
  committed?(job: LedgerJob): void;
}
