import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personStates } from '../../../lib/resync/many/states';
import { doneOf, nobody, tally, totalOf } from '../../../lib/resync/many/tally';
import type { Batch, ManyCursor } from '../../../lib/resync/many/types';

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
