import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkNames as backgroundChecks } from '../../../lib/health/checks';
import { jobsAlarm } from '../../../lib/jobs/alarm';
import { diagnostics, type Known } from '../../../lib/ui/health/diagnostics';
import { alarmNames, checkNames } from '../../../lib/ui/health/names';
import { codeOf } from '../../../lib/ui/health/safe';
import { watchAlarm } from '../../../lib/watch/alarm';

const at = Date.UTC(2026, 10, 3, 9);
/** A portal in use, with something in every place from which a diagnosis is taken. */
const known = {
  at,
  version: '0.1.0',
  browser: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  grants: {
    hubspot: true,
    pages: false,
    withheld: ['acme.lightning.force.com'],
    salesforce: true,
    notifications: false,
    kept: false,
    used: 4_000_000,
  },
  settings: {
    revision: 7,
    setAside: false,
    environment: { portalId: '4711', orgId: '00D5g000004abcdEAA' },
    hubspot: {
      portalId: '4711',
      accountType: 'STANDARD',
      uiDomain: 'app-eu1.hubspot.com',
      scopes: [{ name: 'crm.objects.contacts.read', granted: true, buys: 'verdict' }],
      subscription: 'professional-or-more',
    },
    salesforce: {
      host: 'acme.my.salesforce.com',
      orgId: '00D5g000004abcdEAA',
      userName: 'Avery Admin',
      clientId: null,
      way: 'browser',
      state: 'ok',
    },
    segment: { id: '12', name: 'Customers', size: 3, processingType: 'DYNAMIC', disabled: null },
    settings: {
      segment: { mode: 'segment', id: '12' },
      createFromSalesforce: true,
      createFromHubspot: null,
      mapping: [{ property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' }],
      mappingConfirmed: true,
      triggerProperty: 'synclens_resync',
      triggerProven: true,
      touchField: null,
      touchProven: false,
      resyncMethod: 'trigger-property',
      lookIntervalMinutes: 15,
      theme: 'dark',
    },
    lastRealityCheck: null,
  },
  health: {
    at,
    tokenSince: at - 1000,
    alarms: [{ name: 'watch', next: at + 1000 }],
    turns: {
      hubspot: { at, failure: { kind: 'expired', service: 'hubspot', code: 'INVALID_AUTHENTICATION' } },
      watch: { at, failure: null },
    },
    failures: [
      {
        at,
        times: 2,
        kind: 'forbidden',
        service: 'hubspot',
        code: 'MISSING_SCOPES',
        route: 'GET /crm/v3/objects/contacts/{id}',
        missingScopes: ['crm.objects.contacts.read'],
      },
    ],
  },
  quota: {
    hubspot: {
      day: { used: 9, limit: 250_000, at },
      renewsAt: null,
      failure: null,
      hours: [{ hour: at, by: { badge: 3 } }],
    },
    salesforce: { day: null, renewsAt: null, failure: null, hours: [{ hour: at, by: { 'resync-many': 2 } }] },
  },
  jobs: [{ id: 'a', kind: 'resync-many', state: 'done', subject: 'Customers' }],
} as unknown as Known;

test('a diagnosis says what is connected, chosen, failed, called and done', () => {
  const text = diagnostics(known);
  for (const said of [
    'Chrome/156',
    'Linux',
    '4711',
    '00D5g000004abcdEAA',
    '+ crm.objects.contacts.read',
    'trigger-property',
    'INVALID_AUTHENTICATION',
    'GET /crm/v3/objects/contacts/{id}',
    'MISSING_SCOPES',
    '"badge": 3',
    '"resync-many, done": 1',
  ])
    expect(text).toContain(said);
  expect(text).not.toMatch(/"\?"|acme|Avery|Customers|jobtitle|Title|synclens_resync/);
});

const letters = (from: string) => fc.string({ unit: fc.constantFrom(...from), minLength: 4, maxLength: 10 });
const name = fc.oneof(
  fc.constantFrom(
    'Ada Lovelace',
    'Charles Babbage',
    'Jürgen Groß',
    'O’Neill',
    'Lovelace',
    'lovelace',
    'LOVELACE',
    'Łukasz',
  ),
  fc.tuple(letters('abcdefghijkl'), letters('mnopqrstuvwxyzäöü')).map(([first, last]) => `${first} ${last}`),
);
const email = fc.tuple(letters('abcdefg'), letters('hijklmn')).map(([who, where]) => `${who}@${where}.example`);
const hex = letters('0123456789abcdef');
const token = fc.oneof(
  fc.uuid().map((one) => `pat-eu1-${one}`),
  hex.map((one) => `00D5g000004abcd!AQ4OA.${one}`),
  hex.map((one) => `5Aep861${one}`),
  hex.map((one) => `3MVG9${one}`),
  hex.map((one) => `Bearer ${one}`),
);
const poison = fc.oneof(name, email, token);

/** The same with the poison in some of its texts and keys: instead of what stood there, before it, or behind it. */
function poisoned(value: unknown, word: () => string, chance: () => number): unknown {
  const put = (text: string) => {
    const how = chance();
    return how === 0
      ? word()
      : how === 1
        ? `${word()} ${text}`
        : how === 2
          ? `${text}/${word()}`
          : how === 3
            ? `${text}${word()}`
            : text;
  };
  if (typeof value === 'string') return put(value);
  if (Array.isArray(value)) return value.map((one) => poisoned(one, word, chance));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      // The keys of these are data.
      key === 'badge' || key === 'watch' ? put(key) : key,
      poisoned(one, word, chance),
    ]),
  );
}

describe('of tokens, addresses and names', () => {
  test('nothing comes into a diagnosis, wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.array(poison, { minLength: 1, maxLength: 6 }),
        fc.array(fc.nat(5), { minLength: 7, maxLength: 40 }),
        (words, chances) => {
          let n = 0;
          const given = poisoned(
            known,
            () => words[n++ % words.length] ?? '',
            () => chances[n++ % chances.length] ?? 0,
          );
          const text = diagnostics(given as Known).toLowerCase();
          for (const one of words) expect(text).not.toContain(one.toLowerCase());
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('every code that SyncLens gives itself is told', () => {
  const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const codes = sources.flatMap((file) =>
    [...readFileSync(`lib/${file}`, 'utf8').matchAll(/\bcode: '([A-Z_]+)'/g)].map(([, code = '']) => code),
  );
  expect(codes.length).toBeGreaterThan(20);
  expect(codes.filter((code) => codeOf(code) !== code)).toEqual([]);
});

test('the names of checks and alarms are those of the background', () => {
  expect(checkNames).toEqual(backgroundChecks);
  const source = readFileSync('entrypoints/background.ts', 'utf8');
  const bound = [...source.matchAll(/\bname: (?:'([\w-]+)'|(jobsAlarm|watchAlarm))/g)].map(
    ([, name, constant]) => name ?? (constant === 'jobsAlarm' ? jobsAlarm : watchAlarm),
  );
  expect(bound.length).toBeGreaterThan(3);
  expect([...alarmNames].sort()).toEqual(bound.sort());
});
