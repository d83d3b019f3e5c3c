import { expect, test } from 'vitest';
import { nextMidnight } from '../../../lib/http/midnight';

test.each([
  ['UTC', '2026-11-03T09:00:00Z', '2026-11-04T00:01:00'],
  ['Europe/Berlin', '2026-11-03T09:00:00Z', '2026-11-03T23:01:00'],
  ['America/New_York', '2026-11-03T03:30:00Z', '2026-11-03T05:01:00'],
  // The clock is put back at three, so the day has 25 hours; and on at two, so it has 23.
  ['Europe/Berlin', '2026-10-24T22:30:00Z', '2026-10-25T23:01:00'],
  ['Europe/Berlin', '2026-03-28T23:30:00Z', '2026-03-29T22:01:00'],
  ['Nowhere/At_All', '2026-11-03T09:00:00Z', '2026-11-04T00:01:00'],
  [undefined, '2026-11-03T09:00:00Z', '2026-11-04T00:01:00'],
])('in %s the day after %s begins at %s', (zone, now, next) => {
  expect(new Date(nextMidnight(Date.parse(now), zone)).toISOString()).toMatch(next);
});
