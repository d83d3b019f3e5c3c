import type { JudgeSettings, Millis } from '../eligibility/types';
import { type Failure, toFailure } from '../http/errors';
import { contactById } from '../hubspot/contacts';
import { millisOf } from '../hubspot/times';
import type { WriteLine } from '../protocol/pages';
import { objectOf, to18 } from '../records/ids';
import { pairOf } from './pair';
import type { Reach } from './types';

/** What one look saw. */
export interface Seen {
  /** The first sync after the write; null: none yet. */
  readonly syncedAt: Millis | null;
  /** Whether the written value stands in the other CRM; `cannot-tell`: it is not connected, or no field is known. */
  readonly value: 'there' | 'missing' | 'cannot-tell';
  /** Salesforce did not answer: why. */
  readonly failure?: Failure;
}

/**
 * Looks whether the sync came. Salesforce is asked only when HubSpot says that one came. Throws
 * `ApiError` where HubSpot does not answer.
 */
export async function look(
  reach: Reach,
  contactId: string,
  writtenAt: Millis,
  line: WriteLine | undefined,
): Promise<Seen> {
  const { settings } = reach.environment;
  const pair = pairOf(settings);
  const own = pair.property ? [pair.property] : [];
  const found = await contactById(reach.hubspot, contactId, {
    properties: ['salesforceleadid', 'salesforcecontactid', 'salesforcelastsynctime', ...own],
    history: ['salesforcelastsynctime', ...own],
  });
  const log = [
    ...(found.history.salesforcelastsynctime ?? []).map(({ value }) => millisOf(value)),
    millisOf(found.properties.salesforcelastsynctime),
  ].filter((at) => at !== null && at > writtenAt);
  const syncedAt = log.length === 0 ? null : Math.min(...(log as Millis[]));
  if (!line || syncedAt === null) return { syncedAt, value: 'cannot-tell' };
  if (line.where === 'salesforce') {
    if (!pair.property) return { syncedAt, value: 'cannot-tell' };
    const came = found.history[pair.property]?.some(({ value }) => value === line.to);
    return { syncedAt, value: came ? 'there' : 'missing' };
  }
  const linked = to18(found.properties.salesforcecontactid) ?? to18(found.properties.salesforceleadid);
  if (!linked) return { syncedAt, value: 'cannot-tell' };
  try {
    return { syncedAt, value: await inSalesforce(reach, settings, linked, line.to) };
  } catch (error) {
    return { syncedAt, value: 'cannot-tell', failure: toFailure(error, 'salesforce') };
  }
}

async function inSalesforce(reach: Reach, settings: JudgeSettings, id: string, value: string): Promise<Seen['value']> {
  const salesforce = await reach.salesforce();
  const object = objectOf(id);
  if (!salesforce || (object !== 'Lead' && object !== 'Contact')) return 'cannot-tell';
  const pair = pairOf(settings);
  const field = object === 'Lead' ? pair.leadField : pair.contactField;
  if (!field) return pair.isMapped ? 'missing' : 'cannot-tell';
  const found = await salesforce.read(object, id, [field]);
  return found === null ? 'cannot-tell' : found[field] === value ? 'there' : 'missing';
}
