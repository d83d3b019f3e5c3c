import { sameId } from '../records/ids';
import {
  type ContactFacts,
  type Facts,
  hasField,
  type JudgeSettings,
  type MappingRow,
  type Millis,
  type PropertyVersion,
  type SalesforceRow,
} from './types';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Two clocks within a service may differ by this much (product terms, "changed since"). */
const tolerance = minute;
const burstGap = 30 * minute;

/** Linked: HubSpot holds the id of a lead or contact. */
export function isLinked(contact: ContactFacts): boolean {
  return contact.leadId !== null || contact.contactId !== null;
}

/** Grace: twice the look interval; a younger trigger is pending, not late (R4). */
export function graceOf(settings: JudgeSettings): Millis {
  return 2 * settings.lookIntervalMinutes * minute;
}

/** The newest version of the last-sync time, from the log or the property itself. */
export function lastSyncOf(contact: Pick<ContactFacts, 'lastSync' | 'syncLog'>): Millis | null {
  const times = [...(contact.syncLog ?? []), ...(contact.lastSync === null ? [] : [contact.lastSync])];
  return times.length === 0 ? null : Math.max(...times);
}

/** Syncs at most 30 minutes apart are one burst; newest burst first. */
export function burstsOf(log: readonly Millis[]): { newest: Millis; oldest: Millis }[] {
  const bursts: { newest: Millis; oldest: Millis }[] = [];
  for (const at of [...log].sort((a, b) => b - a)) {
    const open = bursts.at(-1);
    if (open && open.oldest - at <= burstGap) open.oldest = at;
    else bursts.push({ newest: at, oldest: at });
  }
  return bursts;
}

/** A trigger: what happened, and when (R4). */
export interface Trigger {
  readonly what: 'joined' | 'property' | 'trigger-property';
  readonly at: Millis;
  readonly property?: string;
}

/**
 * What changed in HubSpot after the last sync, newest first: mapped properties whose value really
 * changed and that HubSpot may write, joining the segment, the trigger property. Never a modified
 * date: the connector's own write moves it.
 */
export function changedSince(facts: Facts, contact: ContactFacts, settings: JudgeSettings): Trigger[] {
  return triggersOf(facts, contact, settings, lastSyncOf(contact) ?? Number.NEGATIVE_INFINITY);
}

function triggersOf(facts: Facts, contact: ContactFacts, settings: JudgeSettings, since: Millis): Trigger[] {
  const found: Trigger[] = [];
  const added = contact.membership?.lastAdded;
  if (added !== undefined && added > since) found.push({ what: 'joined', at: added });
  if (settings.mappingConfirmed)
    for (const row of settings.mapping) {
      // The trigger property stands in the mapping too; its change is a resync that was asked for.
      if (row.property === settings.triggerProperty) continue;
      const at = hubspotMayWrite(row, facts, contact) ? lastChange(contact.history[row.property], since) : null;
      if (at !== null) found.push({ what: 'property', at, property: row.property });
    }
  const trigger = settings.triggerProperty;
  if (trigger) {
    const at = newestAfter(contact.history[trigger], since);
    if (at !== null) found.push({ what: 'trigger-property', at, property: trigger });
  }
  return found.sort((a, b) => b.at - a.at);
}

/** The time of the newest version later than `since` that Salesforce did not write and that differs from the one before. */
function lastChange(versions: readonly PropertyVersion[] | undefined, since: Millis): Millis | null {
  for (const [i, version] of (versions ?? []).entries()) {
    if (version.at <= since + tolerance) return null;
    const before = versions?.[i + 1]?.value ?? null;
    if (version.source !== 'SALESFORCE' && (version.value ?? '') !== (before ?? '')) return version.at;
  }
  return null;
}

function newestAfter(versions: readonly PropertyVersion[] | undefined, since: Millis): Millis | null {
  const newest = versions?.find((version) => version.source !== 'SALESFORCE');
  return newest && newest.at > since ? newest.at : null;
}

/** Two-way lets HubSpot write; prefer-Salesforce only where Salesforce is blank. */
function hubspotMayWrite(row: MappingRow, facts: Facts, contact: ContactFacts): boolean {
  if (!hasField(row)) return false;
  if (row.rule === 'two-way') return true;
  if (row.rule !== 'prefer-salesforce') return false;
  // Nothing stands in Salesforce yet.
  if (!isLinked(contact)) return true;
  const linked = linkedRow(facts, contact);
  const field = linked && (linked.object === 'Lead' ? row.leadField : row.contactField);
  const value = field ? linked?.fields?.[field] : undefined;
  return value === null || value === '';
}

/** All rows of Salesforce that were found, or none where it was not looked at. */
export function rowsOf(facts: Facts): readonly SalesforceRow[] {
  return facts.salesforce.checked ? facts.salesforce.rows : [];
}

/** The row that HubSpot is linked to; a contact wins over a lead. */
export function linkedRow(facts: Facts, contact: ContactFacts): SalesforceRow | null {
  const rows = rowsOf(facts);
  const byId = (id: string | null) => (id === null ? undefined : rows.find((row) => sameId(row.id, id)));
  return byId(contact.contactId) ?? byId(contact.leadId) ?? null;
}

/**
 * The dead record that HubSpot is linked to, with its survivor when it was merged. A contact that
 * lives beside a dead lead id is no dead link, nor is a lead that was converted.
 */
export function deadLink(facts: Facts, contact: ContactFacts): SalesforceRow | null {
  const row = linkedRow(facts, contact);
  if (contact.contactId !== null && row && !sameId(row.id, contact.contactId)) return null;
  return row && (row.deleted || row.masterId !== null) && !row.convertedContactId ? row : null;
}

/** Live rows with one of the contact's addresses. */
export function twinsOf(facts: Facts, contact: ContactFacts): SalesforceRow[] {
  const addresses = [contact.email, ...contact.additionalEmails].map((email) => email?.toLowerCase());
  return rowsOf(facts).filter(
    (row) => !row.deleted && row.masterId === null && !row.convertedContactId && isOneOf(row.email, addresses),
  );
}

/** The live rows that stand for the contact: its twins, and the linked row where its address is another or none (R10). */
export function livingRowsOf(facts: Facts, contact: ContactFacts): SalesforceRow[] {
  const twins = twinsOf(facts, contact);
  const linked = linkedRow(facts, contact);
  const alive = linked && !linked.deleted && linked.masterId === null && !linked.convertedContactId;
  return alive && !twins.some((row) => sameId(row.id, linked.id)) ? [...twins, linked] : twins;
}

function isOneOf(email: string | null, addresses: readonly (string | undefined)[]): boolean {
  return email !== null && email !== '' && addresses.includes(email.toLowerCase());
}

/** The portal syncs nobody though somebody waits: older than 4 × the usual gap, at least two hours. */
export function isSilent(heartbeat: Facts['heartbeat'], asOf: Millis): boolean {
  if (!heartbeat?.waiting || heartbeat.newestSync === null) return false;
  return asOf - heartbeat.newestSync > Math.max(4 * heartbeat.usualGap, 2 * hour);
}
