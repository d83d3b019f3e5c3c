import { expect, test } from 'vitest';
import { standingOf, standingOfOrg, standingOfPortal } from '../../../lib/records/standing';

test.each([
  ['STANDARD', 'production'],
  ['SANDBOX', 'sandbox'],
  ['DEVELOPER_TEST', 'sandbox'],
  ['APP_DEVELOPER', 'sandbox'],
  // What nobody knows may be the real one.
  ['SOMETHING_NEW', 'production'],
] as const)('a portal of type %s counts as %s', (type, standing) => {
  expect(standingOfPortal(type)).toBe(standing);
});

test.each([
  ['acme.my.salesforce.com', undefined, 'production'],
  ['acme.my.salesforce.com', false, 'production'],
  ['acme.my.salesforce.com', true, 'sandbox'],
  ['acme--full.sandbox.my.salesforce.com', undefined, 'sandbox'],
  ['acme--full.sandbox.my.salesforce.com', false, 'sandbox'],
  ['acme-dev-ed.develop.my.salesforce.com', false, 'sandbox'],
  ['acme.scratch.my.salesforce.com', undefined, 'sandbox'],
  // A My Domain may be called so.
  ['sandbox.my.salesforce.com', false, 'production'],
] as const)('the org %s that says sandbox: %s counts as %s', (host, says, standing) => {
  expect(standingOfOrg(host, says)).toBe(standing);
});

const real = { host: 'acme.my.salesforce.com', isSandbox: false };
const trial = { host: 'acme--x.sandbox.my.salesforce.com', isSandbox: true };
test.each([
  ['STANDARD', real, 'production', null],
  ['STANDARD', null, 'production', null],
  ['SANDBOX', trial, 'sandbox', null],
  ['SANDBOX', null, 'sandbox', null],
  ['STANDARD', trial, 'production', 'production-portal'],
  ['SANDBOX', real, 'production', 'production-org'],
] as const)('a portal %s with %j is %s, mixed: %s', (type, org, standing, mixed) => {
  expect(standingOf(type, org)).toEqual({ standing, mixed });
});
