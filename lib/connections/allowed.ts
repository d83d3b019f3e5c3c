import { ApiError } from '../http/errors';
import { readPolicy } from '../storage/policy';

/** The host, where the organisation lets this browser be paired with it. Throws `forbidden` (`MANAGED_HOST`) with those that it does. */
export async function allowedHost(host: string): Promise<string> {
  const { salesforceHosts } = await readPolicy();
  if (!salesforceHosts || salesforceHosts.includes(host)) return host;
  throw new ApiError('forbidden', 'salesforce', { code: 'MANAGED_HOST', words: salesforceHosts.join(', ') });
}

/** The portal, where the organisation lets this browser be connected to it. Throws `forbidden` (`MANAGED_PORTAL`). */
export async function allowedPortal(portalId: string): Promise<string> {
  const { hubspotPortals } = await readPolicy();
  if (!hubspotPortals || hubspotPortals.includes(portalId)) return portalId;
  throw new ApiError('forbidden', 'hubspot', { code: 'MANAGED_PORTAL', words: hubspotPortals.join(', ') });
}
