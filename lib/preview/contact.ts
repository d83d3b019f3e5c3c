import type { HubspotContact } from '../hubspot/contacts';
import { nameOf } from '../hubspot/contacts-search';
import { millisOf } from '../hubspot/times';
import { to18 } from '../records/ids';
import type { Change, PreviewRow } from './types';

/** Properties that every row of a preview shows. */
export const rowProperties = [
  'firstname',
  'lastname',
  'email',
  'hs_additional_emails',
  'salesforceleadid',
  'salesforcecontactid',
  'salesforcelastsynctime',
] as const;

/** A contact as a row of the preview. */
export function rowOf(contact: HubspotContact, change: Change): PreviewRow {
  const { properties } = contact;
  const others = (properties.hs_additional_emails ?? '')
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return {
    id: contact.id,
    change,
    name: nameOf(contact),
    email: properties.email || null,
    ...(others.length > 0 ? { otherEmails: others } : {}),
    leadId: to18(properties.salesforceleadid),
    contactId: to18(properties.salesforcecontactid),
    lastSync: millisOf(properties.salesforcelastsynctime),
  };
}
