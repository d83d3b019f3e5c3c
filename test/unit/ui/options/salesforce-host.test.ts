import { expect, test } from 'vitest';
import { readSalesforceHost } from '../../../../lib/ui/options/salesforce-host';

test.each([
  ['https://acme.lightning.force.com/lightning/page/home', 'acme.my.salesforce.com'],
  ['  ACME.my.salesforce.com ', 'acme.my.salesforce.com'],
  ['acme--sbx.sandbox.lightning.force.com/lightning/r/00Q/view', 'acme--sbx.sandbox.my.salesforce.com'],
  ['https://acme.my.salesforce-setup.com/lightning/setup/SetupOneHome/home', 'acme.my.salesforce.com'],
  ['acme.my.salesforce.mil', 'acme.my.salesforce.mil'],
])('%s is the org of %s', (typed, host) => {
  expect(readSalesforceHost(typed)).toEqual({ ok: true, host });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['https://login.salesforce.com', 'login-page'],
  ['test.salesforce.com/?un=x', 'login-page'],
  ['https://acme.lightning.force.com.mcas.ms/lightning', 'proxied'],
  ['https://acme.my.salesforce.com.evil.example', 'not-salesforce'],
  ['app.hubspot.com', 'not-salesforce'],
  ['not an address', 'not-salesforce'],
])('%s is refused as %s', (typed, problem) => {
  expect(readSalesforceHost(typed)).toEqual({ ok: false, problem });
});
