import { describe, expect, test } from 'vitest';
import { lookAt } from '../../../lib/coverage/sources/salesforce-bulk';
import { bulkCallsFor, isBulkCheaper, restCallsFor } from '../../../lib/salesforce/people-bulk';

const begun = { jobId: '750', isComplete: false, begunAt: 1_000_000, lookedAt: 1_000_000, looks: 0, begun: 1 };

/** When a job of this length (s) is looked at, in seconds since it was begun. */
function looks(seconds: number, ofHubspot: number, isAlone: boolean): number[] {
  const all: number[] = [];
  for (let job = begun; (all.at(-1) ?? 0) < seconds; ) {
    const at = lookAt(job, ofHubspot, isAlone);
    all.push((at - begun.begunAt) / 1000);
    job = { ...job, lookedAt: at, looks: job.looks + 1 };
  }
  return all;
}

describe('looks at a job of the Bulk API', () => {
  test.each([
    ['nobody else is waited for', true, 0, 1, [1]],
    [
      'a minute of it',
      true,
      0,
      60,
      [1, 2, 3, 4.5, 6.75, 10.125, 15.1875, 22.78125, 34.171875, 51.2578125, 76.88671875],
    ],
    ['two minutes of HubSpot go on', false, 120, 30, [40]],
    ['and the job takes longer', false, 120, 60, [40, 80]],
    ['half a second of HubSpot', false, 0.5, 1, [1]],
    ['an hour of HubSpot', false, 3_600, 100, [60, 120]],
  ])('%s', (_what, isAlone, ofHubspot, seconds, expected) => {
    // Rounded: an alarm is no finer than that.
    expect(looks(seconds, ofHubspot, isAlone).map(Math.round)).toEqual(expected.map(Math.round));
  });

  test('never come in a row without a pause, nor further apart than a minute once nobody else is waited for', () => {
    const all = looks(3_600, 0, true);
    const gaps = all.map((at, n) => at - (all[n - 1] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(60);
  });
});

test('a job is taken where it is the cheaper way, and only there', () => {
  for (let records = 0; records < 2_000_000; records += 999)
    expect(isBulkCheaper(records)).toBe(bulkCallsFor(records) < restCallsFor(records));
  expect([0, 1, 2_000, 8_000].map(isBulkCheaper)).toEqual([false, false, false, false]);
  expect([8_001, 30_000, 1_000_000].map(isBulkCheaper)).toEqual([true, true, true]);
  expect([restCallsFor(30_000), bulkCallsFor(30_000)]).toEqual([15, 4]);
});
