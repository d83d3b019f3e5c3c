import type { Fate, Overwrite } from '../eligibility/overwrite';
import type { Failure } from '../http/errors';
import type { Why } from '../segments/types';

/** A segment of a preview: one of the portal's, a draft, or "everyone", where HubSpot has no inclusion segment (R1). */
export type Side =
  | { readonly kind: 'segment'; readonly id: string; readonly name: string }
  | { readonly kind: 'draft'; readonly name: string; readonly filterBranch: unknown }
  | { readonly kind: 'everyone' };

/** What would become of a contact. `unknown`: the draft's criteria cannot be told for it here. */
export type Change = 'enter' | 'leave' | 'stay' | 'unknown';

/** A contact by name. Those who stay are read only when a person asks for them. */
export interface PreviewRow {
  readonly id: string;
  readonly change: Change;
  readonly name: string;
  readonly email: string | null;
  readonly otherEmails?: readonly string[];
  /** 18 characters. */
  readonly leadId: string | null;
  readonly contactId: string | null;
  /** Epoch ms; null: never. */
  readonly lastSync: number | null;
  /** Only where the change is not known: a member now, and why the criteria cannot be told. */
  readonly member?: boolean;
  readonly why?: Why;
}

export const phaseIds = [
  'members',
  'portal',
  'details',
  'stay',
  'overwrite',
  'forecast-current',
  'forecast-other',
  'held-current',
  'held-other',
] as const;
export type PhaseId = (typeof phaseIds)[number];
/** Stretches that are done only when a person asks for them. */
export const wantedPhases = [
  'stay',
  'overwrite',
  'forecast-current',
  'forecast-other',
  'held-current',
  'held-other',
] as const satisfies readonly PhaseId[];
export type WantedPhase = (typeof wantedPhases)[number];
export type RunState = 'running' | 'stopped' | 'cancelled' | 'done';

/** Where a list of members stands: pages read, and where to go on; `after` null and pages > 0: all read. */
export interface Cursor {
  readonly pages: number;
  readonly count: number;
  readonly total: number | null;
  readonly after: string | null;
  /** The id up to which everybody was read. */
  readonly edge?: string;
}

/** A preview as it is stored: everything that a new worker needs to go on. */
export interface Run {
  readonly id: string;
  readonly portalId: string;
  readonly startedAt: number;
  readonly current: Side;
  readonly other: Side;
  state: RunState;
  phase: PhaseId | null;
  /** Phases that are finished. */
  finished: PhaseId[];
  /** Phases to do; overwrite and forecast come on request. */
  wanted: PhaseId[];
  /** By part: `current`, `other`, `list/<id>`, `early` (read while the lists still came), `details`, `portal`, `top` (from the upper end). */
  cursors: Record<string, Cursor>;
  counts: Counts | null;
  /** HubSpot's calls, and Salesforce's. */
  calls: { hubspot: number; salesforce: number };
  /** Time under work, and of it standing still for the rate limit or a service that is away (ms). */
  workedMs: number;
  waitedMs: number;
  failure: Failure | null;
  asOf: number;
  /** Of definitions that were held against the whole portal: a draft's at once, a segment's on request. */
  held: Partial<Record<Which, HeldCounts>>;
  forecasts: Partial<Record<Which, ForecastCounts>>;
}

/** The two sides of a preview. */
export type Which = 'current' | 'other';

/** Whom the criteria of a definition keep out. */
export interface HeldCounts {
  /** Contacts that they were held against. */
  readonly judged: number;
  /** By the criterion's path: those outside who fail it, and of them those who would be in if it alone held. */
  readonly by: Readonly<Record<string, { readonly failing: number; readonly alone: number }>>;
}

/** Who drops out by time alone. */
export interface ForecastCounts {
  /** False: no criterion moves with time, nobody was read. */
  readonly moves: boolean;
  readonly looked: number;
  /** Members for whom the criteria cannot be told. */
  readonly unknown: number;
  /** Within so many days. */
  readonly within: Readonly<Record<1 | 7 | 30, number>>;
}
/** A member who drops out, and on which day. */
export interface ForecastRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly days: number;
  readonly at: number;
}

/** The partition of all contacts that are in either. */
export interface Counts {
  readonly enter: number;
  readonly leave: number;
  readonly stay: number;
  readonly unknown: number;
}

/** Progress of the phase that is under way, in contacts. */
export interface Progress {
  readonly phase: PhaseId;
  readonly done: number;
  readonly total: number | null;
}

/** The work stands still: until when (ms, local clock), for the rate limit or for a service that is away. */
export interface Waits {
  readonly until: number;
  readonly why: 'limit' | 'away';
}

/** What a page sees of a run. */
export interface RunView {
  readonly id: string;
  readonly state: RunState;
  readonly current: Side;
  readonly other: Side;
  readonly startedAt: number;
  readonly asOf: number;
  readonly progress: Progress | null;
  readonly finished: readonly PhaseId[];
  readonly counts: Counts | null;
  readonly calls: Run['calls'];
  readonly workedMs: number;
  readonly waitedMs: number;
  readonly waits: Waits | null;
  readonly failure: Failure | null;
  readonly held: Readonly<Run['held']>;
  readonly forecasts: Readonly<Run['forecasts']>;
}

/** What a sync would do to the fields of one who enters. */
export interface OverwriteRow {
  readonly id: string;
  /** The record that the sync would go with; null with the reason. */
  readonly record: { readonly object: 'Lead' | 'Contact'; readonly id: string } | null;
  readonly why: 'not-checked' | 'none' | 'dead' | 'several' | 'not-visible' | null;
  /** Live leads and contacts of the same address. */
  readonly sameEmail: number;
  readonly fields: readonly Overwrite[];
}
export type FieldCounts = Readonly<Record<Fate, number>>;

/** Calls and time that a preview will take, between the least and the most. */
export interface Estimate {
  readonly current: number | null;
  readonly other: number | null;
  readonly leastCalls: number;
  readonly mostCalls: number;
  readonly leastSeconds: number;
  readonly mostSeconds: number;
}
