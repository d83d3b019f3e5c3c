import type { BadgeView } from '../ui/badge-view';

/** The only messages that a content script may send. Types only: the background parses. */
export type ContentMessage =
  | {
      readonly type: 'check';
      readonly url: string;
      readonly nav: number;
      readonly stage: 'first' | 'full';
      readonly anchor?: string;
    }
  | { readonly type: 'left' }
  | { readonly type: 'open-popup' };

/**
 * `badge: null`: not a page of ours, show nothing. `final: false`: HubSpot's half only;
 * send `check` again with `stage: 'full'` (it joins the call under way).
 */
export interface CheckReply {
  readonly nav: number;
  readonly badge: BadgeView | null;
  readonly final: boolean;
}

/** The background tells a page to look again (after a resync or a settings change). */
export interface LookAgain {
  readonly type: 'look-again';
}
