import type { BulkAccess, BulkView, BulkWait, PersonReason, PersonState } from '../../protocol/bulk-pages';
import type { SettingsView } from '../../protocol/pages';
import { salesforceRecordLink } from '../../records/links';
import type { BadgeIcon, Tone } from '../badge-view';
import type { T } from '../i18n';

/** Waits that are a part of the work. */
const working: readonly BulkWait[] = ['window', 'sync', 'load'];

/** What the job does now, in a word, with its tone. */
export function stateOf(job: BulkView): { code: string; tone: Tone; icon: BadgeIcon } {
  if (job.paused) return { code: 'paused', tone: 'grey', icon: 'minus' };
  if (job.trouble) return { code: 'trouble', tone: 'red', icon: 'block' };
  if (job.wait && !working.includes(job.wait)) return { code: 'waiting', tone: 'amber', icon: 'clock' };
  if (job.state === 'done') {
    const unhappy = job.counts.failed + job.counts['not-verified'] + job.counts['synced-without-our-field'] > 0;
    return { code: 'done', tone: unhappy ? 'amber' : 'green', icon: unhappy ? 'warn' : 'check' };
  }
  if (job.state === 'stopped' || job.state === 'aside') return { code: job.state, tone: 'red', icon: 'block' };
  if (job.state === 'cancelled') return { code: 'cancelled', tone: 'grey', icon: 'minus' };
  return { code: job.state, tone: 'grey', icon: 'clock' };
}

/** Lightning page of a record that a plan names; null where no org is paired. */
export const recordLink = ({ salesforce }: SettingsView, { object, id }: BulkAccess['without'][number]) =>
  salesforce && salesforceRecordLink(salesforce.host, object, id);

/** The share of each limit that is left to other tools, in percent: a fifth unless the admin set another. */
export const percentLeft = (leftToOthers: number | undefined): number => Math.round((leftToOthers ?? 0.2) * 100);

/** The share of Salesforce's day below which jobs stop, in percent: as much as is left to other tools unless set. */
export const percentFloor = ({ salesforceFloor, leftToOthers }: Shares): number =>
  salesforceFloor == null ? percentLeft(leftToOthers) : Math.round(salesforceFloor * 100);
type Shares = Pick<SettingsView['settings'], 'leftToOthers' | 'salesforceFloor'>;

/** What it waits for, and until when; empty where it waits for nothing. */
export function waitText(job: Pick<BulkView, 'wait' | 'goesOnAt' | 'failure'>, t: T, shares: Shares): string {
  const { wait, goesOnAt, failure } = job;
  if (!wait) return '';
  // A service that refused has nothing left at all, whatever share was to stay.
  const key = `jobs.wait.${wait}${failure?.kind === 'quota-spent' ? '-spent' : ''}`;
  const values = { percent: percentLeft(shares.leftToOthers), floor: percentFloor(shares) };
  return t(t.has(key) ? key : `jobs.wait.${wait}`, { untilAt: goesOnAt ?? undefined, ...values });
}

const bySalesforce: readonly (PersonReason | null)[] = ['refused-in-salesforce', 'locked'];

/** Why one contact ended as it did. The service's own words come along. */
export function whyText(state: PersonState, why: PersonReason | null, words: string | undefined, t: T): string {
  const text = t(why ? `jobs.why.${why}` : `jobs.state-text.${state}`);
  const said = bySalesforce.includes(why) ? 'jobs.words-salesforce' : 'jobs.words';
  return words ? `${text} ${t(said, { words })}` : text;
}

/** Seconds up to a minute and a half, then minutes, then hours. */
export function timeText(ms: number, t: T): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds <= 90) return t('resync.seconds', { count: seconds });
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 90 ? t('resync.minutes', { count: minutes }) : t('jobs.hours', { count: Math.ceil(minutes / 60) });
}
