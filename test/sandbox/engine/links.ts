import type { HubspotContact, Mapping, SalesforceRecord, World } from '../world/types';

/** The id of the record that a contact is linked to; a contact's id goes before a lead's. */
export const linkOf = (world: World, contact: HubspotContact): string =>
  world.hubspot.value(contact, 'salesforcecontactid') || world.hubspot.value(contact, 'salesforceleadid');

/** The contact that is linked to this record. */
export function linkedContact(world: World, recordId: string): HubspotContact | undefined {
  for (const contact of world.hubspot.contacts.values())
    if (!contact.archived && linkOf(world, contact) === recordId) return contact;
  return undefined;
}

/** Stands in Salesforce, and can still be written to. */
export const isLive = (record: SalesforceRecord | undefined): record is SalesforceRecord =>
  record !== undefined && !record.isDeleted && !record.purged && record.fields.IsConverted !== true;

/** Leads and contacts of one address that the integration user sees (R15). */
export function recordsByEmail(world: World, email: string): SalesforceRecord[] {
  return world.salesforce.records
    .withEmail(email)
    .filter(
      (record) =>
        (record.object === 'Lead' || record.object === 'Contact') && isLive(record) && !record.hiddenFromIntegration,
    );
}

/** The field of this object that a mapping row speaks of. */
export const fieldOf = (row: Mapping, object: SalesforceRecord['object']): string | null =>
  object === 'Lead' ? row.leadField : object === 'Contact' ? row.contactField : null;

/** Rows that can work: the property is there and the row has a direction. */
export const liveMapping = (world: World): Mapping[] =>
  world.integration.mapping.filter((row) => row.rule !== 'none' && world.hubspot.properties.has(row.property));
