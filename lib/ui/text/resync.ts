import type { JobView, WriteLine } from '../../protocol/pages';
import type { T } from '../i18n';

/** `property: old → new`; the id of a job that does not exist yet is said in words. */
export function writeText({ property, from, to }: WriteLine, t: T): string {
  return `${property}: ${from || '∅'} → ${to === '{job}' ? t('resync.value.job') : to}`;
}

/** One line of a job's history. */
export function stepText(step: JobView['steps'][number], t: T): string {
  const key = `resync.step.${step.what}`;
  return t.has(key) ? t(key, { words: step.words }) : step.what;
}

/** How a job ended, as a heading and a sentence; null while it runs. */
export function outcomeText(job: JobView, t: T): { title: string; text: string } | null {
  if (job.state !== 'done' || !job.outcome) return null;
  const key = `resync.outcome.${job.outcome}`;
  const text = [...variants(job), 'text'].map((variant) => `${key}.${variant}`).find(t.has) ?? key;
  const unread = job.outcome === 'synced-after-click' && job.unread ? [t(`resync.unread.${job.unread}`)] : [];
  return { title: t(key), text: [t(text, { took: tookText(job.took, t) }), ...unread].join(' ') };
}

/** Where a sentence depends on the method, or on what was written when somebody cancelled. */
function variants({ method, outcome, writes, writtenAt, failure }: JobView): string[] {
  if (outcome !== 'cancelled') return [`text.${method}`];
  if (writtenAt !== null) return writes.length > 0 ? ['text.written'] : [`text.${method}`];
  return failure ? ['text.unknown'] : [];
}

/** Seconds below a minute and a half, minutes above. */
function tookText(took: number | null, t: T): string {
  const seconds = Math.max(1, Math.round((took ?? 0) / 1000));
  const [unit, count] = seconds < 90 ? ['seconds', seconds] : ['minutes', Math.round(seconds / 60)];
  return t(`resync.${unit}`, { count });
}
