import { expect, test } from 'vitest';
import { Waiting } from '../../../lib/preview/waits';

test('the work waits while nobody calls, until the first of those who wait; the time counts once', () => {
  let now = 1_000;
  const waiting = new Waiting(() => now);
  const called = waiting.called();
  const first = waiting.waits(5_000, 'limit');
  expect(waiting.next).toBeNull();
  called();
  const second = waiting.waits(4_000, 'away');
  expect(waiting.next).toEqual({ until: 4_000, why: 'away' });
  now = 3_000;
  expect(waiting.waitedMs).toBe(2_000);
  second();
  expect(waiting.next).toEqual({ until: 5_000, why: 'limit' });
  now = 5_000;
  first();
  expect([waiting.next, waiting.waitedMs]).toEqual([null, 4_000]);
  now = 9_000;
  expect(waiting.waitedMs).toBe(4_000);
});
