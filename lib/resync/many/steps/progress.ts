import { doneOf } from '../tally';
import type { ManyCursor } from '../types';
import type { Work } from '../work';

/** A step got on: no failure is remembered, and nothing is waited for. */
export const progress = (cursor: ManyCursor, work: Work): ManyCursor => ({
  ...cursor,
  calls: work.calls(),
  failure: null,
  tries: 0,
  wait: null,
});

/** Who is through with the writing, one way or the other. */
export const through = (counts: ManyCursor['counts']): number => doneOf(counts) + counts.written + counts.synced;

export function paceOf({ pace, counts }: ManyCursor, now: ManyCursor['counts']): ManyCursor['pace'] {
  const last = Date.now();
  return { ...(pace ?? { since: last, from: through(counts) }), last, count: through(now) };
}
