import { connectedHubspot } from '../connections/hubspot';
import { serverNow } from '../http/clock';
import { ApiError } from '../http/errors';
import { hubspotBase } from '../hubspot/client';
import type { Reach } from './types';

/** HubSpot's time now, as far as it is known. */
export const hubspotNow = () => serverNow(new URL(hubspotBase).host, Date.now());

/** HubSpot's time of a local one, for showing when the next look comes. */
export const inHubspotTime = (local: number) => local + hubspotNow() - Date.now();

/** The services of this portal. Throws `not-connected` while another one, or none, is connected: a job never goes on elsewhere. */
export async function reachOf(portalId: string): Promise<Reach> {
  const { client, environment } = await connectedHubspot();
  if (environment.portalId !== portalId) throw new ApiError('not-connected', 'hubspot');
  return { hubspot: client, environment, salesforce: () => Promise.resolve(null), now: hubspotNow };
}
