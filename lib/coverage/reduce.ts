import type { ContactFacts, Facts, Membership, PropertyVersion, SalesforceFacts } from '../eligibility/types';
import { contactFacts } from '../facts/contact';
import type { HubspotContact } from '../hubspot/contacts';
import type { ReadContact, ReadHistory, ScanCursor } from './types';

/** What a page of contacts is asked for, without histories. */
export const pageProperties = [
  'email',
  'firstname',
  'lastname',
  'hs_additional_emails',
  'hs_merged_object_ids',
  'salesforceleadid',
  'salesforcecontactid',
  'salesforcelastsynctime',
] as const;

/** HubSpot's answer as a scan keeps it. */
export function readContact(found: HubspotContact): ReadContact {
  const { additionalEmails, mergedIds, ...facts } = contactFacts(found, null, null);
  return {
    id: facts.id,
    email: facts.email,
    ...(additionalEmails.length > 0 ? { others: additionalEmails } : {}),
    ...(mergedIds.length > 0 ? { mergedIds } : {}),
    name: facts.name,
    createdAt: facts.createdAt ?? null,
    leadId: facts.leadId,
    contactId: facts.contactId,
    lastSync: facts.lastSync,
  };
}

/**
 * A contact's histories without what no verdict looks at. Of somebody outside: where the address came from, and one
 * value that Salesforce wrote (R6, R8). Of a member: what is newer than its last sync, with the two versions before.
 */
export function readHistory(found: HubspotContact, isMember: boolean, at: number): ReadHistory {
  const { syncLog, history, lastSync } = contactFacts(found, null, null);
  return { at, log: syncLog, versions: isMember ? ofMember(history, lastSync) : ofOutsider(history) };
}

type Versions = Readonly<Record<string, readonly PropertyVersion[]>>;

function ofOutsider(history: Versions): Versions {
  const oldest = history.email?.at(-1);
  const inbound = Object.entries(history).find(
    ([name, all]) =>
      name !== 'email' && !name.startsWith('salesforce') && all.some(({ source }) => source === 'SALESFORCE'),
  );
  const one = inbound?.[1].find(({ source }) => source === 'SALESFORCE');
  return { ...(oldest ? { email: [oldest] } : {}), ...(inbound && one ? { [inbound[0]]: [one] } : {}) };
}

function ofMember(history: Versions, lastSync: number | null): Versions {
  const own = Object.entries(history).filter(([name]) => name !== 'salesforcelastsynctime');
  if (lastSync === null) return Object.fromEntries(own);
  return Object.fromEntries(
    own.map(([name, all]) => [name, all.slice(0, all.filter(({ at }) => at > lastSync).length + 2)]),
  );
}

/** What `decide` is given of a contact: the same as for its page, as far as the scan read it. */
export function factsOf(
  given: { readonly at: number; readonly portalId: string; readonly cursor: ScanCursor },
  contact: ReadContact,
  more: {
    readonly membership: Membership | null;
    readonly history: ReadHistory | null;
    readonly salesforce: SalesforceFacts;
  },
): Facts {
  const facts: ContactFacts = {
    id: contact.id,
    mergedIds: contact.mergedIds ?? [],
    email: contact.email,
    additionalEmails: contact.others ?? [],
    name: contact.name,
    createdAt: contact.createdAt ?? undefined,
    leadId: contact.leadId,
    contactId: contact.contactId,
    lastSync: contact.lastSync,
    syncLog: more.history?.log ?? null,
    history: more.history?.versions ?? {},
    properties: {},
    membership: more.membership,
  };
  return {
    asOf: more.history?.at ?? given.at,
    page: {
      crm: 'hubspot',
      host: '',
      portalId: given.portalId,
      object: 'contact',
      objectTypeId: '0-1',
      id: contact.id,
    },
    gap: null,
    segment: given.cursor.segment,
    contact: facts,
    salesforce: more.salesforce,
  };
}
