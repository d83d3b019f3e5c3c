import type { ContactFacts, Facts, JudgeSettings, SalesforceRow, SegmentFacts } from '../../../lib/eligibility/types';
import type { HubspotContact, Millis, SalesforceRecord, World } from '../world/types';

const text = (value: unknown) => (value === null || value === undefined || value === '' ? null : String(value));
const list = (value: string) => value.split(';').filter(Boolean);

/** Settings of an admin who told the product everything as it is. */
export function trueSettings(world: World): JudgeSettings {
  const { segmentId, createFromSalesforce, createFromHubspot, mapping, lookIntervalMs } = world.integration;
  return {
    segment: segmentId === null ? { mode: 'none' } : { mode: 'segment', id: segmentId },
    createFromSalesforce,
    createFromHubspot,
    mapping,
    mappingConfirmed: true,
    triggerProperty: null,
    triggerProven: false,
    touchField: null,
    resyncMethod: 'hubspot-button',
    lookIntervalMinutes: lookIntervalMs / 60_000,
  };
}

/** Everything that can be known of a contact, straight from the stores; nothing is asked over a line. */
export function factsOfContact(world: World, contact: HubspotContact): Facts {
  const one = contactFacts(world, contact);
  return {
    asOf: world.clock.now(),
    page: {
      crm: 'hubspot',
      host: 'app.hubspot.com',
      portalId: world.portalId,
      object: 'contact',
      objectTypeId: '0-1',
      id: contact.id,
    },
    gap: null,
    segment: segmentFacts(world),
    contact: one,
    salesforce: { checked: true, rows: rowsFor(world, one) },
  };
}

/** The same for a Salesforce record that no contact has. */
export function factsOfRecord(world: World, record: SalesforceRecord): Facts {
  const row = rowOf(record);
  return {
    asOf: world.clock.now(),
    page: {
      crm: 'salesforce',
      host: `${world.domain}.lightning.force.com`,
      apiHost: `${world.domain}.my.salesforce.com`,
      object: row.object,
      id: row.id,
    },
    gap: null,
    segment: segmentFacts(world),
    contact: null,
    salesforce: { checked: true, rows: [row], pageRow: row },
  };
}

function contactFacts(world: World, contact: HubspotContact): ContactFacts {
  const value = (property: string) => world.hubspot.value(contact, property);
  const time = (property: string) => Date.parse(value(property)) || null;
  const log = (contact.history.get('salesforcelastsynctime') ?? []).map((version) => Date.parse(version.value));
  const cut = world.switches.historyCutOff || Number.POSITIVE_INFINITY;
  const history = [...contact.history].map(([name, versions]) => [name, versions.slice(0, cut)] as const);
  const member = world.hubspot.segments.get(world.integration.segmentId ?? '')?.members.get(contact.id);
  return {
    id: contact.id,
    mergedIds: list(value('hs_merged_object_ids')),
    email: text(value('email')),
    additionalEmails: list(value('hs_additional_emails')),
    name: [value('firstname'), value('lastname')].filter(Boolean).join(' '),
    createdAt: contact.createdAt,
    leadId: text(value('salesforceleadid')),
    contactId: text(value('salesforcecontactid')),
    lastSync: time('salesforcelastsynctime'),
    syncLog: log.slice(0, cut) satisfies Millis[],
    history: Object.fromEntries(history),
    properties: Object.fromEntries([...contact.history.keys()].map((name) => [name, text(value(name))])),
    membership: member ?? null,
  };
}

function segmentFacts(world: World): SegmentFacts | null {
  const segment = world.hubspot.segments.get(world.integration.segmentId ?? '');
  if (!segment) return null;
  const { id, name, version, members, processingStatus } = segment;
  const deleted = segment.deletedAt === undefined ? {} : { problem: 'deleted' as const };
  return { id, name, listVersion: version, size: members.size, processingStatus, ...deleted };
}

/** Rows by link and by each address, as the admin's user sees them, deleted ones too. */
function rowsFor(world: World, contact: ContactFacts): SalesforceRow[] {
  const addresses = [contact.email, ...contact.additionalEmails].filter((one) => one !== null);
  const wanted = new Set(addresses.map((one) => one.toLowerCase()));
  return [...world.salesforce.records.values()]
    .filter((record) => record.object === 'Lead' || record.object === 'Contact')
    .filter((record) => !record.purged && !record.hidden)
    .filter(
      ({ id, fields }) =>
        id === contact.leadId || id === contact.contactId || wanted.has(String(fields.Email ?? '').toLowerCase()),
    )
    .map(rowOf);
}

function rowOf(record: SalesforceRecord): SalesforceRow {
  const { fields } = record;
  return {
    object: record.object === 'Lead' ? 'Lead' : 'Contact',
    id: record.id,
    name: String(fields.Name ?? ''),
    email: text(fields.Email),
    createdAt: record.createdAt,
    modifiedAt: record.modifiedAt,
    deleted: record.isDeleted,
    masterId: record.masterRecordId,
    convertedContactId: text(fields.ConvertedContactId),
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, text(value)])),
  };
}
