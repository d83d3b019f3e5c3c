import type { Connected } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import type { ContactFacts, Facts, SalesforceFacts, SalesforceRow } from '../eligibility/types';
import { contactByEmail, type HubspotContact } from '../hubspot/contacts';
import { contactBySalesforceId } from '../hubspot/contacts-search';
import { sameId, to18 } from '../records/ids';
import type { SalesforceRef } from '../records/types';
import type { SalesforceClient } from '../salesforce/client';
import { rowsFor, rowsOfPage } from '../salesforce/rows';
import { gapOf, onlyGap } from './gaps';
import { asOf, chosenSegment, viewQuery, withMembership } from './hubspot-half';
import { mappedFields } from './mapped';

/**
 * A Salesforce page: its record and its twins, then the HubSpot contact, then its membership. Never throws.
 *
 * Two calls to HubSpot and one to Salesforce where the contact has the record's address and link. Not found at once
 * are, with up to two calls more to HubSpot (a search by link and a read) and one to Salesforce (`withMore`): who has
 * another address than the record, or none; who is linked elsewhere; and a record whose address holds signs that a
 * reference cannot carry, so that its twins have to be asked for apart.
 */
export async function salesforcePage(page: SalesforceRef, connected: Connected): Promise<Facts> {
  const { environment } = connected;
  const { object } = page;
  if (object === 'other') return onlyGap(page, { code: 'other-object' }, asOf());
  const paired = environment.salesforce?.host;
  // No call is made for a page of another org: the answer would be about somebody else.
  if (paired && page.apiHost !== paired)
    return onlyGap(page, { code: 'other-org', service: 'salesforce', expected: paired, found: page.apiHost }, asOf());
  const fields = mappedFields(environment.settings);
  let client: SalesforceClient;
  let found: Awaited<ReturnType<typeof rowsOfPage>>;
  try {
    client = (await connectedSalesforce(environment, connected.by)).client;
    found = await rowsOfPage(client, { object, id: page.id }, fields);
  } catch (error) {
    return onlyGap(page, gapOf(error, 'salesforce'), asOf());
  }
  const { pageRow, rows, unasked } = found;
  if (!pageRow) return onlyGap(page, { code: 'not-found', service: 'salesforce' }, asOf());
  const segment = chosenSegment(connected);
  segment.catch(() => undefined);
  try {
    const contact = await contactOf(pageRow, connected);
    const salesforce = await withMore({ rows, pageRow }, { contact, unasked }, client, fields);
    return { asOf: asOf(), page, gap: null, segment: await segment, contact, salesforce };
  } catch (error) {
    return onlyGap(page, gapOf(error, 'hubspot'), asOf(), { checked: true, rows, pageRow });
  }
}

/**
 * The HubSpot contact of a record: by its address; where nobody has it, or who has it is linked
 * elsewhere, the one that is linked to the record.
 */
async function contactOf(row: SalesforceRow, connected: Connected): Promise<ContactFacts | null> {
  const { client } = connected;
  const query = await viewQuery(connected);
  const byEmail = row.email ? await contactByEmail(client, row.email, query) : null;
  if (byEmail && !linkedElsewhere(byEmail, row)) return withMembership(byEmail, connected, null);
  // A search by id, then a read: search has no histories.
  const byLink = await contactBySalesforceId(client, idsOf(row), query);
  const found = byLink ?? byEmail;
  return found ? withMembership(found, connected, null) : null;
}

const idsOf = ({ object, id, convertedContactId, email }: SalesforceRow) =>
  object === 'Lead' ? { leadId: id, contactId: convertedContactId, email } : { contactId: id, email };

function linkedElsewhere(contact: HubspotContact, row: SalesforceRow): boolean {
  const links = [contact.properties.salesforcecontactid, contact.properties.salesforceleadid].filter(Boolean);
  const own = [row.id, row.convertedContactId];
  return links.length > 0 && !links.some((link) => own.some((id) => sameId(link, id)));
}

/**
 * The record that HubSpot is linked to may have another address, or be gone: it is read by its id. Who was found by a
 * link may have addresses that the page's record has not. All of it in one call, with the address not asked for yet.
 */
async function withMore(
  seen: { rows: readonly SalesforceRow[]; pageRow: SalesforceRow },
  { contact, unasked }: { contact: ContactFacts | null; unasked: string | null },
  client: SalesforceClient,
  fields: ReturnType<typeof mappedFields>,
): Promise<SalesforceFacts> {
  const { rows, pageRow } = seen;
  const isSeen = (id: string) => rows.some((row) => sameId(row.id, id));
  const links = contact ? [contact.contactId, contact.leadId] : [];
  const ids = links.flatMap((id) => (id === null || isSeen(id) ? [] : [to18(id) ?? '']));
  const asked = rows.map((row) => row.email?.toLowerCase()).filter((email) => email !== unasked?.toLowerCase());
  const emails = [unasked, contact?.email, ...(contact?.additionalEmails ?? [])].filter(
    (email): email is string => Boolean(email) && !asked.includes(email?.toLowerCase()),
  );
  if (ids.length === 0 && emails.length === 0) return { checked: true, rows, pageRow };
  const more = await rowsFor(client, { ids, emails, fields });
  return { checked: true, rows: [...rows, ...more.filter((row) => !isSeen(row.id))], pageRow };
}
