import type { Millis, ResyncMethodId } from '../../eligibility/types';
import type { Failure } from '../../http/errors';
import type { JobKind, StepResult, Turn } from '../../jobs/types';
import type { BulkAccess, BulkCost, BulkScope, BulkWait } from '../../protocol/bulk-pages';
import type { LedgerJob } from '../../storage/ledger-types';
import type { Spent } from './allocation';
import type { Counts, PersonReason, PersonState } from './states';

/** One contact of a bulk resync. Times are HubSpot's. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly state: PersonState;
  readonly why?: PersonReason;
  readonly words?: string;
  /** The linked record that a touch writes, 18 characters. */
  readonly record?: string;
  /** How often that record was locked by somebody else. */
  readonly locks?: number;
  /** What stood in the trigger property before our write. */
  readonly before?: string | null;
  /** HubSpot's time of our write. */
  readonly writtenAt?: Millis;
  readonly syncedAt?: Millis;
  /** When a look first saw that it synced. */
  readonly seenAt?: Millis;
}

/**
 * A batch of at most 100 contacts, and one of the job's parts. `sent`: it may have been written, whatever is known of
 * it; committed before the call.
 */
export interface Batch {
  readonly state: 'todo' | 'sent' | 'written' | 'settled';
  /** A call of it had no answer, or the worker died: each contact is read before it is written again. */
  readonly doubt?: boolean;
  /** When its contacts were judged last (local). */
  readonly checkedAt?: number;
  /** When it was marked as sent, at HubSpot's time: no write of it is older. */
  readonly intendedAt?: Millis;
  readonly people: readonly Person[];
}

/**
 * An ingest job of Salesforce for those of one object among some batches. `make`: it has no id yet; `fill`: it is about
 * to be filled and closed, which is committed before; `run`: Salesforce works through it.
 */
export interface Load {
  /** Its batches: from this number on, and before that one. */
  readonly from: number;
  readonly to: number;
  readonly object: 'Lead' | 'Contact';
  readonly stage: 'make' | 'fill' | 'run';
  readonly id: string | null;
  /** A call of the stage had no answer. */
  readonly doubt?: boolean;
  /** Local time at which the stage began. */
  readonly since: number;
  /** HubSpot's time at which it was about to be filled: no write of it is older. */
  readonly intendedAt?: Millis;
}

export type ManyMethod = Exclude<ResyncMethodId, 'hubspot-button'>;

/** The state of a bulk resync. Times are HubSpot's, unless they say local. */
export interface ManyCursor {
  readonly state: 'planning' | 'writing' | 'verifying' | 'done';
  readonly outcome: 'done' | 'cancelled' | 'stopped' | null;
  readonly scope: BulkScope['kind'];
  /** Null: HubSpot has no inclusion segment, and everybody with an address may sync (R1). */
  readonly segment: { readonly id: string; readonly name: string } | null;
  /** Not there in jobs of an older version, which know the trigger property alone. */
  readonly method?: ManyMethod;
  /** Salesforce's own engine does the writing: more than 2,000 are to be touched. */
  readonly byBulk?: boolean;
  readonly load?: Load | null;
  /** The trigger property, or the field that is touched; its new value is the job's id. */
  readonly property: string;
  readonly createdAt: Millis;
  readonly finishedAt: Millis | null;
  /** Where the reading of the members stands. `rest`: who fills no batch yet. */
  readonly plan: {
    readonly after: string | null;
    readonly read: number;
    readonly of: number | null;
    readonly rest: readonly string[];
  };
  readonly cost: BulkCost | null;
  /** Not there in jobs of an older version. */
  readonly access?: BulkAccess | null;
  /** What it wrote in the last 24 hours; held against the allocation that the admin entered (R12). */
  readonly spent?: Spent;
  /** A person's second word: more of the allocation than jobs usually take. */
  readonly aboveAllocation?: boolean;
  /** How many batches there are, and the first that is not through with this phase. */
  readonly batches: number;
  readonly at: number;
  readonly counts: Counts;
  readonly reasons: Readonly<Record<string, number>>;
  readonly calls: { readonly hubspot: number; readonly salesforce: number };
  /** Writing since then (local), and how many were through at that time; begun anew after each stop. */
  readonly pace: {
    readonly since: number;
    readonly from: number;
    readonly last: number;
    readonly count: number;
  } | null;
  readonly wait: BulkWait | null;
  readonly failure: Failure | null;
  /** Failures in a row. */
  readonly tries: number;
  /** HubSpot's time of the last write. Not there in jobs of an older version. */
  readonly writtenAt?: Millis;
  /** Local time of the last write; looks come at growing intervals after it. */
  readonly writtenLocal: number | null;
}

export type ManyJob = LedgerJob<ManyCursor>;
export type ManyKind = JobKind<ManyCursor>;
export type ManyResult = StepResult<ManyCursor>;
export type ManyStep = (job: ManyJob, turn: Turn) => Promise<ManyResult>;
