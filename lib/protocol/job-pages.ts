import type { Millis, Reason } from '../eligibility/types';
import type { Failure } from '../http/errors';
import type { BulkWait } from './bulk-pages';
import type { Result } from './result';

/** What a kind of job says of one of its jobs, whatever it is that it does. */
export interface KindLine {
  /** Whom or what it is about, by name; and how many contacts, as far as it is known. */
  readonly subject: string | null;
  readonly count: number | null;
  /** `planned`: it waits for a person's word in its own view. */
  readonly state: 'planning' | 'planned' | 'running' | 'done' | 'cancelled' | 'stopped';
  /** What it does now, or how it ended, in its kind's own words: `history.outcome.<phase>`. */
  readonly phase: string;
  readonly wait: BulkWait | null;
  /** When it goes on, at HubSpot's time, while it waits. */
  readonly goesOnAt: Millis | null;
  readonly failure: Failure | null;
  readonly createdAt: Millis;
  readonly finishedAt: Millis | null;
  /** Of `total`; null: not to be told. */
  readonly done: number | null;
  readonly total: number | null;
  /** Contacts a minute, and the time that is left. */
  readonly perMinute: number | null;
  readonly timeLeft: Millis | null;
  readonly calls: { readonly hubspot: number; readonly salesforce: number } | null;
  /** How many a retry would concern; 0: there is nothing to retry. */
  readonly retriable: number;
}

export const runActs = ['pause', 'resume', 'cancel', 'retry', 'delete'] as const;
export type RunAct = (typeof runActs)[number];

/** A job of any kind as the list of jobs shows it. */
export interface JobLine extends Omit<KindLine, 'state'> {
  readonly id: string;
  readonly kind: string;
  /** `aside`: of another version, or of a kind that this one does not know: it is never run. */
  readonly state: KindLine['state'] | 'waiting' | 'paused' | 'trouble' | 'aside';
  /** Nobody waits for it at the screen: it is told of outside of the pages too. */
  readonly isLong: boolean;
  /** The view of the dashboard that shows it in full; null: there is none. */
  readonly view: string | null;
  /** What may be said to it now. */
  readonly acts: readonly RunAct[];
}

/** Messages of the list of jobs: name → [request, reply]. */
export interface RunMessages {
  /** Every open job of the connected portal, and the newest of those that have ended. */
  'runs-list': [Record<string, never>, Result<JobLine[]>];
  /** The long job that is furthest on; null: none runs. */
  'runs-now': [Record<string, never>, Result<JobLine | null>];
  /** A person's word. One that does not fit the job any more changes nothing. `refused`: why there is no retry. */
  'runs-act': [{ jobId: string; act: RunAct }, Result<{ refused: Reason | null }>];
}
