import { expect, test } from 'vitest';
import { subscriptionBy } from '../../../lib/hubspot/account';
import { countingCost } from '../../../lib/proof/never-synced';

test.each([
  [0, 1],
  [1, 2],
  [100, 2],
  [101, 3],
  [250, 4],
  [256, 6],
  [60_000, 960],
])('counting %i members takes %i calls', (members, calls) => expect(countingCost(members)).toBe(calls));

test.each([
  [190, 650_000, 'professional-or-more'],
  [100, 500_000, 'professional-or-more'],
  [100, 250_000, 'free-or-starter'],
  [100, null, 'free-or-starter'],
  [150, 250_000, null],
  [null, null, null],
] as const)('limits of %s a window and %s a day: %s', (window, daily, expected) =>
  expect(subscriptionBy({ window, daily })).toBe(expected),
);
