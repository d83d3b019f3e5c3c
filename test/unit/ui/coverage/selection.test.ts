import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Selection } from '../../../../lib/ui/coverage/selection';

const length = 40;
const row = fc.nat(length - 1);
const step = fc.oneof(
  fc.record({ rows: fc.array(row), isChosen: fc.boolean() }),
  row.map((one) => ({ rows: one, isChosen: null })),
);

test('a selection is the set of what was chosen last, and never changes under one that was kept', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const expected = new Set<number>();
      let chosen = Selection.none(length);
      for (const { rows, isChosen } of steps) {
        const [before, size] = [chosen, chosen.size];
        if (typeof rows === 'number') {
          chosen = chosen.toggled(rows);
          if (!expected.delete(rows)) expected.add(rows);
        } else {
          chosen = chosen.with(rows, isChosen === true);
          for (const one of rows) isChosen ? expected.add(one) : expected.delete(one);
        }
        expect(before.size).toBe(size);
      }
      expect([...chosen]).toEqual([...expected].sort((a, b) => a - b));
      expect(chosen.size).toBe(expected.size);
      expect(chosen.hasAll([...expected])).toBe(true);
      expect(chosen.hasAll([...Array(length).keys()])).toBe(expected.size === length);
      expect([...chosen.of(Uint32Array.of(3, 1, 2))]).toEqual([3, 1, 2].filter((one) => expected.has(one)));
    }),
  );
});
