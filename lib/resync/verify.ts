import type { JudgeSettings, Millis } from '../eligibility/types';
import { type Failure, toFailure } from '../http/errors';
import { contactById } from '../hubspot/contacts';
import { millisOf } from '../hubspot/times';
import type { Unread, WriteLine } from '../protocol/pages';
import { objectOf, to18 } from '../records/ids';
import { pairOf, touchedProperty } from './pair';
import type { Reach } from './types';

/** What one look saw. */
export interface Seen {
  /** The first sync after the write; null: none yet. */
  readonly syncedAt: Millis | null;
  /** Whether the written value stands in the other CRM; `cannot-tell`: `unread` says why. */
  readonly value: 'there' | 'missing' | 'cannot-tell';
  /** Null where the value was read, nothing was written, or no sync came yet. */
  readonly unread: Unread | null;
  /** Salesforce did not answer: why. */
  readonly failure?: Failure;
}

/** What was read of the value, or what kept it from being read. */
type Read = 'there' | 'missing' | Unread;

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
  const touched = line?.where === 'salesforce' ? touchedProperty(settings, line.property) : null;
  const own = touched ? [touched] : [];
  const found = await contactById(reach.hubspot, contactId, {
    properties: ['salesforceleadid', 'salesforcecontactid', 'salesforcelastsynctime', ...own],
    history: ['salesforcelastsynctime', ...own],
  });
  const log = [
    ...(found.history.salesforcelastsynctime ?? []).map(({ value }) => millisOf(value)),
    millisOf(found.properties.salesforcelastsynctime),
  ].filter((at) => at !== null && at > writtenAt);
  const syncedAt = log.length === 0 ? null : Math.min(...(log as Millis[]));
  if (!line || syncedAt === null) return { syncedAt, value: 'cannot-tell', unread: null };
  const seen = (read: Read): Seen =>
    read === 'there' || read === 'missing'
      ? { syncedAt, value: read, unread: null }
      : { syncedAt, value: 'cannot-tell', unread: read };
  if (line.where === 'salesforce') {
    if (!touched) return seen('no-property');
    return seen(found.history[touched]?.some(({ value }) => value === line.to) ? 'there' : 'missing');
  }
  const linked = to18(found.properties.salesforcecontactid) ?? to18(found.properties.salesforceleadid);
  if (!linked) return seen('not-linked');
  try {
    return seen(await inSalesforce(reach, settings, linked, line.to));
  } catch (error) {
    return { ...seen('no-answer'), failure: toFailure(error, 'salesforce') };
  }
}

async function inSalesforce(reach: Reach, settings: JudgeSettings, id: string, value: string): Promise<Read> {
  const salesforce = await reach.salesforce();
  if (!salesforce) return 'not-connected';
  const object = objectOf(id);
  if (object !== 'Lead' && object !== 'Contact') return 'not-linked';
  const pair = pairOf(settings);
  const field = object === 'Lead' ? pair.leadField : pair.contactField;
  if (!field) return pair.isMapped ? 'missing' : 'no-field';
  const found = await salesforce.read(object, id, [field]);
  if (found === null) return 'not-visible';
  return found[field] === value ? 'there' : 'missing';
}
