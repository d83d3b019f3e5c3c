/** Hosts of the two CRMs. */

const hubspotHost = /^app(-[a-z0-9]+)?\.hubspot\.com$/;
const salesforceUi =
  /^([a-z0-9-]+(?:\.(?:sandbox|develop|scratch|trailblaze|demo|free|patch))?)\.(?:lightning\.force|my\.salesforce)\.(com|mil)(\.mcas\.ms)?$/;

/** True for the hosts of HubSpot's app in every data centre, and for nothing else at hubspot.com. */
export function isHubspotHost(host: string): boolean {
  return hubspotHost.test(host);
}

/**
 * The API host of the org that a Salesforce page belongs to (`x--sbx.sandbox.lightning.force.com` →
 * `x--sbx.sandbox.my.salesforce.com`); null for hosts that are no org's.
 */
export function apiHostOf(host: string): string | null {
  const parts = salesforceUi.exec(host);
  return parts && `${parts[1]}.my.salesforce.${parts[2]}${parts[3] ?? ''}`;
}

/** The Lightning host of an API host, for links. */
export function lightningHostOf(apiHost: string): string {
  return apiHost.replace('.my.salesforce.', '.lightning.force.');
}
