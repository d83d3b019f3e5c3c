import type { Status } from '../eligibility/types';

/** Never colour alone: each tone comes with an icon and a word. */
export type Tone = 'green' | 'amber' | 'red' | 'grey' | 'striped';
export type BadgeIcon = 'check' | 'clock' | 'warn' | 'block' | 'minus' | 'question';

/** What a content script paints. Ready words in the user's language: it knows no rule. */
export interface BadgeView {
  readonly status: Status | 'loading';
  readonly tone: Tone;
  readonly icon: BadgeIcon;
  /** The status in one or two words. */
  readonly word: string;
  /** The first reason in one line, with the time of its facts. */
  readonly line: string;
  /** Name for screen readers, e.g. "SyncLens: In sync. Open details". */
  readonly label: string;
}
