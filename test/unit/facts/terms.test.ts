import { expect, test } from 'vitest';
import { subscriptionFrom } from '../../../lib/hubspot/subscription';

test.each([
  [null, null],
  [{ window: 190, daily: 650_000 }, 'professional-or-more'],
  [{ window: null, daily: 1_000_000 }, 'professional-or-more'],
  [{ window: 100, daily: 250_000 }, 'free-or-starter'],
  [{ window: null, daily: 250_000 }, null],
])('limits %o speak for %s', (limits, subscription) => expect(subscriptionFrom(limits)).toBe(subscription));
