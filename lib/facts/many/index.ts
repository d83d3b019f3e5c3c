import type { Connected } from '../../connections/hubspot';
import type { ConnectedOrg } from '../../connections/salesforce';
import type { ContactFacts, Facts, SalesforceFacts, SalesforceRow } from '../../eligibility/types';
import { hubspotLimits } from '../../http/limits';
import { turnToSearch } from '../../http/search-pace';
import type { HubspotContact } from '../../hubspot/contacts';
import { subscriptionFrom } from '../../hubspot/subscription';
import type { Key } from '../../records/recognise';
import type { HubspotRef, RecordRef, SalesforceRef } from '../../records/types';
import { contactFacts, contactQuery } from '../contact';
import { onlyGap, unchecked } from '../gaps';
import { heartbeatOf } from '../heartbeat';
import { asOf, chosenSegment } from '../hubspot-half';
import { mappedFields } from '../mapped';
import { type People, peopleOf } from './people';
import { linkedElsewhere, manyRows, rowsOfContact, rowsOfRecord, wantedOf } from './rows';

/** What a batch is read with. `salesforce` null: no org is paired, or it is not to be asked. */
export interface ManyServices {
  readonly connected: Connected;
  readonly salesforce: ConnectedOrg | null;
}

/**
 * The facts of many people, each the same as its own record page is judged by, in the order of the keys. Null: neither
 * CRM has anybody with this address. Throws where a service fails: nothing is half known.
 *
 * For up to 100 keys: two reads of contacts by 50 and one of memberships; a composite for those whom HubSpot has,
 * two or three where Salesforce's records are named. An address that no contact has as its first costs a fifth of a search.
 */
export async function factsOfMany(keys: readonly Key[], services: ManyServices): Promise<(Facts | null)[]> {
  const { connected, salesforce } = services;
  const { client, environment } = connected;
  const fields = mappedFields(environment.settings);
  const beforeSearch = () => turnToSearch(hubspotLimits(environment.portalId));
  const people = peopleOf(client, contactQuery(environment.settings), beforeSearch);
  const rows = (ids: readonly string[], emails: readonly string[]) =>
    salesforce && ids.length + emails.length > 0
      ? manyRows(salesforce.client, { ids, emails }, fields)
      : Promise.resolve([]);
  const emailsOf = keys.flatMap((key) => (key.kind === 'email' ? [key.email] : []));
  const segment = chosenSegment(connected);
  segment.catch(() => undefined);
  await people.read(
    keys.flatMap((key) => (key.kind === 'hubspot' ? [key.id] : [])),
    emailsOf,
  );

  // Records that are named by id, and those of addresses that no contact has.
  const named = keys.flatMap((key) => (key.kind === 'salesforce' ? [key.id] : []));
  const unfound = emailsOf.filter((email) => !people.byEmail(email));
  const first = await rows(named, unfound);
  const pageRows = new Map(
    keys.flatMap((key) => {
      const row = pageRowOf(key, first, people);
      return row ? [[key, row] as const] : [];
    }),
  );
  const became = [...pageRows.values()].flatMap(({ convertedContactId }) => convertedContactId ?? []);
  const twins = await rows(became, namedEmails(keys, pageRows));
  const seen = unique([...first, ...twins]);
  await people.read(
    [],
    namedEmails(keys, pageRows).filter((email) => !people.byEmail(email)),
  );
  const searched = [...pageRows.values()].filter((row) => {
    const found = row.email ? people.byEmail(row.email) : undefined;
    return !found || linkedElsewhere([found.properties.salesforcecontactid, found.properties.salesforceleadid], row);
  });
  // Without Salesforce a record is known by the contact that is linked to it.
  const unread = new Map<Key, SalesforceRow>();
  for (const key of salesforce ? [] : keys) if (key.kind === 'salesforce') unread.set(key, unreadRow(key));
  const addresses = [...unfound, ...searched.flatMap(({ email }) => email ?? [])];
  await people.search(
    [...searched, ...unread.values()],
    addresses.filter((email) => !people.byEmail(email)),
  );

  const [memberships, chosen, heartbeat] = await Promise.all([people.memberships(), segment, heartbeatOf(connected)]);
  const { settings } = environment;
  const segmentId = settings.segment.mode === 'segment' ? settings.segment.id : null;
  const factsIn = (found: HubspotContact, askedFor: string | null): ContactFacts => {
    const own = memberships.get(found.id);
    const membership = segmentId === null ? null : (own?.get(segmentId) ?? null);
    return { ...contactFacts(found, askedFor, membership), segments: [...(own?.keys() ?? [])] };
  };
  const contacts = keys.map((key) => {
    const found = contactOf(key, pageRows.get(key) ?? unread.get(key), people);
    return found ? factsIn(found, key.kind === 'hubspot' ? key.id : null) : null;
  });
  const wanted = contacts.flatMap((one) => (one ? [wantedOf(one)] : []));
  const more = await rows(
    wanted.flatMap(({ ids }) => ids).filter((id) => !seen.some((row) => row.id === id)),
    wanted.flatMap(({ emails }) => emails),
  );
  const all = unique([...more, ...seen]);
  const around = { heartbeat, subscription: subscriptionFrom(client.limits()) };
  const now = asOf();

  return keys.map((key, n): Facts | null => {
    const contact = contacts[n] ?? null;
    const row = pageRows.get(key);
    const ref = refOf(key, row, contact, services);
    if (row) {
      const own = rowsOfRecord(all, row);
      const rest = contact ? rowsOfContact(all, contact).filter((one) => !own.some(({ id }) => id === one.id)) : [];
      const joined: SalesforceFacts = { checked: true, rows: [...own, ...rest], pageRow: row };
      return { asOf: now, page: ref, gap: null, segment: chosen, contact, salesforce: joined, ...around };
    }
    if (key.kind === 'salesforce' && !(contact && unread.has(key)))
      return onlyGap(ref, { code: unread.has(key) ? 'not-connected' : 'not-found', service: 'salesforce' }, now);
    if (!contact) return key.kind === 'email' ? null : onlyGap(ref, { code: 'not-found', service: 'hubspot' }, now);
    const joined: SalesforceFacts = salesforce
      ? { checked: true, rows: rowsOfContact(all, contact) }
      : unchecked({ code: 'not-connected', service: 'salesforce' });
    return { asOf: now, page: ref, gap: null, segment: chosen, contact, salesforce: joined, ...around };
  });
}

/** What is known of a record of which Salesforce was not asked: that it was named. */
const unreadRow = ({ object, id }: Pick<SalesforceRow, 'object' | 'id'>): SalesforceRow => ({
  object,
  id,
  name: '',
  email: null,
  createdAt: 0,
  modifiedAt: 0,
  deleted: false,
  masterId: null,
  fields: {},
});

/** The record that a key stands for in Salesforce: the one it names; for an address that no contact has, a living one with it. */
function pageRowOf(key: Key, rows: readonly SalesforceRow[], people: People): SalesforceRow | undefined {
  if (key.kind === 'salesforce') return rows.find(({ id }) => id === key.id);
  if (key.kind === 'hubspot' || people.byEmail(key.email)) return undefined;
  const same = rows.filter(({ email }) => email?.toLowerCase() === key.email.toLowerCase());
  const rank = (row: SalesforceRow) =>
    Number(row.deleted) * 4 + Number(Boolean(row.convertedContactId)) * 2 + Number(row.object === 'Lead');
  return same.sort((a, b) => rank(a) - rank(b))[0];
}

/** Addresses of records that were named by id: their twins were not looked for yet. */
const namedEmails = (keys: readonly Key[], pageRows: ReadonlyMap<Key, SalesforceRow>): string[] =>
  keys.flatMap((key) => (key.kind === 'salesforce' ? (pageRows.get(key)?.email ?? []) : []));

function contactOf(key: Key, row: SalesforceRow | undefined, people: People): HubspotContact | undefined {
  if (key.kind === 'hubspot') return people.byId(key.id);
  if (!row) return key.kind === 'email' ? people.byEmail(key.email) : undefined;
  const byEmail = row.email ? people.byEmail(row.email) : undefined;
  const links = [byEmail?.properties.salesforcecontactid, byEmail?.properties.salesforceleadid];
  if (byEmail && !linkedElsewhere(links, row)) return byEmail;
  return people.byLink(row) ?? byEmail;
}

function refOf(
  key: Key,
  row: SalesforceRow | undefined,
  contact: ContactFacts | null,
  { connected: { environment }, salesforce }: ManyServices,
): RecordRef {
  const { portalId, uiDomain } = environment;
  const host = salesforce?.host ?? '';
  const record = row ?? (key.kind === 'salesforce' && !(contact && !salesforce) ? key : null);
  if (record) {
    const { object, id } = record;
    return { crm: 'salesforce', host, apiHost: host, object, id } satisfies SalesforceRef;
  }
  const id = contact?.id ?? (key.kind === 'hubspot' ? key.id : '');
  return { crm: 'hubspot', host: uiDomain, portalId, object: 'contact', objectTypeId: '0-1', id } satisfies HubspotRef;
}

const unique = (rows: readonly SalesforceRow[]) => [...new Map(rows.map((row) => [row.id, row])).values()];
