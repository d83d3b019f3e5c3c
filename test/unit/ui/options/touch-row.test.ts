import { expect, test } from 'vitest';
import type { MappingRow } from '../../../../lib/eligibility/types';
import { touchRow } from '../../../../lib/ui/options/touch-row';

const row = (property: string, leadField: string | null, contactField = leadField): MappingRow => ({
  property,
  leadField,
  contactField,
  rule: 'always-salesforce',
});
const phone = row('phone', 'Phone');

test.each([
  ['a new property becomes a row', [phone], 'touched', [phone, { ...row('touched', 'T__c'), rule: 'two-way' }]],
  ['a property that is mapped keeps its rule', [row('touched', null)], 'touched', [row('touched', 'T__c')]],
  [
    'another property takes its place',
    [row('old', 'T__c'), row('touched', 'T__c')],
    'touched',
    [row('touched', 'T__c')],
  ],
  ['what else the other row maps stays', [row('old', 'T__c', 'Else__c')], null, [row('old', null, 'Else__c')]],
  ['without a property the row goes', [phone, row('touched', 'T__c')], null, [phone]],
])('%s', (_what, rows, property, expected) => expect(touchRow(rows, 'T__c', property)).toEqual(expected));
