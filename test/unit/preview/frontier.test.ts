import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare } from '../../../lib/preview/compare';
import { Frontier } from '../../../lib/preview/frontier';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 120 });
const sorted = (all: number[]) => [...all].sort((a, b) => a - b).map(String);

/** Both lists in pages of ten, in an order that `turns` gives. */
function* pages(lists: { current: string[]; other: string[] }, turns: boolean[]) {
  const at = { current: 0, other: 0 };
  const over = { current: false, other: false };
  for (let n = 0; !over.current || !over.other; n++) {
    const wanted = turns[n % turns.length] ? 'current' : 'other';
    const side = over[wanted] ? (wanted === 'current' ? 'other' : 'current') : wanted;
    const page = lists[side].slice(at[side], at[side] + 10);
    at[side] += 10;
    over[side] = at[side] >= lists[side].length;
    yield { side, page, isOver: over[side] } as const;
  }
}

test('whoever is told early is told right, in order, and in the end it is everybody who moves', () => {
  fc.assert(
    fc.property(ids, ids, fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }), (a, b, turns) => {
      const lists = { current: sorted(a), other: sorted(b) };
      const { enter, leave } = compare(lists.current, lists.other);
      const frontier = new Frontier();
      const told: string[] = [];
      for (const { side, page, isOver } of pages(lists, turns)) {
        frontier.add(side, page, isOver);
        for (let one = frontier.take(1); one; one = frontier.take(1)) told.push(`${one[0]?.id} ${one[0]?.change}`);
      }
      const all = [...enter.map((id) => `${id} enter`), ...leave.map((id) => `${id} leave`)];
      expect(told).toEqual(all.sort((x, y) => Number.parseInt(x, 10) - Number.parseInt(y, 10)));
    }),
  );
});

test('nobody is told before the other list has gone beyond', () => {
  const frontier = new Frontier();
  frontier.add('current', ['1', '5', '9'], false);
  expect(frontier.take(1)).toBeNull();
  frontier.add('other', ['5'], false);
  expect(frontier.take(2)).toBeNull();
  expect(frontier.take(1)).toEqual([{ id: '1', change: 'leave' }]);
  frontier.add('other', ['20'], true);
  expect(frontier.take(1)).toEqual([{ id: '9', change: 'leave' }]);
});

test('ids are compared as numbers, and whoever was taken before is left out', () => {
  const frontier = new Frontier();
  frontier.add('current', ['9', '10', '11'], true);
  frontier.add('other', ['11'], true);
  frontier.skipTo('9');
  expect(frontier.take(1)).toEqual([{ id: '10', change: 'leave' }]);
});

test.each([[['5', '3']], [['5', '5']], [['5', 'x']]])(
  'a list that is out of order (%j) tells nobody any more',
  (page) => {
    const frontier = new Frontier();
    frontier.add('current', ['1', '2'], false);
    frontier.add('other', page, true);
    frontier.add('current', [], true);
    expect(frontier.take(1)).toBeNull();
  },
);
