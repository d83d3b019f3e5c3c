import { expect, test } from 'vitest';
import { Chosen } from '../../../lib/ui/chosen';

test('a contact is chosen once, and stays so where it is not shown', () => {
  const chosen = Chosen.nobody.with(['1', '2', '2'], true).with(['3'], true).with(['2'], false);
  expect([...chosen.ids]).toEqual(['1', '3']);
  expect(chosen.has('1') && !chosen.has('2')).toBe(true);
  expect(chosen.among(new Set(['3', '4']))).toBe(1);
  expect(Chosen.nobody.size).toBe(0);
});

test('all are chosen where each of those shown is, and never of nobody', () => {
  const chosen = Chosen.nobody.with(['1', '2', '3'], true);
  expect(chosen.hasAll(new Set(['1', '2']))).toBe(true);
  expect(chosen.hasAll(new Set(['1', '4']))).toBe(false);
  expect(chosen.hasAll(new Set())).toBe(false);
});
