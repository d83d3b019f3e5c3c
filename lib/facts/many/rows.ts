import type { ContactFacts, SalesforceRow } from '../../eligibility/types';
import { chunks } from '../../hubspot/contacts-batch';
import { sameId, to18 } from '../../records/ids';
import type { SalesforceClient } from '../../salesforce/client';
import type { Fields } from '../../salesforce/query';
import { rowsForMany } from '../../salesforce/rows';

/** So many ids and addresses a query keep its address short enough; a composite takes two such groups. */
const groupSize = 75;
const groupsAtOnce = 2;

/** Everybody in Salesforce with one of these ids or addresses. A composite for up to a hundred of each. */
export async function manyRows(
  client: SalesforceClient,
  wanted: { ids: readonly string[]; emails: readonly string[] },
  fields: Fields,
): Promise<SalesforceRow[]> {
  const ids = chunks([...new Set(wanted.ids)], groupSize);
  const emails = chunks([...new Set(wanted.emails.map((one) => one.toLowerCase()))], groupSize);
  const groups = Array.from({ length: Math.max(ids.length, emails.length) }, (_, n) => ({
    ids: ids[n] ?? [],
    emails: emails[n] ?? [],
  }));
  const found = new Map<string, SalesforceRow>();
  for (const some of chunks(groups, groupsAtOnce))
    for (const row of await rowsForMany(client, some, fields)) found.set(row.id, row);
  return [...found.values()].sort((a, b) => b.object.localeCompare(a.object));
}

const addressesOf = ({ email, additionalEmails }: ContactFacts): Set<string> =>
  new Set([email, ...additionalEmails].flatMap((one) => (one === null ? [] : [one.toLowerCase()])));

/** The ids and addresses by which Salesforce knows a contact. */
export const wantedOf = (contact: ContactFacts) => ({
  ids: [contact.contactId, contact.leadId].filter((id) => id !== null),
  emails: [...addressesOf(contact)],
});

/** Of many rows those that may be this contact: by its links and its addresses. */
export function rowsOfContact(all: readonly SalesforceRow[], contact: ContactFacts): SalesforceRow[] {
  const addresses = addressesOf(contact);
  const links = new Set([contact.contactId, contact.leadId].map(to18));
  links.delete(null);
  return all.filter((row) => links.has(to18(row.id)) || (row.email !== null && addresses.has(row.email.toLowerCase())));
}

/** Of many rows those that a record's own page finds first: itself, what it became, and everybody with its address. */
export function rowsOfRecord(all: readonly SalesforceRow[], row: SalesforceRow): SalesforceRow[] {
  const became = all.filter((one) => sameId(one.id, row.convertedContactId));
  const twins = row.email ? all.filter((one) => one.email?.toLowerCase() === row.email?.toLowerCase()) : [];
  const contactsFirst = [...twins].sort((a, b) => a.object.localeCompare(b.object));
  return [...new Map([row, ...became, ...contactsFirst].map((one) => [one.id, one])).values()];
}

/** The record is linked elsewhere than to the contact that has its address. */
export function linkedElsewhere(links: readonly (string | null | undefined)[], row: SalesforceRow): boolean {
  const known = links.map((id) => to18(id)).filter((id) => id !== null);
  return known.length > 0 && !known.some((id) => sameId(id, row.id) || sameId(id, row.convertedContactId));
}
