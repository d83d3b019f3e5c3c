import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noteDate } from '../../../lib/http/clock';
import { nextMidnight } from '../../../lib/http/midnight';
import { dayAnew } from '../../../lib/hubspot/day';

const minute = 60_000;

test('the day of calls begins anew at HubSpot’s midnight, told by our clock however wrong that is', () => {
  const any = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) });
  fc.assert(
    fc.property(any, fc.integer({ min: -2000, max: 2000 }), (server, ahead) => {
      const now = Math.floor(server / 1000) * 1000 + 500;
      const local = now + ahead * minute;
      noteDate('api.hubapi.com', new Date(now).toUTCString(), local);
      expect(dayAnew(local, 'Europe/Berlin') - ahead * minute).toBe(nextMidnight(now, 'Europe/Berlin'));
    }),
  );
});

test('ten minutes before that midnight, by a clock an hour ahead, the wait is ten minutes and not a day', () => {
  const server = Date.parse('2026-11-03T22:50:00Z');
  const local = server + 60 * minute;
  noteDate('api.hubapi.com', new Date(server).toUTCString(), local);
  expect(dayAnew(local, 'Europe/Berlin') - local).toBeLessThanOrEqual(11 * minute);
});
