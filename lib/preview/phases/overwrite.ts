import { connectedSalesforce } from '../../connections/salesforce';
import { counterpartOf, overwritesOf } from '../../eligibility/overwrite';
import type { ContactFacts, Facts, MappingRow, SalesforceRow } from '../../eligibility/types';
import { contactFacts } from '../../facts/contact';
import type { HubspotContact } from '../../hubspot/contacts';
import { chunks, contactsByIds } from '../../hubspot/contacts-batch';
import { contactProperties } from '../../hubspot/properties';
import { rowsForMany } from '../../salesforce/rows';
import { kept } from '../../storage/kept';
import { previews } from '../../storage/previews';
import { rowProperties } from '../contact';
import { rowsOf } from '../stored';
import type { OverwriteRow, PreviewRow } from '../types';
import type { Phase, Work } from './phase';

/** Contacts of one turn: two groups of as many as fit into the address of a query, one call to Salesforce. */
const atOnce = 400;
const perQuery = 200;
/** One request to Salesforce at a time, and HubSpot's batches meanwhile. */
const width = 2;
const keepMs = 10 * 60_000;

/** What the next sync of those who come in would overwrite, in either CRM. On request only: it asks Salesforce. */
export const overwrite: Phase = {
  id: 'overwrite',
  async lanes(work) {
    const { run } = work;
    const parts = chunks(await entering(run.id), atOnce);
    const read = new Set(await previews.numbers(run.id, 'overwrite'));
    const open = parts.map((_, number) => number).filter((number) => !read.has(number));
    run.cursors.overwrite = {
      pages: 0,
      count: [...read].reduce((sum, number) => sum + (parts[number]?.length ?? 0), 0),
      total: parts.reduce((sum, part) => sum + part.length, 0),
      after: null,
    };
    if (open.length === 0) return [];
    const types = await typesOf(work);
    const lane = async () => {
      const number = open.shift();
      if (number === undefined) return false;
      const part = parts[number] ?? [];
      const rows = await compared(work, part, types);
      const { count = 0, total = null } = run.cursors.overwrite ?? {};
      run.cursors.overwrite = { pages: 0, count: count + part.length, total, after: null };
      work.commit('overwrite', number, rows);
      return open.length > 0;
    };
    return Array.from({ length: Math.min(width, open.length) }, () => lane);
  },
  progress: ({ cursors }) => ({ done: cursors.overwrite?.count ?? 0, total: cursors.overwrite?.total ?? null }),
};

/** Who enters and can sync at all: with an address or a link. */
async function entering(run: string): Promise<PreviewRow[]> {
  const { rows } = await rowsOf(run, 0);
  return rows.filter(
    (row) => row.change === 'enter' && (row.email !== null || row.leadId !== null || row.contactId !== null),
  );
}

async function typesOf({ client, run, call }: Work) {
  const known = await kept(`properties/${run.portalId}`, keepMs, () =>
    call('hubspot', () => contactProperties(client)),
  );
  return Object.fromEntries(known.map(({ name, type, options }) => [name, { type, options }]));
}

/** Mapped rows that carry something; a history is asked for where the later change wins. */
const carrying = (mapping: readonly MappingRow[]) => mapping.filter((row) => row.rule !== 'none');
export const historiesOf = (mapping: readonly MappingRow[]): string[] =>
  carrying(mapping).flatMap((row) => (row.rule === 'two-way' ? [row.property] : []));

async function compared(work: Work, part: readonly PreviewRow[], types: Parameters<typeof overwritesOf>[3]) {
  const { client, environment, call } = work;
  const mapping = carrying(environment.settings.mapping);
  const properties = [...new Set([...rowProperties, ...mapping.map((row) => row.property)])];
  const history = historiesOf(mapping);
  const each = history.length > 0 ? 50 : 100;
  const contacts: HubspotContact[] = [];
  for (const ids of chunks(
    part.map((row) => row.id),
    each,
  ))
    contacts.push(...(await call('hubspot', () => contactsByIds(client, ids, { properties, history }))));
  const asked = new Set(part.map((row) => row.id));
  const facts = contacts
    .filter((one) => asked.has(one.id))
    .map((one) => contactFacts(withBlanks(one, properties), null, null));
  const org = await connectedSalesforce(environment, 'preview');
  const groups = chunks(facts, perQuery).map((some) => ({
    ids: some.flatMap(({ leadId, contactId }) => [leadId, contactId].filter((id) => id !== null)),
    emails: some.flatMap(({ email, additionalEmails }) => [...(email === null ? [] : [email]), ...additionalEmails]),
  }));
  const fields = {
    Lead: mapping.flatMap((row) => row.leadField ?? []),
    Contact: mapping.flatMap((row) => row.contactField ?? []),
  };
  const rows = await call('salesforce', () => rowsForMany(org.client, groups, fields));
  const near = indexed(rows);
  return facts.map((contact) => judged(contact, near(contact), mapping, types));
}

/** A property that was asked for and did not come back has no value. */
const withBlanks = (contact: HubspotContact, asked: readonly string[]): HubspotContact => ({
  ...contact,
  properties: { ...Object.fromEntries(asked.map((name) => [name, null])), ...contact.properties },
});

/** The rows that concern a contact: its links, and everybody with one of its addresses. */
function indexed(rows: readonly SalesforceRow[]) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byEmail = Map.groupBy(rows, (row) => row.email?.toLowerCase() ?? '');
  return ({ leadId, contactId, email, additionalEmails }: ContactFacts): SalesforceRow[] => {
    const linked = [leadId, contactId].flatMap((id) => byId.get(id ?? '') ?? []);
    const became = linked.flatMap((row) => byId.get(row.convertedContactId ?? '') ?? []);
    const addresses = [email, ...additionalEmails].filter((one) => one !== null);
    const same = addresses.flatMap((one) => byEmail.get(one.toLowerCase()) ?? []);
    return [...new Set([...linked, ...became, ...same])];
  };
}

function judged(
  contact: ContactFacts,
  rows: readonly SalesforceRow[],
  mapping: readonly MappingRow[],
  types: Parameters<typeof overwritesOf>[3],
): OverwriteRow {
  const facts = { salesforce: { checked: true, rows } } as unknown as Facts;
  const found = counterpartOf(facts, contact);
  const live = rows.filter((row) => !row.deleted && row.masterId === null && !row.convertedContactId);
  return {
    id: contact.id,
    record: found.row && { object: found.row.object, id: found.row.id },
    why: found.row ? null : found.why,
    sameEmail: live.length,
    fields: found.row ? overwritesOf(contact, found.row, mapping, types) : [],
  };
}
