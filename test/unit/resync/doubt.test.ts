import { expect, test } from 'vitest';
import { whenSettled } from '../../../lib/resync/many/steps/doubt';
import type { Batch, ManyJob } from '../../../lib/resync/many/types';

const now = Date.UTC(2026, 10, 28, 12);
const second = 1_000;

/** A job whose worker died: when a batch was judged, the last commit, and until when that had the job wait (s ago). */
function died(judged: number, commit: number | null, waited: number | null) {
  const pace = commit === null ? null : { since: 0, from: 0, last: now - commit * second, count: 0 };
  const job = { dueAt: waited === null ? 0 : now - waited * second, cursor: { pace } } as unknown as ManyJob;
  const value: Batch = { state: 'sent', people: [], checkedAt: now - judged * second };
  return whenSettled(job, [{ number: 0, value }], now);
}

test.each<[string, number, number | null, number | null, number | 'now']>([
  ['was judged just now', 0, null, null, 10],
  ['was judged a while ago, and written by the step after the last commit', 200, 3, null, 7],
  ['was judged a while ago, and written when the window was free again', 200, 9, 1, 9],
  ['was committed long enough ago', 200, 11, null, 'now'],
  ['was judged so long ago that no step sent it', 400, 1, null, 'now'],
  ['is to be written later, by a clock that was put back', 0, null, -60, 10],
])('a batch that %s is read back once nothing of it is on its way', (_what, judged, commit, waited, seconds) => {
  const settled = died(judged, commit, waited);
  expect(settled === 'now' ? settled : (settled - now) / second).toBe(seconds);
});
