import type { Membership, Millis, SegmentFacts } from '../eligibility/types';
import type { Failure } from '../http/errors';

/** How often is looked (minutes). */
export const everyChoices = [15, 30, 60, 240] as const;
/** When no notification comes up: from one hour of the day to another, each `HH:MM`. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  readonly zone: 'own' | 'portal';
}
export interface WatchSettings {
  readonly on: boolean;
  readonly everyMinutes: number;
  readonly notify: boolean;
  readonly quiet: QuietHours | null;
}
export const firstSettings: WatchSettings = { on: false, everyMinutes: 60, notify: false, quiet: null };

/** What a look saw of the segment and of the portal's syncs. Times are HubSpot's. */
export interface Seen {
  readonly at: Millis;
  /** Null: HubSpot has no inclusion segment; then only the syncs are watched. */
  readonly segment: SeenSegment | null;
  readonly newestSync: Millis | null;
  /** `late`: longer silent than usual. `silent`: and somebody is known to wait. */
  readonly beat: 'ok' | 'late' | 'silent';
}
export interface SeenSegment {
  readonly id: string;
  readonly name: string;
  readonly version: number | null;
  readonly filtersUpdatedAt: Millis | null;
  /** HubSpot's id of the user who changed the segment last. */
  readonly by: string | null;
  readonly size: number | null;
  readonly processing: boolean;
  readonly problem: NonNullable<SegmentFacts['problem']> | null;
}

/** A definition as it was seen: kept, so that it can be compared and restored. */
export interface Version {
  readonly version: number | null;
  readonly filtersUpdatedAt: Millis | null;
  readonly by: string | null;
  readonly seenAt: Millis;
  /** Members before the edit, and once HubSpot had judged everybody by it. */
  readonly sizeBefore: number | null;
  readonly sizeAfter: number | null;
  readonly filterBranch: unknown;
}

/** One of those who synced last, who are followed. */
export interface Followed {
  readonly id: string;
  readonly name: string;
  readonly syncedAt: Millis;
  readonly member: 'unknown' | 'yes' | 'no';
  readonly membership: Membership | null;
  /** Since when a change of it waits, longer than the grace. */
  readonly stuckSince: Millis | null;
  readonly lookedAt: Millis;
}

/** What happened. The sentence is `watch.event.<code>`. */
export const eventCodes = [
  'begun',
  'edited',
  'resaved',
  'restored',
  'settled',
  'renamed',
  'size',
  'deleted',
  'invalid',
  'valid',
  'silent',
  'back',
  'dropped',
  'stuck',
  'failed',
] as const;
export type EventCode = (typeof eventCodes)[number];
export interface WatchEvent {
  readonly number: number;
  readonly code: EventCode;
  readonly at: Millis;
  readonly params: Readonly<Record<string, string | number | null>>;
  /** Whom it is about, as far as named. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Of `versions`, by its time: what it was changed to. */
  readonly seenAt?: Millis;
}

/** All that is kept of a watch, by environment. Written at once, at the end of a look. */
export interface WatchState {
  readonly environment: string;
  readonly settings: WatchSettings;
  readonly seen: Seen | null;
  /** Newest first. */
  readonly versions: readonly Version[];
  readonly followed: readonly Followed[];
  /** Newest first. */
  readonly events: readonly WatchEvent[];
  readonly nextNumber: number;
  /** The newest event that was read, and the newest that a notification told. */
  readonly readUpTo: number;
  readonly toldUpTo: number;
  readonly looks: number;
  readonly lastLook: { readonly at: Millis; readonly calls: number; readonly failure: Failure | null } | null;
}

export const nothingYet = (environment: string): WatchState => ({
  environment,
  settings: firstSettings,
  seen: null,
  versions: [],
  followed: [],
  events: [],
  nextNumber: 1,
  readUpTo: 0,
  toldUpTo: 0,
  looks: 0,
  lastLook: null,
});
