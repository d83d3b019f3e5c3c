import fc from 'fast-check';
import { type Facts, gapCodes, type JudgeSettings, syncRules } from '../../../lib/eligibility/types';
import * as f from './facts';

/** Any name but one that looks like a placeholder of a sentence. */
const name = fc.string().map((text) => text.replace(/[{}]/g, ''));
const time = fc.integer({ min: 0, max: 60 * 24 * 20 }).map((age) => f.now - f.minutes(age));
const email = fc.constantFrom(null, '', 'ada@example.com', 'ADA@example.com', 'b@example.com');
const id = fc.constantFrom(null, f.contactId, f.otherId, f.leadId);
const version = fc.record({
  at: time,
  value: fc.constantFrom(null, '1', '2'),
  source: fc.constantFrom('CRM_UI', 'SALESFORCE', 'API'),
});
const row = fc.record({
  object: fc.constantFrom('Lead' as const, 'Contact' as const),
  id: fc.constantFrom(f.contactId, f.otherId, f.leadId),
  name,
  email,
  createdAt: time,
  modifiedAt: time,
  deleted: fc.boolean(),
  masterId: id,
  convertedContactId: id,
});
const contact = fc.record({
  id: fc.constant('101'),
  mergedIds: fc.constantFrom([], ['9']),
  email,
  additionalEmails: fc.constantFrom([], ['b@example.com']),
  name,
  leadId: id,
  contactId: id,
  lastSync: fc.option(time),
  syncLog: fc.option(fc.array(time, { maxLength: 5 })),
  history: fc.record({ email: fc.array(version), phone: fc.array(version), syn: fc.array(version) }),
  properties: fc.constant({}),
  membership: fc.option(fc.record({ lastAdded: fc.option(time, { nil: undefined }), listVersion: fc.nat(3) })),
});
/** Any facts. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  asOf: fc.constant(f.now),
  page: fc.constant(f.facts().page),
  gap: fc.option(fc.record({ code: fc.constantFrom(...gapCodes) }), { freq: 6 }).map((gap) => gap ?? null),
  segment: fc.option(
    fc.record({
      id: fc.constant('7'),
      name,
      listVersion: fc.nat(3),
      problem: fc.constantFrom(undefined, undefined, undefined, 'deleted' as const),
    }),
  ),
  contact: fc.option(contact),
  salesforce: fc.oneof(
    fc.constant({ checked: false as const, gap: { code: 'not-connected' as const } }),
    fc.record({ checked: fc.constant(true as const), rows: fc.array(row, { maxLength: 4 }), pageRow: fc.option(row) }),
  ),
  heartbeat: fc.option(fc.record({ newestSync: fc.option(time), usualGap: fc.nat(f.hours(1)), waiting: fc.boolean() })),
});
/** Any settings. */
export const anySettings: fc.Arbitrary<JudgeSettings> = fc.record({
  segment: fc.constantFrom(
    { mode: 'unset' as const },
    { mode: 'none' as const },
    { mode: 'segment' as const, id: '7' },
  ),
  createFromSalesforce: fc.constantFrom(null, true, false),
  createFromHubspot: fc.constantFrom(null, true, false),
  mapping: fc.array(fc.constantFrom(...syncRules).map(f.mappingRow), { maxLength: 1 }),
  mappingConfirmed: fc.boolean(),
  triggerProperty: fc.constantFrom(null, 'syn'),
  triggerProven: fc.boolean(),
  touchField: fc.constantFrom(null, 'Touch__c'),
  resyncMethod: fc.constantFrom('hubspot-button' as const, 'trigger-property' as const, 'salesforce-touch' as const),
  lookIntervalMinutes: fc.integer({ min: 1, max: 120 }),
});
