import type { Status, Verdict } from '../../eligibility/types';
import type { BadgeIcon, BadgeView, Tone } from '../badge-view';
import type { T } from '../i18n';
import { reasonText } from './sentences';

const looks: Readonly<Record<Status, readonly [Tone, BadgeIcon]>> = {
  unknown: ['striped', 'question'],
  'segment-invalid': ['striped', 'warn'],
  'absent-in-hubspot': ['grey', 'minus'],
  'blocked-no-email': ['red', 'block'],
  'excluded-yet-syncing': ['amber', 'warn'],
  'excluded-orphan': ['red', 'block'],
  'excluded-import-stub': ['red', 'block'],
  'excluded-once': ['red', 'block'],
  'excluded-frozen': ['red', 'block'],
  'excluded-twin': ['red', 'block'],
  excluded: ['grey', 'minus'],
  'blocked-link-dead': ['red', 'block'],
  'included-pending': ['green', 'clock'],
  'included-never-synced': ['amber', 'warn'],
  'included-stale': ['amber', 'warn'],
  'included-synced': ['green', 'check'],
};

/** Colour and sign of a status. */
export const lookOf = (status: Status): readonly [Tone, BadgeIcon] => looks[status];

/** The badge of a verdict, in ready words: a content script knows no rule and no language. */
export function badgeView(verdict: Verdict, t: T): BadgeView {
  const [tone, icon] = looks[verdict.status];
  const word = t(`status.${verdict.status}`);
  const first = verdict.reasons[0];
  const line = `${first ? reasonText(first, t) : ''} ${t('badge.as-of', { seenAt: verdict.asOf })}`.trim();
  return { status: verdict.status, tone, icon, word, line, label: t('badge.label', { word }) };
}

/** While nothing is known yet. */
export function loadingBadge(t: T): BadgeView {
  const word = t('status.loading');
  return {
    status: 'loading',
    tone: 'grey',
    icon: 'clock',
    word,
    line: t('badge.loading'),
    label: t('badge.label', { word }),
  };
}
