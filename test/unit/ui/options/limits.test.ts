import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editableSchema } from '../../../../lib/storage/settings';
import { floorBounds, shareBounds, typedAllocation, typedShare } from '../../../../lib/ui/options/limits';

test.each([
  ['', { value: null }],
  ['  ', { value: null }],
  ['100000', { value: 100_000 }],
  ['100,000', { value: 100_000 }],
  ['100.000', { value: 100_000 }],
  ['1 250 000', { value: 1_250_000 }],
  ["1'250'000", { value: 1_250_000 }],
  ['100', { value: 100 }],
  ['99', { error: 'range' }],
  ['0', { error: 'range' }],
  ['100,000,001', { error: 'range' }],
  ['99999999999999999999', { error: 'range' }],
  ['-500', { error: 'number' }],
  ['1e5', { error: 'number' }],
  ['100.5', { error: 'number' }],
  ['1,000.000', { error: 'number' }],
  ['many', { error: 'number' }],
])('an allocation typed as %o is %o', (text, typed) => {
  expect(typedAllocation(text)).toEqual(typed);
});

test('an allocation that is shown in either language is read back as the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 100_000_000 }), fc.constantFrom('en', 'de'), (value, locale) => {
      expect(typedAllocation(value.toLocaleString(locale))).toEqual({ value });
    }),
  );
});

test.each([
  ['20', { value: 0.2 }],
  [' 20 % ', { value: 0.2 }],
  ['', { value: null }],
  ['5', { value: 0.05 }],
  ['4', { error: 'range' }],
  ['90', { value: 0.9 }],
  ['91', { error: 'range' }],
  ['12.5', { error: 'number' }],
  ['-5', { error: 'number' }],
])('a share left to others typed as %o is %o', (text, typed) => {
  expect(typedShare(text, shareBounds)).toEqual(typed);
});

test('what the fields take the settings keep, and nothing beyond', () => {
  const kept = (name: 'leftToOthers' | 'salesforceFloor' | 'salesforceAllocation', value: number | null) =>
    editableSchema().shape[name].safeParse(value).success;
  for (const [name, bounds] of [
    ['leftToOthers', shareBounds],
    ['salesforceFloor', floorBounds],
  ] as const)
    for (let percent = -5; percent <= 105; percent++) {
      const typed = typedShare(String(Math.max(percent, 0)), bounds);
      expect([percent, kept(name, percent / 100)]).toEqual([percent, percent >= 0 && 'value' in typed]);
    }
  expect([99, 100, 1.5, 100_000_000, 100_000_001].map((n) => kept('salesforceAllocation', n))).toEqual([
    false,
    true,
    false,
    true,
    false,
  ]);
  expect([kept('salesforceFloor', null), kept('salesforceAllocation', null)]).toEqual([true, true]);
});
