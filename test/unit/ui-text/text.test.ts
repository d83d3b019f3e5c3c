import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide } from '../../../lib/eligibility/decide';
import { becauses } from '../../../lib/eligibility/overwrite/field';
import { gapCodes, statuses, warningCodes } from '../../../lib/eligibility/types';
import { createT, dictionaryOf, localeOf } from '../../../lib/ui/i18n';
import { badgeView } from '../../../lib/ui/text/badge';
import { failureText, reasonText, warningText } from '../../../lib/ui/text/sentences';
import { troubleText } from '../../../lib/ui/text/trouble';
import { anyFacts, anySettings } from '../eligibility/arbitrary';
import * as f from '../eligibility/facts';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((one) => one[1]).sort();

test('whatever the verdict says, there is a sentence for it, with nothing left open', () => {
  const t = createT('en', 'UTC');
  fc.assert(
    fc.property(anyFacts, anySettings, (facts, settings) => {
      const { reasons, warnings, refusal } = decide(facts, settings);
      for (const one of refusal ? [...reasons, refusal] : reasons)
        expect(reasonText(one, t)).not.toMatch(/^reason\.|\{\w+\}/);
      for (const one of warnings) expect(warningText(one, t)).not.toMatch(/^warning\.|\{\w+\}/);
    }),
    { numRuns: 2000 },
  );
});

test.each(['en', 'de'] as const)('a scope that HubSpot does not name leaves no hole in the sentence (%s)', (locale) => {
  const t = createT(locale, 'UTC');
  const failure = { kind: 'forbidden', service: 'hubspot' } as const;
  for (const missingScopes of [undefined, []])
    for (const text of [
      failureText({ ...failure, missingScopes }, t),
      troubleText({ ...failure, missingScopes }, t, 'builder'),
    ])
      expect(text).not.toMatch(/: ?\.|\{\w+\}|^reason/);
  expect(failureText({ ...failure, missingScopes: ['crm.lists.read'] }, t)).toContain('crm.lists.read');
});

test.each(['en', 'de'] as const)('who forbids it is said, wherever it is read (%s)', (locale) => {
  const t = createT(locale, 'UTC');
  const failure = { kind: 'forbidden', service: 'salesforce', words: 'acme.my.salesforce.com' } as const;
  for (const code of ['HOST_NOT_ALLOWED', 'MANAGED_HOST'])
    for (const area of ['options.salesforce', 'quota', 'builder', 'popup'])
      expect(troubleText({ ...failure, code }, t, area)).toBe(failureText({ ...failure, code }, t));
  expect(failureText({ ...failure, code: 'HOST_NOT_ALLOWED' }, t)).toContain(failure.words);
  // On the health page the permission stands below, and what was kept of a try names no host.
  for (const service of ['hubspot', 'salesforce'] as const)
    expect(troubleText({ kind: 'forbidden', service, code: 'HOST_NOT_ALLOWED' }, t, 'health')).toMatch(
      /reach this host\. Allow it below|diesem Host\. Erlauben Sie es unten/,
    );
  expect(troubleText(failure, t, 'options.salesforce')).toBe(t('options.salesforce.error.forbidden'));
});

describe('the two languages', () => {
  test('have the same keys and the same placeholders', () => {
    const [en, de] = [dictionaryOf('en'), dictionaryOf('de')];
    expect(Object.keys(de)).toEqual(Object.keys(en));
    for (const key of Object.keys(en))
      expect([key, placeholders(de[key] ?? '')]).toEqual([key, placeholders(en[key] ?? '')]);
  });

  test.each([
    ...statuses.map((one) => `status.${one}`),
    ...gapCodes.map((one) => `reason.gap.${one}`),
    ...warningCodes.map((one) => `warning.${one}`),
    ...becauses.map((one) => `why.overwrite.because.${one}`),
  ])('have words for %s', (key) => expect(createT('en').has(key)).toBe(true));

  test('have a sentence for every reason that the verdict can give', () => {
    const folder = join(import.meta.dirname, '../../../lib/eligibility');
    const source = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    const codes = [...source.matchAll(/reason\(\s*(?:null|'R\d+')\s*,\s*'([^']+)'/g)].map((one) => one[1]);
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !createT('en').has(`reason.${code}`))).toEqual([]);
  });
});

test('a language that is not ours is served in English', () => {
  expect(['de-AT', 'de', 'en-US', 'fr'].map(localeOf)).toEqual(['de', 'de', 'en', 'en']);
});

test('times are written in the words of the language', () => {
  expect(createT('de', 'UTC')('reason.synced', { lastSyncAt: f.now })).toContain('03.11.2026, 12:00');
  expect(createT('en', 'UTC')('reason.synced', { lastSyncAt: f.now })).toContain('3 Nov 2026, 12:00');
});

test('a badge has a word, an icon, a line with the time of its facts, and a name', () => {
  const view = badgeView(decide(f.facts({ contact: f.synced() }), f.settings()), createT('en', 'UTC'));
  expect(view).toMatchObject({
    tone: 'green',
    icon: 'check',
    word: 'In sync',
    label: 'SyncLens: In sync. Open details',
  });
  expect(view.line).toContain('As of 3 Nov 2026, 12:00');
});
