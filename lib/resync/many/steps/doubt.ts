import type { ManyCursor, ManyJob, ManyResult } from '../types';
import { checkedForMs } from './check-batch';
import type { Wave } from './wave';

/** A service is through with a call of a dead worker after so long. */
const settledAfterMs = 10_000;

/** After a death: what was sent just before may still be on its way. It is read back once the service is through with it. */
export function doubtful(job: ManyJob, cursor: ManyCursor, unsure: Wave): ManyResult {
  const parts = unsure.map(({ number, value }) => ({ number, value: { ...value, doubt: true } }));
  return { cursor, steps: [], parts, next: whenSettled(job, unsure, Date.now()) };
}

/** Local time from which nothing of these is on its way any more, whenever the worker died. */
export function whenSettled({ dueAt, cursor }: ManyJob, unsure: Wave, localNow: number): number | 'now' {
  // What was judged longer ago is not sent, but judged anew.
  const judged = unsure
    .map(({ value }) => value.checkedAt ?? 0)
    .filter((at) => localNow - at < checkedForMs + settledAfterMs);
  if (judged.length === 0) return 'now';
  // The step that died began with the last commit, or at the time until which that had it wait.
  const left = Math.max(...judged, cursor.pace?.last ?? 0, dueAt ?? 0) + settledAfterMs - localNow;
  return left > 0 ? localNow + Math.min(left, settledAfterMs) : 'now';
}
