import type { Connected } from '../connections/hubspot';
import { changedSince, type Trigger } from '../eligibility/terms';
import type { Facts, JudgeSettings, Membership, Millis } from '../eligibility/types';
import type { HubspotContact } from '../hubspot/contacts';
import { contactsByIds } from '../hubspot/contacts-batch';
import { searchContacts } from '../hubspot/contacts-search';
import { membershipsOfMany } from '../hubspot/members';
import { contactFacts, contactQuery } from './contact';
import { unchecked } from './gaps';
import { asOf } from './hubspot-half';

/** So many of those who changed last are looked at; histories come for 50 at a time. */
const sample = 50;

/**
 * True where somebody who may sync has waited since the portal's newest sync: joined the segment, or
 * changed in a mapped property. Three calls at most, and only where the integration looks silent.
 */
export async function someoneWaits(connected: Connected, newestSync: Millis): Promise<boolean> {
  const { client, environment } = connected;
  const { settings } = environment;
  const { contacts } = await searchContacts(client, {
    groups: [
      [
        { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(newestSync) },
        { propertyName: 'email', operator: 'HAS_PROPERTY' },
      ],
    ],
    properties: ['email'],
    newestFirst: 'lastmodifieddate',
    limit: sample,
  });
  const ids = contacts.map((one) => one.id);
  if (ids.length === 0 || settings.segment.mode === 'unset') return false;
  const chosen = settings.segment.mode === 'segment' ? settings.segment.id : null;
  const memberships = chosen === null ? null : await membershipsOfMany(client, ids);
  const may = memberships ? ids.filter((id) => memberships.get(id)?.has(chosen ?? '')) : ids;
  if (may.length === 0) return false;
  const read = await contactsByIds(client, may, contactQuery(settings));
  return read.some((one) => {
    const membership = memberships?.get(one.id)?.get(chosen ?? '') ?? null;
    return waitingChanges(one, membership, settings).some((trigger) => trigger.at > newestSync);
  });
}

/** What changed in a contact since its last sync, newest first, by HubSpot's half alone. */
export function waitingChanges(
  found: HubspotContact,
  membership: Membership | null,
  settings: JudgeSettings,
): Trigger[] {
  const contact = contactFacts(found, null, membership);
  return changedSince({ ...nobody, asOf: asOf(), contact }, contact, settings);
}

const nobody: Facts = {
  asOf: 0,
  page: { crm: 'hubspot', host: '', portalId: '', object: 'contact', objectTypeId: '0-1', id: '' },
  gap: null,
  segment: null,
  contact: null,
  salesforce: unchecked({ code: 'loading', service: 'salesforce' }),
};
