import { expect, test } from 'vitest';
import type { SeenRow } from '../../../lib/taken/mapping';
import { type Catalogue, matchRow } from '../../../lib/taken/match';

const catalogue: Catalogue = {
  properties: [
    { name: 'jobtitle', label: 'Job title' },
    { name: 'city', label: 'City' },
    { name: 'twin_1', label: 'Twin' },
    { name: 'twin_2', label: 'Twin' },
  ],
  lead: [
    { name: 'Title', label: 'Title' },
    { name: 'City', label: 'City' },
  ],
  contact: [
    { name: 'Title', label: 'Title' },
    { name: 'MailingCity', label: 'Mailing City' },
  ],
};
const seen = (more: Partial<SeenRow>): SeenRow => ({
  property: ['Job title'],
  lead: ['Title'],
  contact: ['Title'],
  rule: 'two-way',
  ...more,
});

test.each<[string, Partial<SeenRow>, unknown]>([
  ['by labels', {}, { row: { property: 'jobtitle', leadField: 'Title', contactField: 'Title', rule: 'two-way' } }],
  [
    'by names, in any case',
    { property: ['?', 'JOBTITLE'], lead: ['title'], contact: [] },
    { row: { property: 'jobtitle', leadField: 'Title', contactField: null, rule: 'two-way' } },
  ],
  [
    'a field that one object has alone',
    { property: ['City'], lead: ['MailingCity'], contact: ['MailingCity'] },
    { row: { property: 'city', leadField: null, contactField: 'MailingCity', rule: 'two-way' } },
  ],
  ['a property that nobody knows', { property: ['Shoe size'] }, { unknown: 'Shoe size' }],
  ['a label that two have', { property: ['Twin'] }, { unknown: 'Twin' }],
  ['a field that nobody knows', { lead: ['Nope__c'], contact: ['Nope__c'] }, { unknown: 'Nope__c' }],
  ['a field of leads beside one of contacts that nobody knows', { contact: ['Nope__c'] }, { unknown: 'Nope__c' }],
  ['a field of contacts beside one of leads that nobody knows', { lead: ['Nope__c'] }, { unknown: 'Nope__c' }],
  ['markup', { property: ['<img src=x onerror=alert(1)>'] }, { unknown: '<img src=x onerror=alert(1)>' }],
])('%s', (_name, more, expected) => {
  expect(matchRow(seen(more), catalogue)).toEqual(expected);
});

test('where the accounts could not be asked nothing is taken', () => {
  expect(matchRow(seen({}), { properties: null, lead: null, contact: null })).toEqual({ unknown: 'Job title' });
  expect(matchRow(seen({}), { ...catalogue, lead: null, contact: null })).toEqual({ unknown: 'Title' });
});
