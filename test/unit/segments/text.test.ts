import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { smallestChange } from '../../../lib/segments/change/smallest';
import { compile } from '../../../lib/segments/compile';
import { elsewhere, parseDefinition } from '../../../lib/segments/definition';
import { type Explained, explain, sentenceOf } from '../../../lib/segments/explain';
import { families } from '../../../lib/segments/operations';
import { parsers } from '../../../lib/segments/time/points';
import { references, weekdays } from '../../../lib/segments/time/references';
import { traceOf } from '../../../lib/segments/trace';
import { type JsonObject, whys } from '../../../lib/segments/types';
import { createT } from '../../../lib/ui/i18n';
import { instructionText } from '../../../lib/ui/text/change';
import { cannotText, sentenceText, shownText } from '../../../lib/ui/text/why';
import { anyContact, anyDefinition } from './arbitrary';
import {
  and,
  anyOf,
  between,
  indexed,
  inLastDays,
  inList,
  moment,
  noneOf,
  number,
  onDay,
  property,
  text,
  texts,
} from './make';

const en = createT('en', 'UTC');
const de = createT('de', 'UTC');
const names = {
  properties: {
    stage: {
      label: 'Lifecycle stage',
      type: 'enumeration',
      options: [
        { value: 'mql', label: 'Marketing qualified lead' },
        { value: 'customer', label: 'Customer' },
      ],
    },
    due: { label: 'Renewal date', type: 'date' },
  },
  lists: { '7': 'Partners' },
};

const say = (filter: JsonObject, t = en) => {
  const node = parseDefinition(and(filter));
  return node.kind === 'branch' && node.children[0] ? sentenceText(sentenceOf(node.children[0], names), t) : '';
};

test.each<[JsonObject, string, string]>([
  [
    anyOf('stage', 'mql', 'customer'),
    'Lifecycle stage is any of Marketing qualified lead or Customer',
    'Lifecycle stage ist Marketing qualified lead oder Customer',
  ],
  [
    noneOf('stage', true, 'mql'),
    'Lifecycle stage is none of Marketing qualified lead',
    'Lifecycle stage ist nicht Marketing qualified lead',
  ],
  [text('city', 'STARTS_WITH', 'Ber'), 'city starts with Ber', 'city beginnt mit Ber'],
  [
    texts('email', 'CONTAINS', '@a.org', '@b.org'),
    'email contains any of @a.org or @b.org',
    'email enthält eines von @a.org oder @b.org',
  ],
  [number('score', 'IS_GREATER_THAN', 1200), 'score is greater than 1,200', 'score ist größer als 1.200'],
  [inLastDays('due', 3), 'Renewal date is less than 3 days ago', 'Renewal date liegt weniger als 3 Tage zurück'],
  [inLastDays('due', 1), 'Renewal date is less than 1 day ago', 'Renewal date liegt weniger als 1 Tag zurück'],
  [
    between('due', onDay(2026, 3, 11), onDay(2026, 3, 11, { hour: 23, minute: 59 })),
    'Renewal date is on 11 Mar 2026',
    'Renewal date ist am 11.03.2026',
  ],
  [
    between('due', indexed('NOW'), indexed('TODAY', { days: 30 })),
    'Renewal date is less than 30 days from now',
    'Renewal date liegt weniger als 30 Tage voraus',
  ],
  [
    between('due', indexed('WEEK', {}, { dayOfWeek: 'MONDAY' }), indexed('TODAY', { weeks: 2 })),
    'Renewal date is between Monday of this week and 2 weeks after today',
    'Renewal date liegt zwischen Montag dieser Woche und 2 Wochen nach heute',
  ],
  [
    inLastDays('due', 3).operation
      ? between('due', indexed('TODAY', { days: -3 }), indexed('NOW'), { propertyParser: 'UPDATED_AT' })
      : {},
    'The last update of Renewal date is less than 3 days ago',
    'Die letzte Änderung von Renewal date liegt weniger als 3 Tage zurück',
  ],
  [
    property('due', {
      operationType: 'CALENDAR_DATE',
      operator: 'IN_LAST_TIME_UNIT',
      timeUnit: 'QUARTER',
      timeUnitCount: 2,
    }),
    'Renewal date is in the last 2 quarters',
    'Renewal date liegt im letzten Zeitraum (2 Quartale)',
  ],
  [inList('7'), 'Member of segment Partners', 'Mitglied im Segment Partners'],
  [inList('8', 'NOT_IN_LIST'), 'Not a member of segment 8', 'Kein Mitglied im Segment 8'],
  [{ filterType: 'PAGE_VIEW' }, 'Page views', 'Seitenaufrufe'],
  [{ filterType: 'MAGIC' }, 'A filter of a kind unknown here: MAGIC', 'Ein hier unbekannter Filter: MAGIC'],
])('%j is said as %s', (filter, english, german) => {
  expect([say(filter, en), say(filter, de)]).toEqual([english, german]);
});

test('the contact’s own value stands beside the criterion', () => {
  const definition = parseDefinition(and(anyOf('stage', 'mql'), inLastDays('due', 3), anyOf('city', 'x')));
  const trace = traceOf(compile(definition, moment), {
    properties: { stage: 'customer;mql', due: '2026-11-20', city: null },
  });
  const shown = explain(trace, names).children.map((one) => one.values.map((value) => shownText(value, en)).join());
  expect(shown).toEqual([
    'Lifecycle stage: Customer or Marketing qualified lead',
    'Renewal date: 20 Nov 2026',
    'city: no value',
  ]);
});

describe('in both languages', () => {
  test.each([en, de].map((t) => ({ t, locale: t.locale })))(
    '$locale has a sentence for everything that can be said',
    ({ t }) => {
      const counted = (key: string) => t.has(key) || (t.has(`${key}_one`) && t.has(`${key}_other`));
      const keys = [
        ...families.flatMap((family) => family.operators.map((operator) => `why.op.${family.type}.${operator}`)),
        ...whys.map((why) => `why.cannot.${why}`),
        ...elsewhere.map((name) => `why.what.${name}`),
        ...parsers.map((parser) => `why.point.property.${parser}`),
        ...Object.keys(references).map((name) => `why.point.${name}`),
        ...weekdays.map((day) => `why.point.WEEK.${day}`),
      ];
      expect(keys.filter((key) => !counted(key))).toEqual([]);
    },
  );

  test('whatever a definition asks and a change demands, nothing is left open', () => {
    const lines = (one: Explained): Explained[] => [one, ...one.children.flatMap(lines)];
    fc.assert(
      fc.property(anyDefinition, anyContact, (definition, contact) => {
        const bound = compile(parseDefinition(definition), moment);
        for (const t of [en, de]) {
          const said = lines(explain(traceOf(bound, contact), names)).flatMap((one) => [
            sentenceText(one.sentence, t),
            ...one.values.map((value) => shownText(value, t)),
            ...(one.cannot ? [cannotText(one.cannot, t)] : []),
          ]);
          const change = smallestChange(bound, contact, { moment, rules: { p: 'always-salesforce' }, linked: true });
          for (const one of [...said, ...(change?.instructions ?? []).map((step) => instructionText(step, names, t))])
            expect(one).not.toMatch(/why\.|\{\w+\}|\[object|undefined/);
        }
      }),
      { numRuns: 400 },
    );
  });
});
