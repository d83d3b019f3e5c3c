import type { Reason } from '../../eligibility/types';
import type { JobKind } from '../../jobs/types';
import type { LedgerJob } from '../../storage/ledger-types';
import type { Feature } from '../../storage/policy';
import type { KindLine } from '../job-pages';

/** A kind of job as the background runs it: its steps, how the list of jobs shows it, and what is told after a commit. */
export interface BoundKind {
  readonly kind: JobKind;
  /** What an organisation may switch off: such a job neither goes on nor is tried again then. */
  readonly feature?: Feature;
  /** The view of the dashboard that shows it in full; null: there is none. */
  readonly view: string | null;
  /** Asked only for jobs whose cursor this version knows. */
  line(job: LedgerJob): KindLine;
  /** A new job for those of an ended one who did not go through. Null: it was begun, or waits for a person's word. */
  retry?(job: LedgerJob): Promise<Reason | null>;
  committed?(job: LedgerJob): void;
  /** Before an ended job is deleted: what must outlive it is kept. */
  dropping?(job: LedgerJob): Promise<void>;
}
