import type { Connected } from '../connections/hubspot';
import type { ConnectedOrg } from '../connections/salesforce';
import type { ContactFacts, SalesforceFacts } from '../eligibility/types';
import { rowsFor } from '../salesforce/rows';
import { gapOf, unchecked } from './gaps';
import { mappedFields } from './mapped';

/** Everybody in Salesforce whom this contact may be: by its link and by its addresses. Never throws. */
export async function salesforceHalf(
  contact: ContactFacts,
  { environment }: Connected,
  org: Promise<ConnectedOrg>,
): Promise<SalesforceFacts> {
  try {
    const { client } = await org;
    const ids = [contact.contactId, contact.leadId].filter((id) => id !== null);
    const emails = [contact.email, ...contact.additionalEmails].filter((email) => email !== null);
    const rows = await rowsFor(client, { ids, emails, fields: mappedFields(environment.settings) });
    return { checked: true, rows };
  } catch (error) {
    return unchecked(gapOf(error, 'salesforce'));
  }
}
