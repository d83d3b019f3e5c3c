import { decide } from '../eligibility/decide';
import { type Facts, type JudgeSettings, type SalesforceRow, statuses, type Verdict } from '../eligibility/types';
import { unchecked } from '../facts/gaps';
import type { Index } from './index-of';
import { factsOf } from './reduce';
import { type Columns, type Counts, type Flag, flags } from './snapshot-types';
import type { ReadContact, ScanCursor } from './types';

type Growing = { -readonly [K in keyof Columns]: Columns[K] extends readonly (infer V)[] ? V[] : never };

/** Rows of a snapshot in the making: one part of it, and its counts. */
export class Rows {
  readonly columns: Growing = { id: [], status: [], name: [], email: [], link: [], lastSync: [], flags: [] };
  readonly classes: Record<string, number> = {};
  readonly flags: Record<string, number> = {};

  add(
    row: { id: string; name: string; email: string | null; link: string | null; lastSync: number | null },
    verdict: Verdict,
  ): void {
    const found = flagsOf(verdict, row);
    const { columns } = this;
    columns.id.push(row.id);
    columns.status.push(statuses.indexOf(verdict.status));
    columns.name.push(row.name);
    columns.email.push(row.email);
    columns.link.push(row.link);
    columns.lastSync.push(row.lastSync);
    columns.flags.push(found.reduce((bits, flag) => bits | (1 << flags.indexOf(flag)), 0));
    this.classes[verdict.status] = (this.classes[verdict.status] ?? 0) + 1;
    for (const flag of found) this.flags[flag] = (this.flags[flag] ?? 0) + 1;
  }

  get length(): number {
    return this.columns.id.length;
  }

  /** The counts with those of these rows. */
  addedTo({ classes, flags }: Counts): Counts {
    return { classes: sum(classes, this.classes), flags: sum(flags, this.flags) };
  }
}

const sum = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>) => {
  const all = { ...a };
  for (const [name, count] of Object.entries(b)) all[name] = (all[name] ?? 0) + count;
  return all;
};

function flagsOf({ status, warnings, reasons }: Verdict, row: { email: string | null }): Flag[] {
  const codes = new Set(warnings.map(({ code }) => code));
  const isDead = status === 'excluded-orphan' || status === 'blocked-link-dead' || codes.has('also-link-dead');
  return [
    ...(codes.has('duplicates') ? (['duplicates'] as const) : []),
    ...(isDead ? (['dead-link'] as const) : []),
    ...(codes.has('link-not-visible') ? (['not-visible'] as const) : []),
    ...(codes.has('lead-converted') ? (['converted'] as const) : []),
    ...(reasons.some(({ code }) => code === 'history-cannot-tell') ? (['history-cut'] as const) : []),
    ...(status === 'absent-in-hubspot' && row.email === null ? (['no-email'] as const) : []),
  ];
}

/** What the verdict of a scan rests on: without histories nothing is said of later changes. */
const settingsOf = ({ mode, settings }: ScanCursor): JudgeSettings =>
  mode === 'quick' ? { ...settings, mappingConfirmed: false } : settings;

/** Judges one contact by the same function as its page does. */
export function judgeContact(
  given: { readonly at: number; readonly portalId: string; readonly cursor: ScanCursor },
  contact: ReadContact,
  index: Index,
  rows: Rows,
): void {
  const { cursor } = given;
  const isMember = index.members.has(contact.id);
  const since = index.members.get(contact.id);
  const own = { ...contact, additionalEmails: contact.others ?? [] };
  const facts = factsOf(given, contact, {
    membership: isMember ? { lastAdded: since ?? undefined } : null,
    history: index.histories.get(contact.id) ?? null,
    salesforce: cursor.withSalesforce
      ? { checked: true, rows: index.rowsFor(own) }
      : unchecked({ code: 'not-connected', service: 'salesforce' }),
  });
  rows.add({ ...contact, link: contact.contactId ?? contact.leadId }, decide(facts, settingsOf(cursor)));
}

/** A living record that no contact of HubSpot has; null for any other. */
export function judgeRecord(
  given: { readonly at: number; readonly cursor: ScanCursor },
  row: SalesforceRow,
  index: Index,
  rows: Rows,
): void {
  if (row.deleted || row.masterId !== null || row.convertedContactId || index.isKnown(row)) return;
  const facts: Facts = {
    asOf: given.at,
    page: { crm: 'salesforce', host: '', apiHost: '', object: row.object, id: row.id },
    gap: null,
    segment: given.cursor.segment,
    contact: null,
    salesforce: { checked: true, rows: [row], pageRow: row },
  };
  const { id, name, email } = row;
  rows.add({ id, name, email, link: null, lastSync: null }, decide(facts, settingsOf(given.cursor)));
}
