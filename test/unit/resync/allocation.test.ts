import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactsIn, type Spent, spend } from '../../../lib/resync/many/allocation';
import { nobody } from '../../../lib/resync/many/tally';

const hour = 3_600_000;
const written = (count: number) => ({ ...nobody, written: count });

test('what was written counts for 24 hours, by the hour, and then no more', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(30 * hour), fc.nat(500)), { maxLength: 40 }), (steps) => {
      let now = 1_700_000_000_000;
      let count = 0;
      let spent: Spent = [];
      const all: { at: number; contacts: number }[] = [];
      for (const [later, contacts] of steps) {
        now += later;
        spent = spend(spent, written(count), written(count + contacts), now);
        count += contacts;
        all.push({ at: now, contacts });
      }
      const within = (ms: number) => all.filter(({ at }) => at > now - ms).reduce((sum, one) => sum + one.contacts, 0);
      // Never less than a day's, and an hour's more at most.
      expect(contactsIn(spent)).toBeGreaterThanOrEqual(within(24 * hour));
      expect(contactsIn(spent)).toBeLessThanOrEqual(within(25 * hour + 1));
      expect(spent.length).toBeLessThanOrEqual(25);
    }),
  );
});

test('who went on from written to verified is not counted anew', () => {
  const spent = spend(undefined, written(0), written(100), 0);
  expect(spend(spent, written(100), { ...nobody, verified: 100 }, 1)).toEqual(spent);
});
