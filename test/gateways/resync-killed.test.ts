import { afterEach, describe, expect, test } from 'vitest';
import type { ResyncMethodId } from '../../lib/eligibility/types';
import { armJobs } from '../../lib/jobs/alarm';
import { runner } from '../../lib/protocol/jobs';
import { type Bench, bench, minute } from '../unit/resync/bench';
import { mortal } from './mortal';

let b: Bench;
afterEach(() => b.close());

describe.each(['trigger-property', 'salesforce-touch'] as const)('a worker killed at each line of %s', (method) => {
  test('loses nothing and doubles nothing', { timeout: 120_000 }, async () => {
    let survived = false;
    let lines = 0;
    while (!survived) {
      lines++;
      survived = await killedAt(lines, method);
      await b.close();
    }
    b = await bench();
    expect(lines).toBeGreaterThan(20);
  });
});

/** True where the worker got through: there are no more lines. */
async function killedAt(line: number, method: ResyncMethodId): Promise<boolean> {
  b = await bench({ switches: { equalWriteTriggers: false } });
  await b.settings({ touchField: 'SyncLens_Resync__c' });
  // The popup was open before the click: its facts are there.
  await b.ask('popup-view', { tabId: 7 });
  const worker = mortal(line);
  const clicked = await b.click(method).catch(() => null);
  await runner.drain().catch(() => undefined);
  for (let i = 0; i < 40 && !worker.died(); i++) await b.pass(minute / 2).catch(() => undefined);
  const died = worker.died();
  worker.revive();
  // A new worker starts: it sets the alarm for what is open, or rings because one was set.
  await armJobs();
  for (let i = 0; i < 4; i++) await b.pass(minute / 2);
  const view = await b.ask('popup-view', { tabId: 7, refresh: true });
  const found = view.state === 'verdict' ? view.job : null;
  // Killed before the job stood in the ledger: the click was not answered, and nothing was written.
  if (!found) {
    expect([line, clicked !== null && 'jobId' in clicked, b.writes()]).toEqual([line, false, []]);
    return !died;
  }
  const done = await b.finish(found.id);
  expect([line, done.outcome]).toEqual([line, 'verified']);
  expect([line, ...b.writes()]).toEqual([line, expect.stringContaining(found.id)]);
  expect([line, done.steps.filter(({ what }) => what === 'sent').length]).toEqual([line, 1]);
  return !died;
}
