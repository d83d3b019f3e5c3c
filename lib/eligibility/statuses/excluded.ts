import { outside, reason } from '../case';
import { burstsOf, day, deadLink, hour, isLinked, lastSyncOf, linkedRow, minute, twinsOf } from '../terms';
import type { ContactFacts, Millis } from '../types';

const notMember = (segment: string | null) => reason('R1', 'not-a-member', { segment });

/** 5: outside, and yet it syncs: another segment is likely the real one (or R13). */
export const excludedYetSyncing = outside('excluded-yet-syncing', ({ contact, facts, settings }) => {
  const last = lastSyncOf(contact);
  if (last === null || onceOnly(contact, createdInSalesforce(contact, facts))) return null;
  const recent = burstsOf(contact.syncLog ?? [last]).filter((burst) => burst.newest > facts.asOf - 7 * day);
  if (last <= facts.asOf - hour && recent.length < 2) return null;
  const segment = facts.segment?.name ?? null;
  const chosen = settings.segment.mode === 'segment' ? settings.segment.id : null;
  return [
    reason('R1', 'syncs-though-outside', { lastSyncAt: last, bursts: recent.length, segment, id: chosen }),
    reason('R13', 'judged-before-segment', { lastSyncAt: last }),
  ];
});

/** 6: its record in Salesforce is gone, and HubSpot will not be told (R11). */
export const excludedOrphan = outside('excluded-orphan', ({ contact, facts }) => {
  const dead = deadLink(facts, contact);
  if (!dead) return null;
  const code = dead.masterId ? 'orphan-merged' : 'orphan-deleted';
  return [
    reason('R11', code, { id: dead.id, object: dead.object, survivor: dead.masterId }),
    notMember(facts.segment?.name ?? null),
  ];
});

/** 7: brought by an import from Salesforce: an email and nothing else (R8). */
export const excludedImportStub = outside('excluded-import-stub', ({ contact, facts }) => {
  const oldestEmail = contact.history.email?.at(-1);
  const logEmpty = contact.syncLog?.length === 0 && contact.lastSync === null;
  if (oldestEmail?.source !== 'SALESFORCE' || !logEmpty || otherFromSalesforce(contact)) return null;
  return [
    reason('R8', 'import-stub', { email: contact.email, importedAt: oldestEmail.at }),
    notMember(facts.segment?.name ?? null),
  ];
});

/** Has any property besides the email and the link itself a version from Salesforce? */
function otherFromSalesforce(contact: ContactFacts): boolean {
  return Object.entries(contact.history).some(
    ([name, versions]) =>
      name !== 'email' && !name.startsWith('salesforce') && versions.some((version) => version.source === 'SALESFORCE'),
  );
}

/** 8: created from Salesforce once, then shut out (R6). */
export const excludedOnce = outside('excluded-once', ({ contact, facts }) => {
  const created = createdInSalesforce(contact, facts);
  if (!isLinked(contact) || !onceOnly(contact, created)) return null;
  return [
    reason('R6', 'synced-once', { lastSyncAt: lastSyncOf(contact), createdAt: created }),
    notMember(facts.segment?.name ?? null),
  ];
});

function createdInSalesforce(contact: ContactFacts, facts: Parameters<typeof linkedRow>[0]): Millis | null {
  return linkedRow(facts, contact)?.createdAt ?? null;
}

/** One burst, within 60 minutes of the Salesforce record's creation. */
function onceOnly(contact: ContactFacts, created: Millis | null): boolean {
  const bursts = burstsOf(contact.syncLog ?? []);
  const only = bursts[0];
  // A contact that HubSpot had first is given its record by its own first sync: no R6.
  const bornInHubspot = contact.history.email?.at(-1)?.source;
  if (bornInHubspot !== undefined && bornInHubspot !== 'SALESFORCE') return false;
  if (created === null || bursts.length !== 1 || !only) return false;
  return Math.abs(only.newest - created) <= 60 * minute && Math.abs(only.oldest - created) <= 60 * minute;
}

/** 9: linked, and frozen since it left (R11). */
export const excludedFrozen = outside('excluded-frozen', ({ contact, facts }) => {
  if (!isLinked(contact)) return null;
  const last = lastSyncOf(contact);
  const cannotTell = contact.syncLog === null || contact.mergedIds.length > 0 || contact.mergedFrom !== undefined;
  const frozen = last === null ? reason('R11', 'frozen-unsynced') : reason('R11', 'frozen', { lastSyncAt: last });
  return [
    frozen,
    notMember(facts.segment?.name ?? null),
    ...(cannotTell ? [reason('R11', 'history-cannot-tell', { merged: contact.mergedIds.length > 0 })] : []),
  ];
});

/** 10: not linked, but someone with this address stands in Salesforce (R10). */
export const excludedTwin = outside('excluded-twin', ({ contact, facts }) => {
  const twin = twinsOf(facts, contact)[0];
  if (isLinked(contact) || !twin) return null;
  return [
    reason('R1', 'twin', { email: contact.email, object: twin.object, id: twin.id, name: twin.name }),
    notMember(facts.segment?.name ?? null),
  ];
});

/** 11: outside, and nothing in Salesforce that we know of. */
export const excluded = outside('excluded', ({ facts }) => [notMember(facts.segment?.name ?? null)]);
