import { describe, expect, test } from 'vitest';
import { decide } from '../../../lib/eligibility/decide';
import { statusRules } from '../../../lib/eligibility/statuses';
import { type Facts, type JudgeSettings, type Status, statuses } from '../../../lib/eligibility/types';
import * as f from './facts';

type Row = readonly [what: string, status: Status, facts: Facts, settings?: JudgeSettings];
const checked = (...rows: ReturnType<typeof f.row>[]) => ({ checked: true as const, rows });
const unseen = { checked: false as const, gap: { code: 'not-connected' as const } };
const once = f.contact({
  contactId: f.contactId,
  lastSync: f.now - f.days(50),
  syncLog: [f.now - f.days(50)],
});
const stub = f.contact({ history: { email: [f.version(f.now - f.days(3), 'ada@example.com', 'SALESFORCE')] } });
const changed = (at: number, source?: string) =>
  f.synced({ history: { phone: [f.version(at, '2', source), f.version(0, '1')] } });

const table: Row[] = [
  [
    'a member whose linked contact cannot be seen, beside a dead lead: no dead link',
    'included-synced',
    f.facts({
      contact: f.synced({ leadId: f.leadId }),
      salesforce: checked(f.row({ object: 'Lead', id: f.leadId, deleted: true })),
    }),
  ],
  [
    'HubSpot is not connected',
    'unknown',
    f.facts({ gap: { code: 'not-connected', service: 'hubspot' }, contact: null }),
  ],
  [
    'the page belongs to another portal',
    'unknown',
    f.facts({ gap: { code: 'other-portal', expected: '1', found: '2' } }),
  ],
  ['no segment was chosen', 'unknown', f.facts({ segment: null }), f.settings({ segment: { mode: 'unset' } })],
  [
    'a gap wins over an invalid segment',
    'unknown',
    f.facts({ gap: { code: 'timeout' }, segment: { id: '7', name: 'x', problem: 'deleted' } }),
  ],
  ['the segment was deleted', 'segment-invalid', f.facts({ segment: { id: '7', name: 'x', problem: 'deleted' } })],
  [
    'the segment is static',
    'segment-invalid',
    f.facts({ segment: { id: '7', name: 'x', problem: 'not-active' }, contact: null }),
  ],
  ['nobody in HubSpot has the record', 'absent-in-hubspot', f.facts({ contact: null })],
  ['no email, outside', 'blocked-no-email', f.facts({ contact: f.contact({ email: null }) })],
  ['no email, a member', 'blocked-no-email', f.facts({ contact: f.synced({ email: null }) })],
  [
    'outside, synced 59 minutes ago',
    'excluded-yet-syncing',
    f.facts({ contact: f.contact({ lastSync: f.now - f.minutes(59), syncLog: [f.now - f.minutes(59)] }) }),
  ],
  [
    'outside, two bursts in 7 days',
    'excluded-yet-syncing',
    f.facts({ contact: f.contact({ lastSync: f.now - f.days(1), syncLog: [f.now - f.days(1), f.now - f.days(6)] }) }),
  ],
  [
    'outside, two entries of one burst',
    'excluded',
    f.facts({
      contact: f.contact({
        lastSync: f.now - f.days(1),
        syncLog: [f.now - f.days(1), f.now - f.days(1) - f.minutes(30)],
      }),
    }),
  ],
  [
    'outside, entries 31 minutes apart',
    'excluded-yet-syncing',
    f.facts({
      contact: f.contact({
        lastSync: f.now - f.days(1),
        syncLog: [f.now - f.days(1), f.now - f.days(1) - f.minutes(31)],
      }),
    }),
  ],
  [
    'outside, synced once at its creation, an hour ago',
    'excluded-once',
    f.facts({
      contact: f.contact({ contactId: f.contactId, lastSync: f.now - f.minutes(20), syncLog: [f.now - f.minutes(20)] }),
      salesforce: checked(f.row({ createdAt: f.now - f.minutes(25) })),
    }),
  ],
  [
    'outside, its record deleted',
    'excluded-orphan',
    f.facts({ contact: once, salesforce: checked(f.row({ deleted: true })) }),
  ],
  [
    'outside, its record merged away',
    'excluded-orphan',
    f.facts({ contact: once, salesforce: checked(f.row({ deleted: true, masterId: f.otherId })) }),
  ],
  ['an import stub', 'excluded-import-stub', f.facts({ contact: stub })],
  [
    'an import stub that is linked',
    'excluded-import-stub',
    f.facts({ contact: { ...stub, contactId: f.contactId }, salesforce: checked(f.row()) }),
  ],
  [
    'a stub with another value from Salesforce is none',
    'excluded',
    f.facts({ contact: { ...stub, history: { ...stub.history, phone: [f.version(1, '1', 'SALESFORCE')] } } }),
  ],
  [
    'one burst 60 minutes after creation',
    'excluded-once',
    f.facts({ contact: once, salesforce: checked(f.row({ createdAt: f.now - f.days(50) - f.minutes(60) })) }),
  ],
  [
    'one burst 61 minutes after creation',
    'excluded-frozen',
    f.facts({ contact: once, salesforce: checked(f.row({ createdAt: f.now - f.days(50) - f.minutes(61) })) }),
  ],
  ['linked outside, Salesforce not looked at', 'excluded-frozen', f.facts({ contact: once, salesforce: unseen })],
  ['linked outside, no log', 'excluded-frozen', f.facts({ contact: { ...once, syncLog: null } })],
  [
    'not linked, its twin in Salesforce',
    'excluded-twin',
    f.facts({ salesforce: checked(f.row({ email: 'ADA@example.com' })) }),
  ],
  ['not linked, its twin deleted', 'excluded', f.facts({ salesforce: checked(f.row({ deleted: true })) })],
  ['outside, nothing in Salesforce', 'excluded', f.facts()],
  [
    'a member whose record was deleted',
    'blocked-link-dead',
    f.facts({ contact: f.synced(), salesforce: checked(f.row({ deleted: true })) }),
  ],
  [
    'a member whose lead was converted',
    'included-synced',
    f.facts({
      contact: f.synced({ contactId: null, leadId: f.leadId }),
      salesforce: checked(f.row({ object: 'Lead', id: f.leadId, convertedContactId: f.contactId })),
    }),
  ],
  [
    'joined 29 minutes ago',
    'included-pending',
    f.facts({ contact: f.contact({ membership: { lastAdded: f.now - f.minutes(29) } }) }),
  ],
  [
    'joined 30 minutes ago, never synced',
    'included-never-synced',
    f.facts({ contact: f.contact({ membership: { lastAdded: f.now - f.minutes(30) } }) }),
  ],
  [
    'joined again after its last sync',
    'included-stale',
    f.facts({ contact: f.synced({ membership: { lastAdded: f.now - f.days(1) } }) }),
  ],
  [
    'a mapped property changed 10 minutes ago',
    'included-pending',
    f.facts({ contact: changed(f.now - f.minutes(10)) }),
  ],
  ['a mapped property changed 31 minutes ago', 'included-stale', f.facts({ contact: changed(f.now - f.minutes(31)) })],
  [
    'a mapped property changed by Salesforce',
    'included-synced',
    f.facts({ contact: changed(f.now - f.minutes(31), 'SALESFORCE') }),
  ],
  [
    'a change within 60 s of the sync',
    'included-synced',
    f.facts({ contact: changed(f.now - f.days(10) + f.minutes(1)) }),
  ],
  [
    'a change of a property that Salesforce alone writes',
    'included-synced',
    f.facts({ contact: changed(f.now - f.hours(1)) }),
    f.settings({ mapping: [f.mappingRow('always-salesforce')] }),
  ],
  [
    'a change of a property whose row has no field yet',
    'included-synced',
    f.facts({ contact: changed(f.now - f.hours(1)) }),
    f.settings({ mapping: [{ ...f.mappingRow('two-way'), leadField: null, contactField: null }] }),
  ],
  [
    'prefer Salesforce, and Salesforce is blank',
    'included-stale',
    f.facts({ contact: changed(f.now - f.hours(1)), salesforce: checked(f.row({ fields: { Phone: null } })) }),
    f.settings({ mapping: [f.mappingRow('prefer-salesforce')] }),
  ],
  [
    'prefer Salesforce, and Salesforce has a value',
    'included-synced',
    f.facts({ contact: changed(f.now - f.hours(1)), salesforce: checked(f.row({ fields: { Phone: '9' } })) }),
    f.settings({ mapping: [f.mappingRow('prefer-salesforce')] }),
  ],
  [
    'a change, mapping not confirmed',
    'included-synced',
    f.facts({ contact: changed(f.now - f.hours(1)) }),
    f.settings({ mappingConfirmed: false }),
  ],
  [
    'the trigger property was written',
    'included-stale',
    f.facts({ contact: f.synced({ history: { syn: [f.version(f.now - f.hours(1), 'job')] } }) }),
    f.settings({ triggerProperty: 'syn' }),
  ],
  [
    'no inclusion segment, never synced',
    'included-never-synced',
    f.facts({ segment: null }),
    f.settings({ segment: { mode: 'none' } }),
  ],
  ['a member in step', 'included-synced', f.facts({ contact: f.synced(), salesforce: checked(f.row()) })],
];

describe('the verdict', () => {
  test.each(table.map((row) => [...row] as const))('%s: %s', (...[, status, facts, settings]: Row) => {
    expect(decide(facts, settings ?? f.settings()).status).toBe(status);
  });

  test('every status stands in the registry once, in the order of the product', () => {
    expect(statusRules.map((rule) => rule.status)).toEqual([...statuses]);
  });

  test('every status has a row in this table', () => {
    expect(statuses.filter((status) => !table.some((row) => row[1] === status))).toEqual([]);
  });
});

describe('warnings', () => {
  const codes = (facts: Facts, settings = f.settings()) => decide(facts, settings).warnings.map((one) => one.code);

  test.each([
    ['duplicates', f.facts({ contact: f.synced(), salesforce: checked(f.row(), f.row({ id: f.otherId })) })],
    [
      'lead-converted',
      f.facts({
        contact: f.synced({ leadId: f.leadId, contactId: null }),
        salesforce: checked(f.row({ object: 'Lead', id: f.leadId, convertedContactId: f.contactId })),
      }),
    ],
    ['link-not-visible', f.facts({ contact: f.synced() })],
    ['segment-processing', f.facts({ segment: { id: '7', name: 'x', processingStatus: 'PROCESSING' } })],
    [
      'old-definition',
      f.facts({
        segment: { id: '7', name: 'x', listVersion: 3 },
        contact: f.synced({ membership: { listVersion: 2 } }),
      }),
    ],
    [
      'email-differs',
      f.facts({
        contact: f.synced({ additionalEmails: ['a@x.org'] }),
        salesforce: checked(f.row({ email: 'a@x.org' })),
      }),
    ],
    ['merged', f.facts({ contact: f.synced({ mergedFrom: '99' }) })],
    [
      'integration-silent',
      f.facts({ heartbeat: { newestSync: f.now - f.hours(3), usualGap: f.minutes(10), waiting: true } }),
    ],
  ] as const)('%s', (code, facts) => {
    expect(codes(facts)).toContain(code);
  });

  test('a change of the trigger property is a resync that was asked for, also where the mapping names it', () => {
    const contact = f.synced({ history: { syn: [f.version(f.now - f.minutes(5), 'job')] } });
    const row = { property: 'syn', leadField: 'Syn__c', contactField: 'Syn__c', rule: 'two-way' as const };
    const verdict = decide(f.facts({ contact }), f.settings({ triggerProperty: 'syn', mapping: [row] }));
    expect(verdict).toMatchObject({ status: 'included-pending', reasons: [{ code: 'pending-trigger-property' }, {}] });
  });

  test('later changes are said to be unjudged while no mapping is confirmed', () => {
    const verdict = decide(f.facts({ contact: f.synced() }), f.settings({ mappingConfirmed: false }));
    expect(verdict.warnings.map((one) => one.code)).toContain('changes-not-judged');
    expect(verdict.notChecked).toContain('later-changes');
  });

  test('without Salesforce the verdict stands, and says what was not looked at', () => {
    const verdict = decide(f.facts({ contact: f.synced(), salesforce: unseen }), f.settings());
    expect(verdict).toMatchObject({ status: 'included-synced', notChecked: ['deletion', 'duplicates'] });
  });
});

test.each([
  ['deleted', { deleted: true }],
  ['merged away', { deleted: true, masterId: f.otherId }],
  ['a lead that was converted', { object: 'Lead' as const, id: f.leadId, convertedContactId: f.contactId }],
])('a linked record that is %s is not offered to be touched', (_what, patch) => {
  const link = 'object' in patch ? { leadId: f.leadId, contactId: null } : {};
  const { actions } = decide(
    f.facts({ contact: f.synced(link), salesforce: checked(f.row(patch)) }),
    f.settings({ touchField: 'SyncLens_Touch__c' }),
  );
  expect(actions).not.toContainEqual({ kind: 'resync', method: 'salesforce-touch' });
});
