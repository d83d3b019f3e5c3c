import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from '../../../../lib/protocol/kinds';
import { dictionaryOf } from '../../../../lib/ui/i18n';
import { askersOf, bucketsOf, ownOfADay, ownToday } from '../../../../lib/ui/quota/buckets';

const at = (text: string) => Date.parse(text);
const now = at('2026-11-28T09:20:00Z');
const hour = (text: string, by: Record<string, number>, used?: number) => ({
  hour: at(text),
  by,
  ...(used === undefined ? {} : { day: { used, limit: 1000, at: at(text) + 60_000 } }),
});

test('days are those of the zone, with what was told last of each', () => {
  const hours = [
    hour('2026-11-26T22:00:00Z', { badge: 1 }, 50),
    hour('2026-11-26T23:00:00Z', { badge: 2 }, 3),
    hour('2026-11-27T22:00:00Z', { badge: 4, click: 1 }, 9),
    hour('2026-11-28T09:00:00Z', { badge: 8 }),
  ];
  const told = (zone: string) =>
    bucketsOf(hours, 'week', now, zone)
      .slice(-3)
      .map(({ at, own, total }) => [new Date(at).toISOString().slice(0, 10), own, total?.used ?? null]);
  expect(told('Europe/Berlin')).toEqual([
    ['2026-11-26', 1, 50],
    ['2026-11-27', 7, 9],
    ['2026-11-28', 8, null],
  ]);
  expect(told('UTC')).toEqual([
    ['2026-11-26', 3, 3],
    ['2026-11-27', 5, 9],
    ['2026-11-28', 8, null],
  ]);
  expect([ownToday(hours, now, 'Europe/Berlin'), ownToday(hours, now, 'Asia/Tokyo')]).toEqual([8, 13]);
  expect(ownToday(hours, now, 'Nowhere/At_All')).toBeGreaterThanOrEqual(8);
});

test('by the hour the last 24 stand there, the empty ones too, and without a total', () => {
  const hours = [
    hour('2026-11-27T09:00:00Z', { badge: 1 }, 7),
    hour('2026-11-27T10:00:00Z', { badge: 2 }, 7),
    hour('2026-11-28T09:00:00Z', { watch: 3 }, 7),
  ];
  const found = bucketsOf(hours, 'day', now, 'UTC');
  expect([found.length, found[0]?.own, found.at(-1)?.own]).toEqual([24, 2, 3]);
  expect(found.every(({ total }) => total === null)).toBe(true);
  expect(ownOfADay(hours, now)).toBe(5);
});

test('whatever was counted of a month stands in exactly one of its days, and with one asker each', () => {
  const one = fc.record({
    ago: fc.integer({ min: 0, max: 28 * 24 }),
    by: fc.dictionary(fc.constantFrom('badge', 'click', 'watch'), fc.nat(1e9)),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), fc.constantFrom('UTC', 'America/Los_Angeles', null), (all, zone) => {
      const hours = all.map(({ ago, by }) => ({ hour: now - (now % 3_600_000) - ago * 3_600_000, by }));
      const sum = hours.flatMap(({ by }) => Object.values(by)).reduce((a, b) => a + b, 0);
      const found = bucketsOf(hours, 'month', now, zone);
      expect(found.reduce((a, b) => a + b.own, 0)).toBe(sum);
      expect(askersOf(found).reduce((a, b) => a + b.calls, 0)).toBe(sum);
      expect(new Set(found.map(({ at }) => at)).size).toBe(30);
    }),
  );
});

test('every kind of job and everything else that asks has a name in both languages', () => {
  const askers = [
    ...kinds.map(({ kind }) => kind.kind),
    'badge',
    'click',
    'preview',
    'proof',
    'watch',
    'upkeep',
    'quota',
  ];
  for (const locale of ['en', 'de'] as const)
    for (const by of askers) expect(dictionaryOf(locale)).toHaveProperty([`quota.by.${by}`]);
});
