import { connectedHubspot } from '../connections/hubspot';
import { connectedSalesforce } from '../connections/salesforce';
import { nameOf, searchContacts } from '../hubspot/contacts-search';
import type { PairingCheck } from '../protocol/pages';
import { sameId, to18 } from '../records/ids';
import { rowsFor } from '../salesforce/rows';
import { changeEnvironment } from '../storage/settings';
import { hubspotNow } from './daily';
import { judgePairing } from './judge-pairing';

/** So many of those that synced last are looked at. */
const looked = 20;

/**
 * Proves that the portal being configured and its org are a pair, and keeps what came out: one search in HubSpot, one
 * composite in Salesforce. Throws `ApiError`.
 */
export async function checkPairing(): Promise<PairingCheck> {
  const { client, environment } = await connectedHubspot('proof');
  const { client: org, orgId } = await connectedSalesforce(environment, 'proof');
  const links = ['salesforcecontactid', 'salesforceleadid'] as const;
  const { contacts } = await searchContacts(client, {
    groups: links.map((propertyName) => [
      { propertyName: 'salesforcelastsynctime', operator: 'HAS_PROPERTY' },
      { propertyName, operator: 'HAS_PROPERTY' },
    ]),
    properties: ['firstname', 'lastname', 'email', 'hs_additional_emails', ...links],
    newestFirst: 'salesforcelastsynctime',
    limit: looked,
  });
  const linked = contacts.flatMap((one) => {
    const { email, hs_additional_emails: more, salesforcecontactid, salesforceleadid } = one.properties;
    const recordId = to18(salesforcecontactid) ?? to18(salesforceleadid);
    const emails = [email, ...(more ?? '').split(';')].filter((address): address is string => Boolean(address));
    return recordId ? [{ id: one.id, name: nameOf(one), emails, recordId }] : [];
  });
  const rows = await rowsFor(org, { ids: linked.map(({ recordId }) => recordId), emails: [] });
  const lastPairing = judgePairing(linked, rows, hubspotNow());
  // Of a pairing that was changed meanwhile it says nothing.
  await changeEnvironment(environment.portalId, (now) => (sameId(now.orgId, orgId) ? { ...now, lastPairing } : now));
  return lastPairing;
}
