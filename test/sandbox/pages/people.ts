import type { HubspotContact, SalesforceRecord, World } from '../world/types';
import { syncError } from './settings';

/** What a HubSpot record page shows of a contact. */
export interface ContactCard {
  id: string;
  name: string;
  email: string;
  fields: [label: string, value: string][];
  /** What the sync card says of an error. */
  error: string | null;
}

/** What a Lightning record page shows of a record. */
export interface RecordCard {
  id: string;
  object: string;
  name: string;
  email: string;
  fields: [label: string, value: string][];
}

const contactFields: readonly [string, string][] = [
  ['Email', 'email'],
  ['Phone number', 'phone'],
  ['Job title', 'jobtitle'],
  ['Company name', 'company'],
  ['City', 'city'],
  ['Lifecycle stage', 'lifecyclestage'],
];
const recordFields: readonly [string, string][] = [
  ['Title', 'Title'],
  ['Company', 'Company'],
  ['Phone', 'Phone'],
  ['Email', 'Email'],
  ['Title', 'PersonTitle'],
  ['Email', 'PersonEmail'],
  ['Lead Status', 'Status'],
];

/** The card of a contact. */
export function contactCard(world: World, contact: HubspotContact): ContactCard {
  const value = (property: string) => world.hubspot.value(contact, property);
  const email = value('email');
  const name = `${value('firstname')} ${value('lastname')}`.trim() || email || '--';
  const fields = contactFields.map(([label, property]): [string, string] => [label, value(property)]);
  return { id: contact.id, name, email, fields, error: syncError(world, contact) };
}

/** The newest contacts of a portal, at most `limit`. */
export function contactCards(world: World, limit: number): ContactCard[] {
  return [...world.hubspot.contacts.values()]
    .filter((contact) => !contact.archived && !contact.mergedInto)
    .slice(-limit)
    .reverse()
    .map((contact) => contactCard(world, contact));
}

/** The card of a lead, contact or account. */
export function recordCard(record: SalesforceRecord): RecordCard {
  const value = (field: string) => String(record.fields[field] ?? '');
  const name = `${value('FirstName')} ${value('LastName')}`.trim() || value('Name') || '--';
  const fields = recordFields
    .filter(([, field]) => field in record.fields)
    .map(([label, field]): [string, string] => [label, value(field)]);
  return { id: record.id, object: record.object, name, email: value('Email') || value('PersonEmail'), fields };
}

/** The newest records of an object that a user can see, at most `limit`. */
export function recordCards(world: World, object: string, limit: number): RecordCard[] {
  return [...world.salesforce.records.values()]
    .filter((record) => record.object === object && !record.isDeleted && !record.hidden)
    .slice(-limit)
    .reverse()
    .map(recordCard);
}

/** The record of a page; null where it is deleted, hidden or unknown. */
export function visibleRecord(world: World, id: string): RecordCard | null {
  const record = world.salesforce.record(id);
  return record && !record.isDeleted && !record.hidden ? recordCard(record) : null;
}
