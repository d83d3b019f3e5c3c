import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breather } from '../../../lib/ui/breath';
import { sortedRows } from '../../../lib/ui/sort';

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

test('what comes later is merged into what is sorted, as if all had come at once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(9)),
      fc.array(fc.nat(6_000), { minLength: 1, maxLength: 4 }),
      async (some, more) => {
        const keys = [...some];
        const by = (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0);
        let found = await sortedRows(keys.length, by, () => undefined);
        for (const count of more) {
          keys.push(...Array.from({ length: count }, (_none, n) => (n * 7919 + count) % 13));
          found = await sortedRows(keys.length, by, () => undefined, found);
          expect([...found]).toEqual([...keys.keys()].sort((a, b) => by(a, b) || a - b));
        }
      },
    ),
    { numRuns: 10 },
  );
});

test('what is sorted already is not sorted again', async () => {
  let compared = 0;
  const by = (a: number, b: number) => {
    compared++;
    return b - a;
  };
  const first = await sortedRows(5_000, by, () => undefined);
  compared = 0;
  const all = await sortedRows(5_010, by, () => undefined, first);
  expect([all[0], all.length]).toEqual([5_009, 5_010]);
  expect(compared).toBeLessThan(200);
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
