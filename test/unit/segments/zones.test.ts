import { describe, expect, test } from 'vitest';
import { dayOf, instantOf, isZone, sameLocal, shift, startOf } from '../../../lib/segments/time/zone';
import type { JsonObject } from '../../../lib/segments/types';
import { and, ask, between, indexed, inLastDays, onDay, property } from './make';

const iso = (at: number) => new Date(at).toISOString();
const day = (text: string) => Date.parse(text);

describe('days of a zone', () => {
  test.each([
    [
      'the day the clocks go forward has 23 hours',
      '2026-03-08',
      'America/New_York',
      '2026-03-08T05:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
    ],
    [
      'the day they go back has 25',
      '2026-11-01',
      'America/New_York',
      '2026-11-01T04:00:00.000Z',
      '2026-11-02T05:00:00.000Z',
    ],
    ['Berlin in spring', '2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    [
      'a zone whose day begins at one',
      '2018-11-04',
      'America/Sao_Paulo',
      '2018-11-04T03:00:00.000Z',
      '2018-11-05T02:00:00.000Z',
    ],
    ['half hours', '2026-06-01', 'Asia/Kolkata', '2026-05-31T18:30:00.000Z', '2026-06-01T18:30:00.000Z'],
    [
      'ahead of the date line',
      '2026-06-01',
      'Pacific/Kiritimati',
      '2026-05-31T10:00:00.000Z',
      '2026-06-01T10:00:00.000Z',
    ],
  ])('%s', (_name, date, zone, start, next) => {
    expect(iso(startOf(day(date), zone))).toBe(start);
    expect(iso(startOf(day(date) + 86_400_000, zone))).toBe(next);
    expect(iso(dayOf(Date.parse(start), zone))).toBe(`${date}T00:00:00.000Z`);
    expect(dayOf(Date.parse(start) - 1, zone)).toBe(day(date) - 86_400_000);
  });

  test('a time that the clocks skip moves on; one that comes twice is the first', () => {
    expect(iso(instantOf({ year: 2026, month: 3, day: 8, hour: 2, minute: 30 }, 'America/New_York'))).toBe(
      '2026-03-08T07:30:00.000Z',
    );
    expect(iso(instantOf({ year: 2026, month: 11, day: 1, hour: 1, minute: 30 }, 'America/New_York'))).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });

  test('a day later is the same time on the clock, 24 hours later are not', () => {
    const before = Date.parse('2026-03-07T17:00:00Z');
    expect(iso(shift(before, 'America/New_York', { days: 1 }))).toBe('2026-03-08T16:00:00.000Z');
    expect(iso(shift(before, 'America/New_York', { hours: 24 }))).toBe('2026-03-08T17:00:00.000Z');
    expect(iso(shift(Date.parse('2026-03-31T12:00:00Z'), 'UTC', { months: -1 }))).toBe('2026-02-28T12:00:00.000Z');
  });

  test('a clock of UTC is read as the zone’s', () => {
    expect(iso(sameLocal(Date.parse('2026-07-01T00:00:00Z'), 'Europe/Berlin'))).toBe('2026-06-30T22:00:00.000Z');
  });

  test('old names of zones are known, invented ones are not', () => {
    expect([isZone('US/Eastern'), isZone('Europe/Atlantis'), isZone('')]).toEqual([true, false, false]);
  });
});

describe('definitions across a change of the clocks', () => {
  const at = { now: Date.parse('2026-03-09T16:00:00Z'), zone: 'America/New_York' };
  test('one day ago begins at the midnight of that shorter day', () => {
    const definition = and(inLastDays('p', 1));
    const say = (p: string) => ask(definition, { properties: { p } }, at);
    expect([say('2026-03-08T05:00:00Z'), say('2026-03-08T04:59:59Z'), say('2026-03-08'), say('2026-03-07')]).toEqual([
      'yes',
      'no',
      'yes',
      'no',
    ]);
  });

  test('a point’s own zone wins over the portal’s', () => {
    const berlin = { zoneId: 'Europe/Berlin' };
    const definition = and(
      between(
        'p',
        onDay(2026, 3, 8, berlin),
        onDay(2026, 3, 8, { hour: 23, minute: 59, second: 59, millisecond: 999, ...berlin }),
      ),
    );
    const say = (p: string) => ask(definition, { properties: { p } }, at);
    expect([say('2026-03-07T23:00:00Z'), say('2026-03-08T23:00:00Z'), say('2026-03-08')]).toEqual(['yes', 'no', 'yes']);
  });

  test('a zone that nobody knows cannot be told', () => {
    const lower: JsonObject = { ...indexed('TODAY'), zoneId: 'Europe/Atlantis' };
    expect(ask(and(between('p', lower, indexed('NOW'))), { properties: { p: '2026-03-08' } }, at)).toBe('unknown');
  });

  test('a fiscal year that was not told cannot be told', () => {
    const definition = and(between('p', indexed('FISCAL_YEAR'), indexed('NOW')));
    expect(ask(definition, { properties: { p: '2026-03-08' } }, at)).toBe('unknown');
    expect(ask(definition, { properties: { p: '2026-03-08' } }, { ...at, fiscalMonth: 2 })).toBe('yes');
  });

  test.each([
    [
      'an instant, days being the portal’s',
      false,
      { '2026-03-08': 'no', '2026-03-09': 'yes', '2026-03-09T00:00:00Z': 'yes' },
    ],
    ['the portal’s clock', true, { '2026-03-08': 'no', '2026-03-09': 'yes', '2026-03-09T00:00:00Z': 'no' }],
  ])('a timestamp is %s where requiresTimeZoneConversion is %s', (_name, requiresTimeZoneConversion, expected) => {
    const timestamp = Date.parse('2026-03-08T12:00:00Z');
    const noon = and(
      property('p', {
        operationType: 'DATETIME',
        operator: 'IS_AFTER',
        timestamp: timestamp + 43_199_999,
        requiresTimeZoneConversion,
      }),
    );
    for (const [p, answer] of Object.entries(expected))
      expect([p, ask(noon, { properties: { p } }, at)]).toEqual([p, answer]);
  });

  test('a midnight of a date property is a day, of a datetime property an instant', () => {
    const definition = and(between('p', onDay(2026, 3, 8), onDay(2026, 3, 8, { hour: 23, minute: 59 })));
    const say = (type: string) =>
      ask(definition, { properties: { p: '1772928000000' } }, { ...at, properties: { p: { label: 'P', type } } });
    expect([say('date'), say('datetime')]).toEqual(['yes', 'no']);
  });
});
