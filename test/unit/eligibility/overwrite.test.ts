import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counterpartOf, type Fate, fates, type Overwrite, overwritesOf } from '../../../lib/eligibility/overwrite';
import { type HubspotSide, overwriteOf, type SalesforceSide } from '../../../lib/eligibility/overwrite/field';
import { type SyncRule, syncRules } from '../../../lib/eligibility/types';
import * as f from './facts';

const synced = f.now - f.days(10);
const ours = (value: string | null, at: number | null, source = 'CRM_UI'): HubspotSide => ({
  value,
  newest: at === null ? null : { at, source },
});
const theirs = (value: string | null, modifiedAt: number): SalesforceSide => ({ value, modifiedAt });
const old = f.now - f.days(20);
const early = f.now - f.days(5);
const late = f.now - f.days(1);
const told = (rule: SyncRule, a: HubspotSide, b: SalesforceSide, lastSync: number | null = synced) =>
  overwriteOf({ property: 'phone', field: 'Phone', rule }, a, b, lastSync);

type Row = [string, SyncRule, HubspotSide, SalesforceSide, number | null, Fate, Overwrite['because'], string | null];
const rows: Row[] = [
  ['equal values', 'two-way', ours('1', late), theirs(' 1 ', late), synced, 'equal', 'equal', null],
  ['both blank', 'always-salesforce', ours('', late), theirs(null, late), synced, 'equal', 'equal', null],
  [
    'always Salesforce',
    'always-salesforce',
    ours('1', late),
    theirs('2', old),
    synced,
    'hubspot-overwritten',
    'always-salesforce',
    'hubspot',
  ],
  [
    'always Salesforce, a blank too',
    'always-salesforce',
    ours('1', late),
    theirs(null, old),
    synced,
    'value-erased',
    'always-salesforce',
    'hubspot',
  ],
  [
    'always Salesforce fills a blank',
    'always-salesforce',
    ours(null, null),
    theirs('2', old),
    synced,
    'hubspot-overwritten',
    'always-salesforce',
    null,
  ],
  [
    'prefer Salesforce',
    'prefer-salesforce',
    ours('1', late),
    theirs('2', old),
    synced,
    'hubspot-overwritten',
    'prefer-salesforce',
    'hubspot',
  ],
  [
    'prefer Salesforce, blank there',
    'prefer-salesforce',
    ours('1', late),
    theirs('', old),
    synced,
    'salesforce-overwritten',
    'salesforce-blank',
    null,
  ],
  [
    'HubSpot changed since',
    'two-way',
    ours('1', late),
    theirs('2', old),
    synced,
    'salesforce-overwritten',
    'hubspot-changed',
    'salesforce',
  ],
  [
    'erased in HubSpot since',
    'two-way',
    ours(null, late),
    theirs('2', old),
    synced,
    'value-erased',
    'hubspot-changed',
    'salesforce',
  ],
  [
    'HubSpot changed after Salesforce',
    'two-way',
    ours('1', late),
    theirs('2', early),
    synced,
    'salesforce-overwritten',
    'hubspot-later',
    'salesforce',
  ],
  [
    'Salesforce’s record changed after HubSpot’s value',
    'two-way',
    ours('1', early),
    theirs('2', late),
    synced,
    'cannot-tell',
    'which-field',
    null,
  ],
  [
    'only Salesforce changed',
    'two-way',
    ours('1', old),
    theirs('2', late),
    synced,
    'hubspot-overwritten',
    'salesforce-changed',
    'hubspot',
  ],
  [
    'only Salesforce changed, blank there',
    'two-way',
    ours('1', old),
    theirs(null, late),
    synced,
    'cannot-tell',
    'which-field',
    null,
  ],
  [
    'Salesforce itself wrote HubSpot’s value',
    'two-way',
    ours('1', late, 'SALESFORCE'),
    theirs('2', old),
    synced,
    'hubspot-overwritten',
    'neither-changed',
    'hubspot',
  ],
  [
    'neither changed, blank there',
    'two-way',
    ours('1', old),
    theirs(null, old),
    synced,
    'salesforce-overwritten',
    'neither-changed',
    null,
  ],
  [
    'first sync, blank in Salesforce',
    'two-way',
    ours('1', old),
    theirs(null, late),
    null,
    'salesforce-overwritten',
    'salesforce-blank',
    null,
  ],
  [
    'first sync, blank in HubSpot',
    'two-way',
    ours(null, late),
    theirs('2', old),
    null,
    'hubspot-overwritten',
    'hubspot-blank',
    null,
  ],
  [
    'first sync, HubSpot later',
    'two-way',
    ours('1', late),
    theirs('2', early),
    null,
    'salesforce-overwritten',
    'hubspot-later',
    'salesforce',
  ],
  [
    'first sync, Salesforce later',
    'two-way',
    ours('1', early),
    theirs('2', late),
    null,
    'hubspot-overwritten',
    'salesforce-later',
    'hubspot',
  ],
  [
    'first sync, within a minute',
    'two-way',
    ours('1', late),
    theirs('2', late + 30_000),
    null,
    'cannot-tell',
    'same-time',
    null,
  ],
  [
    'HubSpot not read',
    'two-way',
    { value: undefined, newest: undefined },
    theirs('2', late),
    synced,
    'cannot-tell',
    'hubspot-not-read',
    null,
  ],
  [
    'Salesforce not read',
    'always-salesforce',
    ours('1', late),
    { value: undefined, modifiedAt: late },
    synced,
    'cannot-tell',
    'salesforce-not-read',
    null,
  ],
  [
    'no history',
    'two-way',
    { value: '1', newest: undefined },
    theirs('2', old),
    synced,
    'cannot-tell',
    'no-history',
    null,
  ],
];

describe('what a sync would do to one field', () => {
  test.each(rows)('%s', (_what, rule, a, b, lastSync, fate, because, losesIn) => {
    expect(told(rule, a, b, lastSync)).toMatchObject({ fate, because, losesIn });
  });
  test('a row without a direction carries nothing', () => {
    expect(told('none', ours('1', late), theirs('2', late))).toBeNull();
  });

  const value = fc.constantFrom(null, '', '1', '2', ' 2');
  const time = fc.constantFrom(old, synced, early, late, late + 30_000);
  const hubspot = fc.record({
    value: fc.option(value, { nil: undefined }),
    newest: fc.option(
      fc.option(fc.record({ at: time, source: fc.constantFrom('CRM_UI', 'SALESFORCE') }), { nil: null }),
      { nil: undefined },
    ),
  });
  const salesforce = fc.record({
    value: fc.option(value, { nil: undefined }),
    modifiedAt: fc.option(time, { nil: undefined }),
  });
  test('the answer is one of five; something is lost only where a value stood; equal values never lose', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...syncRules.filter((rule) => rule !== 'none')),
        hubspot,
        salesforce,
        fc.option(time),
        (rule, a, b, lastSync) => {
          const one = told(rule, a, b, lastSync);
          expect(fates).toContain(one?.fate);
          if (one?.losesIn) expect(one[one.losesIn]).toBeTruthy();
          if (one?.fate === 'value-erased')
            expect(one[one.losesIn === 'hubspot' ? 'salesforce' : 'hubspot']).toBeNull();
          if (one?.fate === 'equal' || one?.fate === 'cannot-tell') expect(one.losesIn).toBeNull();
          // Only a two-way rule ever depends on times.
          if (rule !== 'two-way' && a.value !== undefined && b.value !== undefined)
            expect(one?.fate).not.toBe('cannot-tell');
        },
      ),
    );
  });
  test('knowing less never turns one loss into another: it is told, or not', () => {
    fc.assert(
      fc.property(hubspot, salesforce, fc.option(time), (a, b, lastSync) => {
        const whole = told('two-way', a, b, lastSync);
        const less = told('two-way', { ...a, newest: undefined }, b, lastSync);
        expect(['cannot-tell', whole?.fate]).toContain(less?.fate);
      }),
    );
  });
});

describe('for a contact and its record', () => {
  const mapping = [
    f.mappingRow('two-way'),
    { property: 'company', leadField: 'Company', contactField: null, rule: 'two-way' as const },
    { property: 'city', leadField: 'City', contactField: 'MailingCity', rule: 'none' as const },
  ];
  test('each mapped field of that object is judged, and no other', () => {
    const contact = f.synced({ properties: { phone: '1', company: 'A' }, history: { phone: [f.version(late, '1')] } });
    const row = f.row({ modifiedAt: old, fields: { Phone: '2' } });
    expect(overwritesOf(contact, row, mapping)).toEqual([
      {
        property: 'phone',
        field: 'Phone',
        rule: 'two-way',
        fate: 'salesforce-overwritten',
        because: 'hubspot-changed',
        hubspot: '1',
        salesforce: '2',
        losesIn: 'salesforce',
      },
    ]);
  });
  test('a property that never had a value is known to have none, where histories were read', () => {
    const row = f.row({ modifiedAt: old, fields: { Phone: '2' } });
    const contact = f.synced({ properties: { phone: null }, history: { email: [] } });
    expect(overwritesOf(contact, row, mapping)[0]?.fate).toBe('hubspot-overwritten');
    expect(overwritesOf({ ...contact, history: {} }, row, mapping)[0]?.because).toBe('no-history');
  });

  const facts = (rows: ReturnType<typeof f.row>[]) => f.facts({ salesforce: { checked: true, rows } });
  test('the record is the linked one, the contact that a lead became, or the only one of the address', () => {
    const lead = f.row({ object: 'Lead', id: f.leadId, convertedContactId: f.contactId, deleted: false });
    const linked = f.synced({ contactId: null, leadId: f.leadId });
    expect(counterpartOf(facts([lead, f.row()]), linked).row?.id).toBe(f.contactId);
    expect(counterpartOf(facts([f.row()]), f.synced()).row?.id).toBe(f.contactId);
    expect(counterpartOf(facts([f.row()]), f.contact()).row?.id).toBe(f.contactId);
  });
  test('or none can be named, and why', () => {
    const unchecked = f.facts({ salesforce: { checked: false, gap: { code: 'not-connected' } } });
    expect(counterpartOf(unchecked, f.synced())).toEqual({ row: null, why: 'not-checked' });
    expect(counterpartOf(facts([]), f.contact())).toEqual({ row: null, why: 'none' });
    expect(counterpartOf(facts([]), f.synced())).toEqual({ row: null, why: 'not-visible' });
    expect(counterpartOf(facts([f.row({ deleted: true })]), f.synced())).toEqual({ row: null, why: 'dead' });
    const two = [f.row(), f.row({ id: f.otherId })];
    expect(counterpartOf(facts(two), f.contact())).toEqual({ row: null, why: 'several' });
  });
});
