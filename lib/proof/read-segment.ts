import type { JudgeSettings, Millis } from '../eligibility/types';
import type { HubspotClient } from '../hubspot/client';
import { contactsByIds } from '../hubspot/contacts-batch';
import { nameOf, newestSyncs } from '../hubspot/contacts-search';
import { membershipsOfMany } from '../hubspot/members';
import { segmentsByIds } from '../hubspot/segments';
import { millisOf } from '../hubspot/times';
import type { RealityCheck } from '../protocol/pages';
import { judgeReality, mostHolding, type Witness } from './judge-segment';

/**
 * Check against reality: the 100 contacts that synced last, their logs and memberships, and the segments that
 * hold them. Five calls: a search, two batches of histories, one of memberships, one of segments.
 */
export async function checkReality(
  client: HubspotClient,
  chosen: JudgeSettings['segment'],
  asOf: Millis,
): Promise<RealityCheck> {
  const ids = (await newestSyncs(client, 100)).map((one) => one.id);
  const query = { properties: ['firstname', 'lastname', 'email'], history: ['salesforcelastsynctime'] };
  const [contacts, memberships] = await Promise.all([
    contactsByIds(client, ids, query),
    membershipsOfMany(client, ids),
  ]);
  const witnesses: Witness[] = contacts.map((one) => ({
    id: one.id,
    name: nameOf(one),
    syncLog: (one.history.salesforcelastsynctime ?? []).map((v) => millisOf(v.value)).filter((at) => at !== null),
    segments: new Set(memberships.get(one.id)?.keys() ?? []),
  }));
  const segments = await segmentsByIds(client, mostHolding(witnesses, chosen));
  const candidates = segments.filter(
    (one) => !one.deleted && one.objectTypeId === '0-1' && one.processingType === 'DYNAMIC',
  );
  return judgeReality(
    witnesses,
    candidates.map(({ id, name, size }) => ({ id, name, size })),
    chosen,
    asOf,
  );
}
