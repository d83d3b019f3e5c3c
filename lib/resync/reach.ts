import { connectedHubspot } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import { serverNow } from '../http/clock';
import { hubspotBase } from '../hubspot/client';
import { rowsFor } from '../salesforce/rows';
import { touchRecord } from '../salesforce/touch';
import { dailyCalls } from '../salesforce/user';
import { environmentOf } from '../storage/environment-key';
import type { Environment } from '../storage/settings';
import type { Reach, SalesforceReach } from './types';

/** HubSpot's time now, as far as it is known. */
export const hubspotNow = () => hubspotAt(Date.now());
/** HubSpot's time of a local one, as its newest answer tells; a worker that has called nobody yet takes its own clock for right. */
export const hubspotAt = (localAt: number) => serverNow(new URL(hubspotBase).host, localAt);

/**
 * HubSpot's time of a local one, for showing when a job goes on: by the two times at which it was begun, which a worker
 * that has called nobody yet knows too. So a job never seems to go on before it began.
 */
export const inHubspotTime = (
  local: number,
  { createdAt, cursor }: { readonly createdAt: number; readonly cursor: { readonly createdAt: number } },
) => local + cursor.createdAt - createdAt;

/**
 * The services of a job's environment. Throws `not-connected` while its portal is not connected: a job never goes on
 * elsewhere. Calls are counted as `by` asked for them. Nor does it reach another org than its own; one that began without an org takes the one paired now.
 */
export async function reachOf(key: string, by: string): Promise<Reach> {
  const { portalId, orgId } = environmentOf(key);
  const { client, environment } = await connectedHubspot(by, portalId);
  const sameOrg = orgId === null || orgId === environment.orgId;
  const salesforce = async () => (sameOrg ? salesforceOf(environment, by) : null);
  return { by, hubspot: client, environment, salesforce, now: hubspotNow };
}

/** The host of the paired org's API; null where none is paired. */
export const hostOf = ({ salesforce, orgId }: Environment): string | null =>
  salesforce && orgId ? salesforce.host : null;

/** The org's calls of 24 hours, and how many are left: one call. Null where it does not answer. */
export async function quotaOf(environment: Environment, by: string): Promise<{ limit: number; left: number } | null> {
  try {
    const { limit, remaining } = await dailyCalls((await connectedSalesforce(environment, by)).client);
    return { limit, left: remaining };
  } catch {
    return null;
  }
}

async function salesforceOf(environment: Environment, by: string): Promise<SalesforceReach | null> {
  if (!environment.salesforce) return null;
  const { client } = await connectedSalesforce(environment, by);
  return {
    client,
    async read(object, id, fields) {
      const rows = await rowsFor(client, { ids: [id], emails: [], fields: { [object]: fields } });
      const row = rows.find((one) => one.id === id && !one.deleted);
      return row ? { ...row.fields } : null;
    },
    async readMany(ids, fields) {
      const rows = await rowsFor(client, { ids, emails: [], fields });
      return new Map(rows.filter((one) => !one.deleted).map((one) => [one.id, { ...one.fields }]));
    },
    async touch(object, id, field, value) {
      await touchRecord(client, { object, id, fields: { [field]: value } });
    },
  };
}
