import { expect, test } from 'vitest';
import { isQuiet } from '../../../lib/watch/quiet';

const at = (clock: string) => Date.parse(`2026-11-03T${clock}:00Z`);
const quiet = { from: '20:00', to: '07:00', zone: 'portal' } as const;

test.each([
  ['19:59', false],
  ['20:00', true],
  ['23:59', true],
  ['00:00', true],
  ['06:59', true],
  ['07:00', false],
])('over midnight: at %s quiet is %s', (clock, is) => {
  expect(isQuiet(quiet, at(clock), 'UTC')).toBe(is);
});

test('the hours are those of the portal where it was chosen', () => {
  // 20:30 in Tokyo.
  expect(isQuiet(quiet, at('11:30'), 'Asia/Tokyo')).toBe(true);
  expect(isQuiet(quiet, at('11:30'), 'UTC')).toBe(false);
});

test('within a day, never where from and to are alike, and never without them', () => {
  const noon = { from: '12:00', to: '13:00', zone: 'portal' } as const;
  expect([isQuiet(noon, at('12:30'), 'UTC'), isQuiet(noon, at('13:00'), 'UTC')]).toEqual([true, false]);
  expect(isQuiet({ ...noon, to: '12:00' }, at('12:00'), 'UTC')).toBe(false);
  expect(isQuiet(null, at('12:00'), 'UTC')).toBe(false);
});

test('a zone that this browser does not know is no failure', () => {
  expect(typeof isQuiet(quiet, at('12:00'), 'Mars/Olympus')).toBe('boolean');
});
