import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextMidnight } from '../../../lib/resync/many/midnight';
import { personStates } from '../../../lib/resync/many/states';
import { doneOf, nobody, tally, totalOf } from '../../../lib/resync/many/tally';
import type { Batch, ManyCursor } from '../../../lib/resync/many/types';

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

test('the counts are those of the batches, in whatever order they change', () => {
  const person = fc.record({
    id: fc.string(),
    name: fc.constant(''),
    state: fc.constantFrom(...personStates),
    why: fc.constantFrom('gone' as const, undefined),
  });
  const batch = fc.record({ state: fc.constant('todo' as const), people: fc.array(person, { maxLength: 8 }) });
  fc.assert(
    fc.property(fc.array(fc.tuple(batch, batch), { maxLength: 6 }), (changes) => {
      const empty = { counts: nobody, reasons: {} } as unknown as ManyCursor;
      const olds = changes.map(([one]) => one as Batch);
      let cursor = { ...empty, ...tally(empty, [], olds) };
      for (const [before, after] of changes)
        cursor = { ...cursor, ...tally(cursor, [before as Batch], [after as Batch]) };
      const news = changes.map(([, one]) => one as Batch);
      expect(cursor).toEqual({ ...empty, ...tally(empty, [], news) });
      expect(totalOf(cursor.counts)).toBe(news.reduce((sum, { people }) => sum + people.length, 0));
      expect(doneOf(cursor.counts)).toBeLessThanOrEqual(totalOf(cursor.counts));
    }),
  );
});
