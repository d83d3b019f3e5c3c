import type { Connected } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import type { ContactFacts, Facts, SalesforceFacts, SalesforceRow } from '../eligibility/types';
import { contactByEmail, type HubspotContact } from '../hubspot/contacts';
import { contactBySalesforceId } from '../hubspot/contacts-search';
import { sameId, to18 } from '../records/ids';
import type { SalesforceRef } from '../records/types';
import type { SalesforceClient } from '../salesforce/client';
import { rowsFor, rowsOfPage } from '../salesforce/rows';
import { contactQuery } from './contact';
import { gapOf, onlyGap } from './gaps';
import { asOf, chosenSegment, withMembership } from './hubspot-half';
import { mappedFields } from './mapped';

/** A Salesforce page: its record and its twins, then the HubSpot contact, then its membership. Never throws. */
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
    client = (await connectedSalesforce(environment)).client;
    found = await rowsOfPage(client, { object, id: page.id }, fields);
  } catch (error) {
    return onlyGap(page, gapOf(error, 'salesforce'), asOf());
  }
  const { pageRow, rows } = found;
  if (!pageRow) return onlyGap(page, { code: 'not-found', service: 'salesforce' }, asOf());
  let salesforce: SalesforceFacts = { checked: true, rows, pageRow };
  try {
    const segment = chosenSegment(connected);
    segment.catch(() => undefined);
    const contact = await contactOf(pageRow, connected);
    if (contact) salesforce = await withLink(salesforce, contact, client, fields);
    return { asOf: asOf(), page, gap: null, segment: await segment, contact, salesforce };
  } catch (error) {
    return onlyGap(page, gapOf(error, 'hubspot'), asOf(), salesforce);
  }
}

/**
 * The HubSpot contact of a record: by its address; where nobody has it, or who has it is linked
 * elsewhere, the one that is linked to the record.
 */
async function contactOf(row: SalesforceRow, connected: Connected): Promise<ContactFacts | null> {
  const { client, environment } = connected;
  const query = contactQuery(environment.settings);
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

/** The record that HubSpot is linked to may have another address, or be gone: it is read by its id. */
async function withLink(
  salesforce: SalesforceFacts,
  contact: ContactFacts,
  client: SalesforceClient,
  fields: ReturnType<typeof mappedFields>,
): Promise<SalesforceFacts> {
  if (!salesforce.checked) return salesforce;
  const seen = (id: string) => salesforce.rows.some((row) => sameId(row.id, id));
  const ids = [contact.contactId, contact.leadId].filter((id) => id !== null && !seen(id)).map((id) => to18(id) ?? '');
  const addresses = salesforce.rows.map((row) => row.email?.toLowerCase());
  // Who was found by a link may have addresses that the page's record has not.
  const emails = [contact.email, ...contact.additionalEmails].filter(
    (email): email is string => email !== null && !addresses.includes(email.toLowerCase()),
  );
  if (ids.length === 0 && emails.length === 0) return salesforce;
  const more = await rowsFor(client, { ids, emails, fields });
  const rows = [...salesforce.rows, ...more.filter((row) => !seen(row.id))];
  return { ...salesforce, rows };
}
