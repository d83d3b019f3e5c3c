import type { OtherHealth } from '../../protocol/health-pages';
import type { Trouble } from '../ask';
import { tokenAge } from '../options/token-age';

/** The worst of an environment's connections, in one line. */
export type Worst =
  /** `what`: the connection that fails. */
  | { readonly state: 'failed'; readonly what: string; readonly trouble: Trouble }
  | { readonly state: 'attention'; readonly days: number }
  | { readonly state: 'unknown' | 'ok' };

const connections = ['hubspot', 'salesforce', 'heartbeat'];

/** What a person has to know first: what fails, then a token that grows old, then what was never tried. `now`: local. */
export function worstOf({ salesforce, tokenSince, turns }: OtherHealth, now: number): Worst {
  const failed = connections.find((what) => turns[what]?.failure);
  const trouble = failed && turns[failed]?.failure;
  if (failed && trouble) return { state: 'failed', what: failed, trouble };
  if (salesforce?.state === 'expired') {
    const code = salesforce.way === 'app' ? 'SIGN_IN_AGAIN' : 'NO_SESSION';
    return { state: 'failed', what: 'salesforce', trouble: { kind: 'expired', service: 'salesforce', code } };
  }
  const age = tokenAge(tokenSince, now);
  if (age?.isOld) return { state: 'attention', days: age.days };
  return { state: turns.hubspot && (turns.salesforce || !salesforce) ? 'ok' : 'unknown' };
}

/** When one of them was tried last, epoch ms; null: never. */
export function triedAt({ turns }: OtherHealth): number | null {
  const all = connections.flatMap((what) => turns[what]?.at ?? []);
  return all.length > 0 ? Math.max(...all) : null;
}
