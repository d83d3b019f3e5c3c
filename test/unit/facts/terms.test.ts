import { expect, test } from 'vitest';
import { usualGapOf } from '../../../lib/facts/usual-gap';
import { subscriptionFrom } from '../../../lib/hubspot/subscription';

const minute = 60_000;

test.each([
  ['nobody ever synced', [], 0],
  ['one sync has no gap', [0], 0],
  ['those of one look are one', [90, 60, 60, 59.5, 30], 30],
  ['the median, not the mean', [1000, 985, 970, 100], 15],
])('usual gap: %s', (_, minutes, gap) => expect(usualGapOf(minutes.map((one) => one * minute))).toBe(gap * minute));

test.each([
  [null, null],
  [{ window: 190, daily: 650_000 }, 'professional-or-more'],
  [{ window: null, daily: 1_000_000 }, 'professional-or-more'],
  [{ window: 100, daily: 250_000 }, 'free-or-starter'],
  [{ window: null, daily: 250_000 }, null],
])('limits %o speak for %s', (limits, subscription) => expect(subscriptionFrom(limits)).toBe(subscription));
