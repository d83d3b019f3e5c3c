import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress } from '../../../lib/records/address';
import { to18 } from '../../../lib/records/ids';

const contact15 = '0035g00000AbCdE';
const contact18 = to18(contact15) ?? '';
const lead18 = to18('00Q5g00000XyZaB') ?? '';

describe('an address of HubSpot', () => {
  test.each([
    ['https://app.hubspot.com/contacts/123/record/0-1/456', 'contact'],
    ['https://app-eu1.hubspot.com/contacts/123/record/0-1/456/', 'contact'],
    ['https://app-na2.hubspot.com/contacts/123/record/0-1/456?interaction=note#x', 'contact'],
    ['https://app.hubspot.com/contacts/123/contact/456', 'contact'],
    ['https://app.hubspot.com/contacts/123/record/0-1/456/view/1?tab=2', 'contact'],
    ['https://app.hubspot.com/contacts/123/company/456', 'company'],
    ['https://app.hubspot.com/contacts/123/record/0-2/456', 'company'],
    ['https://app.hubspot.com/contacts/123/record/0-5/456', 'ticket'],
    ['https://app.hubspot.com/contacts/123/record/2-88/456', 'other'],
  ])('%s is a %s', (url, object) => {
    expect(parseAddress(url)).toMatchObject({
      kind: 'record',
      ref: { crm: 'hubspot', portalId: '123', id: '456', object },
    });
  });

  test('the index of contacts is a list', () => {
    expect(parseAddress('https://app.hubspot.com/contacts/123/objects/0-1/views/all/list')).toMatchObject({
      kind: 'list',
    });
  });

  test.each([
    'https://www.hubspot.com/contacts/123/record/0-1/456',
    'https://app.hubspot.com.evil.example/contacts/123/record/0-1/456',
    'http://app.hubspot.com/contacts/123/record/0-1/456',
    'https://app.hubspot.com/contacts/abc/record/0-1/456',
    'https://app.hubspot.com/contacts/123/record/0-1/new',
    'https://app.hubspot.com/home',
    'about:blank',
    '',
  ])('%s is none of ours', (url) => {
    expect(parseAddress(url)).toEqual({ kind: 'none' });
  });
});

describe('an address of Salesforce', () => {
  test.each([
    [`https://acme.lightning.force.com/lightning/r/Contact/${contact18}/view`, 'Contact', contact18],
    [`https://acme.lightning.force.com/lightning/r/${contact15}/view`, 'Contact', contact18],
    [`https://acme.lightning.force.com/lightning/r/Lead/${lead18}/edit`, 'Lead', lead18],
    [`https://acme.lightning.force.com/lightning/r/Contact/${contact18}/related/Cases/view`, 'Contact', contact18],
    [
      `https://acme.lightning.force.com/lightning/r/Contact/${contact18}/view?ws=%2Flightning%2Fr%2FLead%2F${lead18}`,
      'Contact',
      contact18,
    ],
    [`https://acme.my.salesforce.com/${contact15}`, 'Contact', contact18],
  ])('%s is a %s', (url, object, id) => {
    expect(parseAddress(url)).toMatchObject({
      kind: 'record',
      ref: { crm: 'salesforce', object, id, apiHost: 'acme.my.salesforce.com' },
    });
  });

  test.each([
    ['acme--dev.sandbox.lightning.force.com', 'acme--dev.sandbox.my.salesforce.com'],
    ['acme-dev-ed.develop.lightning.force.com', 'acme-dev-ed.develop.my.salesforce.com'],
    ['acme.scratch.lightning.force.com', 'acme.scratch.my.salesforce.com'],
    ['acme.lightning.force.mil', 'acme.my.salesforce.mil'],
    ['acme.lightning.force.com.mcas.ms', 'acme.my.salesforce.com.mcas.ms'],
  ])('%s is served by %s', (host, apiHost) => {
    expect(parseAddress(`https://${host}/lightning/r/Lead/${lead18}/view`)).toMatchObject({ ref: { apiHost } });
  });

  test.each([
    'https://acme.lightning.force.com/lightning/r/Contact/0035g00000AbCdEXXX/view',
    'https://acme.lightning.force.com/lightning/r/Opportunity/0065g00000AbCdE/view',
    'https://acme.lightning.force.com/lightning/page/home',
    'https://login.salesforce.com/0035g00000AbCdE',
    'https://acme.force.com/0035g00000AbCdE',
  ])('%s is none of ours', (url) => {
    expect(parseAddress(url)).toEqual({ kind: 'none' });
  });
});

test('no text makes the parser throw', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => parseAddress(text).kind.length > 0));
});
