import { expect, test } from 'vitest';
import { orgOf } from '../../../lib/connections/salesforce';
import { apiHostFrom } from '../../../lib/connections/salesforce-host';
import type { ApiError } from '../../../lib/http/errors';
import { createT } from '../../../lib/ui/i18n';
import { failureText } from '../../../lib/ui/text/sentences';

test.each([
  ['acme', 'acme.my.salesforce.com'],
  [' ACME.my.salesforce.com ', 'acme.my.salesforce.com'],
  ['https://acme.lightning.force.com/lightning/r/Contact/0035g00000abcdeAAA/view', 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.lightning.force.com', 'acme--uat.sandbox.my.salesforce.com'],
  ['https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home', 'acme.my.salesforce.com'],
  ['acme.develop.my.salesforce.com/x', 'acme.develop.my.salesforce.com'],
  ['acme.my.salesforce.mil', 'acme.my.salesforce.mil'],
])('%s means %s', (text, host) => expect(apiHostFrom(text)).toBe(host));

test.each([
  ['', 'HOST_EMPTY'],
  ['https://login.salesforce.com/', 'HOST_LOGIN'],
  ['test.salesforce.com', 'HOST_LOGIN'],
  ['acme.example.org', 'HOST_SHAPE'],
  ['https://acme.my.salesforce.com.evil.example', 'HOST_SHAPE'],
  ['not a host', 'HOST_SHAPE'],
  ['acme.lightning.force.com.mcas.ms', 'HOST_PROXY'],
])('%s is refused as %s, in words of both languages', (text, code) => {
  let failure: ApiError | null = null;
  try {
    apiHostFrom(text);
  } catch (error) {
    failure = error as ApiError;
  }
  expect([failure?.kind, failure?.details.code]).toEqual(['invalid', code]);
  for (const locale of ['en', 'de'] as const) {
    const sentence = failureText({ kind: 'invalid', service: 'salesforce', ...failure?.details }, createT(locale));
    expect(sentence).toMatch(/[a-zäöü]{3}.*\.$/);
    expect(sentence).not.toMatch(/[{}]|failure\./);
  }
});

test('the org of a session stands before its exclamation mark', () => {
  expect(orgOf('00D5g0000008abc!AQ4AQ')).toMatch(/^00D5g0000008abc[A-Z0-5]{3}$/);
  expect([orgOf('nothing'), orgOf('!x'), orgOf('short!x')]).toEqual([null, null, null]);
});
