import type { PreviewRow } from '../../preview/types';
import type { SettingsView } from '../../protocol/pages';
import { hubspotContactLink, salesforceRecordLink } from '../../records/links';

/** Where a row can be opened: in HubSpot, and in Salesforce where it is linked and an org is paired. */
export function rowLinks(row: Pick<PreviewRow, 'id' | 'leadId' | 'contactId'>, settings: SettingsView) {
  const { hubspot, salesforce } = settings;
  const host = salesforce?.host;
  return {
    hubspot: hubspot && hubspotContactLink(hubspot.portalId, row.id, hubspot.uiDomain),
    salesforce: !host
      ? null
      : row.contactId
        ? salesforceRecordLink(host, 'Contact', row.contactId)
        : row.leadId && salesforceRecordLink(host, 'Lead', row.leadId),
  };
}
