import type { BadgeView } from '../ui/badge-view';

/** The only messages that a content script may send. Types only: the background parses. */
export type ContentMessage =
  | {
      readonly type: 'check';
      readonly url: string;
      readonly nav: number;
      readonly stage: 'first' | 'full';
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

/** What the background says to a page: to look again (after a resync or a settings change), or to tell what stands in it. */
export interface ToContent {
  readonly type: 'look-again' | 'are-you-there';
}

/** The answer of a page that has its script. `anchor`: which one of the page holds the badge; null: none holds it. */
export interface Presence {
  readonly anchor: string | null;
}
