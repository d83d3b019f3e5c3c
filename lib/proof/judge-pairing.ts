import type { Millis, SalesforceRow } from '../eligibility/types';
import type { PairingCheck } from '../protocol/pages';
import { sameId } from '../records/ids';

/** A contact that synced lately, with the record that HubSpot says it is linked to (18 characters). */
export interface Linked {
  readonly id: string;
  readonly name: string;
  /** Its own address, and its others. */
  readonly emails: readonly string[];
  readonly recordId: string;
}

/** Fewer than this say nothing, either way. */
const fewest = 3;
/** So many of those who differ are named; the figures say the rest. */
const named = 5;
/** This share of the records found must have the contact's address: an address that was changed on one side only is no other org. */
const mostly = 0.8;

/**
 * Whether portal and org are a pair: the linked record has the contact's address. A refreshed sandbox keeps the old
 * ids, so an id alone proves nothing; there the record of this id has another address, or is somebody else's.
 */
export function judgePairing(contacts: readonly Linked[], rows: readonly SalesforceRow[], asOf: Millis): PairingCheck {
  const others: PairingCheck['others'] = [];
  let same = 0;
  let missing = 0;
  for (const { id, name, emails, recordId } of contacts) {
    const row = rows.find((one) => sameId(one.id, recordId));
    if (!row || row.deleted) missing += 1;
    else if (emails.some((email) => email.toLowerCase() === row.email?.toLowerCase())) same += 1;
    else others.push({ id, name, recordName: row.name });
  }
  const different = others.length;
  const found = same + different;
  const counts = { asOf, looked: contacts.length, same, different, missing, others: others.slice(0, named) };
  if (different >= fewest && different > found / 2) return { ...counts, verdict: 'contradicted' };
  if (same >= fewest && same >= found * mostly && found >= missing) return { ...counts, verdict: 'confirmed' };
  return { ...counts, verdict: 'cannot-tell' };
}
