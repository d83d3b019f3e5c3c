import type { Millis } from '../eligibility/types';
import type { Health } from '../storage/health';
import type { Result } from './result';

/** How connections and alarms are, as far as they were tried. Times are local ones. */
export interface HealthView extends Health {
  readonly at: Millis;
  /** When the token was entered; null: before SyncLens kept it. */
  readonly tokenSince: Millis | null;
  /** Every alarm, and when it is due; null: it is not set. */
  readonly alarms: readonly { readonly name: string; readonly next: Millis | null }[];
  /** The other connected environments. */
  readonly others: readonly OtherHealth[];
}

/** How the connections of an environment are that is not shown: without a call, as far as they were tried. */
export interface OtherHealth {
  readonly portalId: string;
  readonly tokenSince: Millis | null;
  /** Whether there is a session of its org that was not refused; null: none is paired. */
  readonly salesforce: { readonly way: 'browser' | 'app'; readonly state: 'ok' | 'expired' } | null;
  readonly turns: Health['turns'];
}

/** Messages of the health page: name → [request, reply]. */
export interface HealthMessages {
  /** Without a call. */
  'health-get': [Record<string, never>, Result<HealthView>];
  /** `what`: a check, of the environment that is shown or of this portal; or the name of an alarm. How it went stands in the view. */
  'health-try': [{ what: string; portalId?: string }, Result<HealthView>];
}
