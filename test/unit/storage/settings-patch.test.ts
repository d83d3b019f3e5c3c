import { expect, test } from 'vitest';
import type { MappingRow } from '../../../lib/eligibility/types';
import { freshSettings } from '../../../lib/storage/settings';
import { withPatch } from '../../../lib/storage/settings-patch';

const row: MappingRow = { property: 'sync_me', leadField: 'Sync__c', contactField: 'Sync__c', rule: 'two-way' };
const proven = {
  ...freshSettings,
  triggerProperty: 'sync_me',
  triggerProven: true,
  resyncMethod: 'trigger-property' as const,
  mapping: [row],
};

test('a proof ends with another property, another field or another rule, and the default falls back', () => {
  for (const patch of [
    { triggerProperty: 'other' },
    { triggerProperty: null },
    { mapping: [{ ...row, leadField: null }] },
    { mapping: [{ ...row, rule: 'none' as const }] },
    { mapping: [] },
  ])
    expect(withPatch(proven, patch)).toMatchObject({ triggerProven: false, resyncMethod: 'hubspot-button' });
});

test('a proof outlives every other change', () => {
  const other = { ...row, property: 'phone' };
  expect(withPatch(proven, { mapping: [row, other], lookIntervalMinutes: 30 })).toMatchObject({
    triggerProven: true,
    resyncMethod: 'trigger-property',
    lookIntervalMinutes: 30,
  });
});

test('a trigger that is not proven cannot become the default', () => {
  expect(withPatch(freshSettings, { resyncMethod: 'trigger-property' }).resyncMethod).toBe('hubspot-button');
});

test('the touch in Salesforce has a proof of its own, of its field and of what that is mapped to', () => {
  const touched = {
    ...freshSettings,
    touchField: 'Sync__c',
    touchProven: true,
    resyncMethod: 'salesforce-touch' as const,
    mapping: [row],
  };
  for (const patch of [{ touchField: 'Other__c' }, { touchField: null }, { mapping: [] }])
    expect(withPatch(touched, patch)).toMatchObject({ touchProven: false, resyncMethod: 'hubspot-button' });
  expect(withPatch(touched, { triggerProperty: 'other' })).toMatchObject({
    touchProven: true,
    resyncMethod: 'salesforce-touch',
  });
  expect(withPatch(freshSettings, { resyncMethod: 'salesforce-touch' }).resyncMethod).toBe('hubspot-button');
});

test('a mapping in which no row has a field confirms nothing, and one row without a field takes nothing from the others', () => {
  const confirmed = { ...freshSettings, mapping: [row], mappingConfirmed: true };
  const empty = { ...row, property: 'phone', leadField: null, contactField: null };
  expect(withPatch(confirmed, { mapping: [row, empty] }).mappingConfirmed).toBe(true);
  expect(withPatch(confirmed, { mapping: [empty] }).mappingConfirmed).toBe(false);
  expect(withPatch(confirmed, { mapping: [] }).mappingConfirmed).toBe(false);
  expect(withPatch(freshSettings, { mappingConfirmed: true }).mappingConfirmed).toBe(false);
});

test('what was read off a page is labelled with when and where, until it is changed by hand', () => {
  const seen = { at: 1000, path: '/integrations-settings/7/installed/salesforce/contacts' };
  const phone = { ...row, property: 'phone' };
  const taken = withPatch(
    { ...freshSettings, mapping: [phone] },
    { segment: { mode: 'segment', id: '5' }, createFromSalesforce: true, mapping: [phone, row] },
    seen,
  );
  expect(taken.seen).toEqual({ segment: seen, createFromSalesforce: seen, 'mapping/sync_me': seen });
  // Another setting, and the same value once more, take nothing away.
  expect(withPatch(taken, { lookIntervalMinutes: 30, createFromSalesforce: true }).seen).toEqual(taken.seen);
  expect(withPatch(taken, { createFromSalesforce: false }).seen).toEqual({ segment: seen, 'mapping/sync_me': seen });
  const edited = withPatch(taken, { mapping: [phone, { ...row, rule: 'none' as const }] });
  expect(edited.seen).toEqual({ segment: seen, createFromSalesforce: seen });
  expect(
    withPatch(withPatch(taken, { segment: { mode: 'none' }, mapping: [] }), { createFromSalesforce: null }),
  ).not.toHaveProperty('seen');
});
