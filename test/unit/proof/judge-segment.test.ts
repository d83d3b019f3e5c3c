import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, judgeReality, mostHolding, type Witness } from '../../../lib/proof/judge-segment';

const asOf = Date.UTC(2026, 10, 3, 9);
const hour = 3_600_000;
const day = 24 * hour;

let next = 0;
const person = (segments: string[], ago: number[] = [hour, 2 * day]): Witness => {
  const id = `${next++}`;
  return { id, name: `Person ${id}`, syncLog: ago.map((ms) => asOf - ms), segments: new Set(segments) };
};
const people = (n: number, segments: string[], ago?: number[]) =>
  Array.from({ length: n }, () => person(segments, ago));
const segment = (id: string, size: number | null): Candidate => ({ id, name: `Segment ${id}`, size });
const small = segment('small', 100);
const wide = segment('wide', 1000);
const chosen = (id: string) => ({ mode: 'segment', id }) as const;

describe('the verdict on the chosen segment', () => {
  test.each([
    ['confirmed', 'all who sync are members', people(20, ['small']), [small], chosen('small')],
    ['confirmed', 'one in a hundred has left', [...people(99, ['small']), person([])], [small], chosen('small')],
    [
      'contradicted',
      'three in a hundred are outside',
      [...people(97, ['small']), ...people(3, [])],
      [small],
      chosen('small'),
    ],
    [
      'contradicted',
      'the chosen one holds nobody',
      people(20, ['small']),
      [small, segment('other', 5)],
      chosen('other'),
    ],
    ['contradicted', 'the chosen one is gone', people(20, ['small']), [small], chosen('gone')],
    [
      'proposed',
      'a tenth of the chosen one holds everybody',
      people(20, ['small', 'wide']),
      [small, wide],
      chosen('wide'),
    ],
    [
      'confirmed',
      'another one is about as large',
      people(20, ['a', 'b']),
      [segment('a', 95), segment('b', 100)],
      chosen('b'),
    ],
    ['confirmed', 'no size is known', people(20, ['a', 'b']), [segment('a', null), segment('b', null)], chosen('b')],
    ['proposed', 'nothing is chosen', people(20, ['small', 'wide']), [wide, small], { mode: 'unset' }],
    ['cannot-tell', 'nothing is chosen, no segment fits', people(20, []), [small], { mode: 'unset' }],
    ['confirmed', 'no inclusion segment, and no segment holds them', people(20, []), [small], { mode: 'none' }],
    ['cannot-tell', 'no inclusion segment, yet one holds all', people(20, ['wide']), [wide], { mode: 'none' }],
    ['cannot-tell', 'four are too few', people(4, ['small']), [small], chosen('small')],
    ['cannot-tell', 'single bursts are R6', people(20, [], [hour, hour + 60_000]), [small], chosen('small')],
    [
      'cannot-tell',
      'who fell silent may have left',
      people(20, [], [3 * day, 4 * day, 5 * day]),
      [small],
      chosen('small'),
    ],
    ['cannot-tell', 'old logs may be of people who left', people(20, [], [hour, 8 * day]), [small], chosen('small')],
  ] as const)('%s: %s', (verdict, _why, witnesses, candidates, choice) => {
    expect(judgeReality(witnesses, candidates, choice, asOf).verdict).toBe(verdict);
  });

  test('a contradiction names those outside, and puts the segment that fits first', () => {
    const outside = people(3, ['small']);
    const found = judgeReality(
      [...people(20, ['small', 'other']), ...outside],
      [segment('other', 5), wide, small],
      chosen('other'),
      asOf,
    );
    expect(found.outsiders.map((one) => one.id).sort()).toEqual(outside.map((one) => one.id).sort());
    expect(found.candidates.map(({ id, held }) => [id, held])).toEqual([
      ['small', 23],
      ['other', 20],
    ]);
    expect(found.looked).toBe(23);
  });
});

test('whatever is seen, the verdict stands on its evidence', () => {
  const witness = fc.record({
    id: fc.string(),
    name: fc.string(),
    syncLog: fc.array(fc.integer({ min: asOf - 9 * day, max: asOf }), { maxLength: 5 }),
    segments: fc.array(fc.constantFrom('small', 'wide')).map((ids) => new Set(ids)),
  });
  fc.assert(
    fc.property(fc.array(witness, { maxLength: 60 }), fc.constantFrom('small', 'wide', 'gone'), (witnesses, id) => {
      const found = judgeReality(witnesses, [small, wide], chosen(id), asOf);
      const holds = found.candidates.find((one) => one.id === id)?.held ?? 0;
      if (found.verdict === 'contradicted') expect(found.outsiders.length).toBeGreaterThan(0);
      if (found.verdict === 'confirmed') expect(holds).toBeGreaterThanOrEqual(0.98 * found.looked);
      if (found.verdict === 'proposed') expect(found.candidates[0]?.id).toBe('small');
      expect(found.candidates.every((one) => one.held <= found.looked)).toBe(true);
    }),
  );
});

test('of more segments than one call tells of, the chosen one and those that hold most are asked for first', () => {
  const people = [
    ['7', '1'],
    ['2', '7'],
    ['3', '7', '2'],
  ].map((ids, at) => ({
    id: `${at}`,
    name: `${at}`,
    syncLog: [],
    segments: new Set(ids),
  }));
  expect(mostHolding(people, { mode: 'segment', id: '9' })).toEqual(['9', '7', '2', '1', '3']);
  expect(mostHolding(people, { mode: 'none' })[0]).toBe('7');
});
