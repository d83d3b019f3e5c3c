import type { Millis } from '../eligibility/types';

/** A value that was written, or was to be. `from` is absent where nobody read what stood there before. */
export interface Change {
  readonly where: 'hubspot' | 'salesforce' | 'synclens';
  readonly property: string;
  readonly from?: string | null;
  readonly to: string | null;
}

/** One action, as it stands in the history. Times are HubSpot's. */
export interface Action {
  readonly at: Millis;
  /** The kind of job, or what else was done: the words are `history.kind.<kind>`. */
  readonly kind: string;
  readonly jobId: string | null;
  /** The contact that it was about, by the name that was shown. */
  readonly record: { readonly contactId: string; readonly name: string } | null;
  /** What else it was about: a segment, a list, a property; by its name. */
  readonly subject: string | null;
  /** How many contacts a job was about. */
  readonly count?: number;
  readonly change: Change | null;
  /** The words are `history.outcome.<outcome>`. */
  readonly outcome: string;
  readonly took: Millis | null;
  /** Code of the reason (`jobs.why.<why>`), or a service's own words. */
  readonly why?: string | null;
  readonly words?: string;
}

/** What a job tells of itself with a commit: entries by a name of the job's own. The same name again replaces them. */
export interface Told {
  readonly name: string | number;
  readonly entries: readonly Action[];
}

/** Actions that are stored, read and replaced together: those of one batch, or a single one. */
export interface ActionPage {
  readonly environment: string;
  /** Minus the local time at which its job was begun: the newest has the lowest key. */
  readonly order: number;
  readonly id: string;
  readonly entries: readonly Action[];
}
export type PageKey = Pick<ActionPage, 'environment' | 'order' | 'id'>;
