import type { JobLine } from '../../protocol/job-pages';
import type { BadgeIcon, Tone } from '../badge-view';
import { outcomeWord } from '../history/words';
import { timeText } from '../text/bulk';
import type { T } from '../translate';

/** Where in the list a job stands. */
export const runGroups = ['running', 'waiting', 'ended'] as const;
export type RunGroup = (typeof runGroups)[number];

export function runGroupOf({ state }: JobLine): RunGroup {
  if (state === 'running' || state === 'planning') return 'running';
  return state === 'waiting' || state === 'paused' || state === 'trouble' || state === 'planned' ? 'waiting' : 'ended';
}

const looks: Readonly<Record<JobLine['state'], readonly [Tone, BadgeIcon]>> = {
  planning: ['grey', 'clock'],
  planned: ['amber', 'clock'],
  running: ['grey', 'clock'],
  waiting: ['amber', 'clock'],
  paused: ['grey', 'minus'],
  trouble: ['red', 'block'],
  done: ['green', 'check'],
  cancelled: ['grey', 'minus'],
  stopped: ['red', 'block'],
  aside: ['red', 'block'],
};

/** The state in a word, with its tone. What ended with somebody left over is no plain success. */
export function runLook({ state, retriable }: JobLine): readonly [Tone, BadgeIcon] {
  return state === 'done' && retriable > 0 ? ['amber', 'warn'] : looks[state];
}

/** What it does now, in its kind's own words, where the state does not say it already. */
export function phaseText({ phase, state }: JobLine, t: T): string {
  return phase === state ? '' : outcomeWord(phase, t);
}

/** Calls, rate and the time that is left, as far as they are known. */
export function paceText({ calls, perMinute, timeLeft }: JobLine, t: T): string {
  return [
    calls && t('jobs.calls', { hubspot: calls.hubspot, salesforce: calls.salesforce }),
    perMinute !== null && t('jobs.rate', { count: Math.round(perMinute) }),
    timeLeft !== null && t('runs.left', { time: timeText(timeLeft, t) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
