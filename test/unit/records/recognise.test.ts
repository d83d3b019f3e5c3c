import { expect, test } from 'vitest';
import { keyName, recognise } from '../../../lib/records/recognise';

const home = { portalId: '24000001', apiHost: 'acme.my.salesforce.com' };
const lead = '00QAB00000CDEFGHIJ';

test.each([
  ['ada@acme.example', { kind: 'email', email: 'ada@acme.example' }],
  ['  Ada Lovelace <Ada@acme.example> ', { kind: 'email', email: 'Ada@acme.example' }],
  ['mailto:o’hara@acme.example', { kind: 'email', email: 'o’hara@acme.example' }],
  ['"o\'hara+x@acme.co.uk"', { kind: 'email', email: "o'hara+x@acme.co.uk" }],
  ['\u200bada@acme.example\u00a0\ufeff', { kind: 'email', email: 'ada@acme.example' }],
  ['="003AB00000CDEFG"', { kind: 'salesforce', object: 'Contact', id: '003AB00000CDEFGYA5' }],
  ['70000000123.0', { kind: 'hubspot', id: '70000000123' }],
  ['70000000123', { kind: 'hubspot', id: '70000000123' }],
  ['003AB00000CDEFG', { kind: 'salesforce', object: 'Contact', id: '003AB00000CDEFGYA5' }],
  ['003ab00000cdefgya5', { kind: 'salesforce', object: 'Contact', id: '003AB00000CDEFGYA5' }],
  ['https://app-eu1.hubspot.com/contacts/24000001/record/0-1/51?x=1', { kind: 'hubspot', id: '51' }],
  ['http://app.hubspot.com/contacts/24000001/contact/51', { kind: 'hubspot', id: '51' }],
  [
    'https://acme.lightning.force.com/lightning/r/Contact/003AB00000CDEFGYA5/view',
    { kind: 'salesforce', object: 'Contact', id: '003AB00000CDEFGYA5' },
  ],
])('%s is whom it names', (text, key) => {
  expect(recognise(text, home)).toEqual(key);
});

test.each([
  ['', 'empty'],
  [' "" ', 'empty'],
  ['ada@acme', 'not-an-address'],
  ['a@b@c.de', 'not-an-address'],
  ['ada@acme.example; bob@acme.example', 'not-an-address'],
  ['Ada Lovelace', 'not-an-id'],
  ['7,0000000123E+10', 'rounded'],
  ['7.00E+10', 'rounded'],
  [lead, 'not-an-id'],
  ['001AB00000CDEFG', 'other-object'],
  ['https://app.hubspot.com/contacts/1/record/0-1/51', 'other-portal'],
  ['https://app.hubspot.com/contacts/24000001/record/0-2/51', 'other-object'],
  ['https://app.hubspot.com/contacts/24000001/objects/0-1/views/all/list', 'no-record'],
  ['https://other.lightning.force.com/lightning/r/Contact/003AB00000CDEFGYA5/view', 'other-org'],
  ['https://example.com/', 'no-record'],
])('%s names nobody: %s', (text, code) => {
  expect(recognise(text, home)).toBe(code);
});

test('an id of Salesforce needs a paired org', () => {
  expect(recognise('003AB00000CDEFG', { ...home, apiHost: null })).toBe('no-salesforce');
});

test('the same person in other letters has one name', () => {
  const name = (text: string) => {
    const key = recognise(text, home);
    return typeof key === 'string' ? key : keyName(key);
  };
  expect(name('ADA@acme.example')).toBe(name('Ada <ada@Acme.example>'));
  expect(name('003AB00000CDEFG')).toBe(name('003ab00000cdefgya5'));
  expect(name('51')).toBe(name('https://app.hubspot.com/contacts/24000001/record/0-1/51'));
});
