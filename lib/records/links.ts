import { lightningHostOf } from './hosts';

const host = (uiDomain: string | undefined) => uiDomain ?? 'app.hubspot.com';

/** Page of a HubSpot contact. */
export function hubspotContactLink(portalId: string, contactId: string, uiDomain?: string): string {
  return `https://${host(uiDomain)}/contacts/${portalId}/record/0-1/${contactId}`;
}

/** Page of a HubSpot company. */
export function hubspotCompanyLink(portalId: string, companyId: string, uiDomain?: string): string {
  return `https://${host(uiDomain)}/contacts/${portalId}/record/0-2/${companyId}`;
}

/** Page of a segment's filters. */
export function segmentLink(portalId: string, segmentId: string, uiDomain?: string): string {
  return `https://${host(uiDomain)}/contacts/${portalId}/objectLists/${segmentId}/filters`;
}

/** All segments of a portal, where a new one is made (R7). */
export function segmentsLink(portalId: string, uiDomain?: string): string {
  return `https://${host(uiDomain)}/contacts/${portalId}/objectLists`;
}

/** Where HubSpot's inclusion segment is chosen: Contacts › "Limiting what syncs" (R7). */
export function salesforceSettingsLink(portalId: string, uiDomain?: string): string {
  return `https://${host(uiDomain)}/integrations-settings/${portalId}/installed/salesforce/contacts`;
}

/** Lightning page of a lead or contact. */
export function salesforceRecordLink(apiHost: string, object: 'Lead' | 'Contact', id: string): string {
  return `https://${lightningHostOf(apiHost)}/lightning/r/${object}/${id}/view`;
}

/** Where Salesforce keeps deleted records for 15 days, and can restore them. */
export function recycleBinLink(apiHost: string): string {
  return `https://${lightningHostOf(apiHost)}/lightning/o/DeleteEvent/home`;
}
