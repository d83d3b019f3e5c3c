import type {
  ContactFacts,
  Facts,
  JudgeSettings,
  MappingRow,
  PropertyVersion,
  SalesforceRow,
} from '../../../lib/eligibility/types';
import { to18 } from '../../../lib/records/ids';

export const now = Date.UTC(2026, 10, 3, 12);
export const minutes = (n: number) => n * 60_000;
export const hours = (n: number) => minutes(60 * n);
export const days = (n: number) => hours(24 * n);
export const contactId = to18('0035g00000AbCdE') ?? '';
export const otherId = to18('0035g00000AbCdF') ?? '';
export const leadId = to18('00Q5g00000XyZaB') ?? '';

export function contact(patch: Partial<ContactFacts> = {}): ContactFacts {
  return {
    id: '101',
    mergedIds: [],
    email: 'ada@example.com',
    additionalEmails: [],
    name: 'Ada Lovelace',
    leadId: null,
    contactId: null,
    lastSync: null,
    syncLog: [],
    history: {},
    properties: {},
    membership: null,
    ...patch,
  };
}

export function row(patch: Partial<SalesforceRow> = {}): SalesforceRow {
  return {
    object: 'Contact',
    id: contactId,
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    createdAt: now - days(100),
    modifiedAt: now - days(10),
    deleted: false,
    masterId: null,
    ...patch,
  };
}

export function facts(patch: Partial<Facts> = {}): Facts {
  return {
    asOf: now,
    page: { crm: 'hubspot', host: 'app.hubspot.com', portalId: '1', object: 'contact', objectTypeId: '0-1', id: '101' },
    gap: null,
    segment: { id: '7', name: 'To Salesforce', processingStatus: 'COMPLETE' },
    contact: contact(),
    salesforce: { checked: true, rows: [] },
    ...patch,
  };
}

export function settings(patch: Partial<JudgeSettings> = {}): JudgeSettings {
  return {
    segment: { mode: 'segment', id: '7' },
    createFromSalesforce: true,
    createFromHubspot: true,
    mapping: [{ property: 'phone', leadField: 'Phone', contactField: 'Phone', rule: 'two-way' }],
    mappingConfirmed: true,
    triggerProperty: null,
    triggerProven: false,
    touchField: null,
    resyncMethod: 'hubspot-button',
    lookIntervalMinutes: 15,
    ...patch,
  };
}

export const mappingRow = (rule: MappingRow['rule']): MappingRow => ({
  property: 'phone',
  leadField: 'Phone',
  contactField: 'Phone',
  rule,
});
export const version = (at: number, value: string, source = 'CRM_UI'): PropertyVersion => ({ at, value, source });
/** A member that joined a year ago, synced ten days ago, linked to `contactId`. */
export const synced = (patch: Partial<ContactFacts> = {}) =>
  contact({
    contactId,
    membership: { lastAdded: now - days(365) },
    lastSync: now - days(10),
    syncLog: [now - days(10)],
    ...patch,
  });
