import type { Millis } from '../eligibility/types';
import type { Difference } from '../segments/difference';
import type { Seen, Version, WatchEvent, WatchSettings, WatchState } from '../watch/types';
import type { Result } from './result';

export type { WatchEvent, WatchSettings } from '../watch/types';

/** The watch of the connected portal as its page shows it. */
export interface WatchView {
  readonly mode: 'unset' | 'none' | 'segment';
  readonly settings: WatchSettings;
  readonly seen: Seen | null;
  /** Newest first; `isKept`: its criteria are there, to be compared and restored. */
  readonly versions: readonly (Omit<Version, 'filterBranch'> & { readonly isKept: boolean })[];
  readonly followed: {
    readonly all: number;
    readonly members: number;
    readonly outside: number;
    readonly stuck: readonly { readonly id: string; readonly name: string; readonly since: Millis }[];
  };
  readonly events: readonly WatchEvent[];
  readonly readUpTo: number;
  readonly unread: number;
  readonly lastLook: WatchState['lastLook'];
  /** Local time; null: no alarm is set. */
  readonly nextLookAt: Millis | null;
  /** The token may change segments. */
  readonly mayRestore: boolean;
  readonly zone: string | null;
  readonly mappingConfirmed: boolean;
}

/** Messages of the watch: name → [request, reply]. Definitions are named by when they were first seen. */
export interface WatchMessages {
  'watch-get': [Record<string, never>, Result<WatchView>];
  /** Turned on for the first time it looks at once. */
  'watch-set': [{ patch: Partial<WatchSettings> }, Result<WatchView>];
  'watch-look': [Record<string, never>, Result<WatchView>];
  'watch-read': [{ upTo: number }, Result<WatchView>];
  'watch-difference': [{ from: Millis; to: Millis }, Result<Difference>];
  /** `over`: the definition that the person saw as the one of now. */
  'watch-restore': [{ seenAt: Millis; over: Millis }, Result<WatchView>];
  /** A kept definition, as HubSpot had it. */
  'watch-definition': [{ seenAt: Millis }, Result<{ filterBranch: unknown }>];
}
