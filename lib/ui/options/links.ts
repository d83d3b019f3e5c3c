import type { SettingsView } from '../../protocol/pages';
import { lightningHostOf } from '../../records/hosts';
import { salesforceSettingsLink, segmentLink, segmentsLink } from '../../records/links';

/** Pages of the two CRMs that the options lead to; null while the portal or the org is not known. */
export interface OptionLinks {
  /** Development › Keys › Service keys; in some accounts Settings › Integrations › Service keys. Same page. */
  readonly serviceKeys: string;
  readonly salesforceSettings: string | null;
  readonly segmentsTool: string | null;
  readonly segment: string | null;
  readonly leadFields: string | null;
  readonly contactFields: string | null;
  readonly orgHome: string | null;
}

/** Every link for these settings. Before the portal is known, HubSpot finds it by the person's own login. */
export function optionLinks({ hubspot, salesforce, settings }: SettingsView): OptionLinks {
  const portal = hubspot?.portalId;
  const ui = hubspot?.uiDomain;
  const lightning = salesforce && `https://${lightningHostOf(salesforce.host)}/lightning`;
  const fields = (object: string) =>
    lightning && `${lightning}/setup/ObjectManager/${object}/FieldsAndRelationships/view`;
  return {
    serviceKeys: portal
      ? `https://${ui ?? 'app.hubspot.com'}/service-keys/${portal}`
      : 'https://app.hubspot.com/l/service-keys',
    salesforceSettings: portal ? salesforceSettingsLink(portal, ui) : null,
    segmentsTool: portal ? segmentsLink(portal, ui) : null,
    segment: portal && settings.segment.mode === 'segment' ? segmentLink(portal, settings.segment.id, ui) : null,
    leadFields: fields('Lead'),
    contactFields: fields('Contact'),
    orgHome: lightning && `${lightning}/page/home`,
  };
}

/** The page of a contact, for the people that a check names. */
export function contactLink({ hubspot }: SettingsView, id: string): string | null {
  return hubspot && `https://${hubspot.uiDomain}/contacts/${hubspot.portalId}/record/0-1/${id}`;
}

/** Data centre of a portal by the host of its pages, e.g. `EU1`. */
export function dataCentre(uiDomain: string): string {
  return (/^app-([a-z0-9]+)\./.exec(uiDomain)?.[1] ?? 'na1').toUpperCase();
}
