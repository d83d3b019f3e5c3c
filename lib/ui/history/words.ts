import type { Action } from '../../protocol/history-pages';
import type { BadgeIcon, Tone } from '../badge-view';
import type { Cell } from '../preview/csv';
import type { T } from '../translate';
import { kindText } from './kind';

/** What an outcome comes to. */
export const outcomeGroups = ['done', 'unproven', 'failed', 'left', 'open'] as const;
export type OutcomeGroup = (typeof outcomeGroups)[number];

/** Every other outcome is a state of something that goes on. */
const groups: Readonly<Record<string, OutcomeGroup>> = {
  verified: 'done',
  'verified-late': 'done',
  done: 'done',
  'synced-after-click': 'unproven',
  'synced-without-our-field': 'unproven',
  'not-verified': 'unproven',
  failed: 'failed',
  stopped: 'failed',
  refused: 'left',
  skipped: 'left',
  cancelled: 'left',
};
export const groupOf = (outcome: string): OutcomeGroup => groups[outcome] ?? 'open';

export const looks: Readonly<Record<OutcomeGroup, readonly [Tone, BadgeIcon]>> = {
  done: ['green', 'check'],
  unproven: ['amber', 'warn'],
  failed: ['red', 'block'],
  left: ['grey', 'minus'],
  open: ['grey', 'clock'],
};

/** What it was about where that is no contact: a segment, a list, with how many. */
export function aboutText({ record, subject, count }: Action, t: T): string {
  const many = count === undefined || record ? null : t('preview.contacts', { count });
  return [subject, many].filter(Boolean).join(' · ');
}

export function outcomeWord(outcome: string, t: T): string {
  const key = `history.outcome.${outcome}`;
  return t.has(key) ? t(key) : outcome;
}

/** Why it ended so, with a service's own words; empty where there is nothing to say. */
export function becauseText({ why, words }: Action, t: T): string {
  const reason = why && t.has(`jobs.why.${why}`) ? t(`jobs.why.${why}`) : '';
  return [reason, words].filter(Boolean).join(': ');
}

/** So many signs of two values stand beside one another in the table; longer ones below one another. */
const besides = 34;

/**
 * A property, and what it held: `before → after`, in two lines where that is long; where nobody read what stood there
 * before only what was written.
 */
export function changeOf({ change }: Action, t: T): { readonly name: string; readonly lines: string[] } | null {
  if (!change) return null;
  const shown = (value: string | null) => (value === null || value === '' ? '∅' : value);
  const { from, to } = change;
  const name = propertyName(change, t);
  if (from === undefined) return { name, lines: [shown(to)] };
  const [before, after] = [shown(from), `→ ${shown(to)}`];
  const isLong = before.length + after.length > besides;
  return { name, lines: isLong ? [before, after] : [`${before} ${after}`] };
}

function propertyName({ where, property }: NonNullable<Action['change']>, t: T): string {
  const key = `history.setting.${property}`;
  return where === 'synclens' && t.has(key) ? t(key) : property;
}

/** Milliseconds as `0.4 s`, `12 s`, `5 min`, `3 h`. */
export function tookText(took: number | null, t: T): string {
  if (took === null) return '';
  const seconds = took / 1000;
  if (seconds < 10) return t('history.took.seconds', { n: Math.round(seconds * 10) / 10 });
  if (seconds < 90) return t('history.took.seconds', { n: Math.round(seconds) });
  if (seconds < 90 * 60) return t('history.took.minutes', { n: Math.round(seconds / 60) });
  return t('history.took.hours', { n: Math.round(seconds / 360) / 10 });
}

const csvColumns = [
  'at',
  'kind',
  'portal',
  'contact-id',
  'name',
  'about',
  'where',
  'property',
  'before',
  'after',
  'outcome',
  'why',
  'seconds',
  'job',
] as const;
export const historyHead = (t: T): string[] => csvColumns.map((one) => t(`history.csv.${one}`));

/** A line of the file: times as ISO 8601, so that any tool reads them. */
export function historyCells(entry: Action, environment: string, t: T): Cell[] {
  const { at, kind, record, change, outcome, took, jobId } = entry;
  return [
    new Date(at).toISOString(),
    kindText(kind, t),
    environment.split('/')[0] ?? '',
    record?.contactId ?? null,
    record?.name ?? null,
    aboutText(entry, t) || null,
    change ? t(`history.where.${change.where}`) : null,
    change ? propertyName(change, t) : null,
    change?.from ?? null,
    change?.to ?? null,
    outcomeWord(outcome, t),
    becauseText(entry, t) || null,
    took === null ? null : Math.round(took / 100) / 10,
    jobId,
  ];
}
