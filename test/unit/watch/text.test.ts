import { expect, test } from 'vitest';
import { createT } from '../../../lib/ui/i18n';
import { createWatchT } from '../../../lib/ui/i18n-watch';
import { eventText } from '../../../lib/ui/text/watch';
import { type EventCode, eventCodes } from '../../../lib/watch/types';

const people = ['Ada', 'Bob', 'Cem', 'Dua', 'Eva'].map((name, n) => ({ id: String(n), name }));
const full = { segment: 'S', size: 3, by: '7', version: 2, from: 1, to: 2, newestSyncAt: 0, count: 5, kind: 'expired' };
const event = (code: EventCode, params: Record<string, string | number | null> = full) => ({
  code,
  params,
  people,
  number: 1,
  at: 0,
});

test.each(['en', 'de'] as const)(
  'every event has a sentence in %s, also where HubSpot does not say who or how many',
  (locale) => {
    const t = createWatchT(locale, 'UTC');
    for (const code of eventCodes)
      for (const missing of [[], ['by'], ['size'], ['segment', 'size']]) {
        const params = { ...full, ...Object.fromEntries(missing.map((name) => [name, null])) };
        expect(eventText(event(code, params), t)).not.toMatch(/watch\.|\{\w+\}/);
      }
    expect(eventText(event('edited', { ...full, by: null }), t)).not.toContain('–');
  },
);

test('three are named, the others counted', () => {
  expect(eventText(event('dropped'), createT('en', 'UTC'))).toBe(
    'Ada, Bob, Cem, and 2 more synced lately and have left the segment.',
  );
});
