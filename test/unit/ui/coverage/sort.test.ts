import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breather } from '../../../../lib/ui/breath';
import { sortedRows } from '../../../../lib/ui/coverage/sort';

test('rows come in their order, equal ones as they stand, however many pieces they are sorted in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(9)), fc.nat(6_000), async (some, more) => {
      const keys = [...some, ...Array.from({ length: more }, (_none, n) => (n * 7919) % 13)];
      const by = (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0);
      const found = await sortedRows(keys.length, by, () => undefined);
      expect([...found]).toEqual([...keys.keys()].sort((a, b) => by(a, b) || a - b));
    }),
    { numRuns: 40 },
  );
});

test('a pause is taken as soon as the time is over, and not before', async () => {
  let now = 0;
  let rests = 0;
  const breath = breather(
    8,
    () => now,
    async () => {
      rests += 1;
    },
  );
  for (now = 1; now <= 30; now++) await breath();
  expect(rests).toBe(3);
});
