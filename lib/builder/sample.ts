import { companiesOfMany } from '../hubspot/companies';
import type { HubspotContact } from '../hubspot/contacts';
import { contactsByIds } from '../hubspot/contacts-batch';
import { nameOf, type Search, searchContacts } from '../hubspot/contacts-search';
import { membershipsOfMany } from '../hubspot/members';
import { companyData } from '../segments/company';
import type { Needs } from '../segments/needs';
import type { ContactData } from '../segments/types';
import { type StoredSample, storedSample } from '../storage/sample';
import type { Reading } from './reading';

/** A portal of no more contacts is read whole. */
export const wholeUpTo = 600;
const pageSize = 100;
/** Histories come 50 a call: so many contacts are enough for an estimate. */
export const historiesOf = 200;
/** The sample is read anew after this time (ms). */
const keepMs = 15 * 60_000;
/** Search allows five calls a second. */
const searchPauseMs = 210;
const naming = ['firstname', 'lastname', 'email'];

/** The portal's sample with everything that a definition needs. What was read before is not read again. */
export async function sampleFor(reading: Reading, needs: Needs): Promise<StoredSample> {
  const { environment, now } = reading;
  const before = await storedSample.get(environment);
  const wanted = needs.properties;
  let sample = before && now() - before.at < keepMs ? before : await readContacts(reading, wanted);
  const missing = wanted.filter((name) => !sample.properties[name]);
  if (missing.length > 0) sample = await withProperties(reading, sample, missing);
  if (needs.memberships && !sample.memberships) sample = await withMemberships(reading, sample);
  const { companies } = needs;
  if (companies && reading.companies && !haveCompanies(sample, companies))
    sample = await withCompanies(reading, sample, companies);
  const past = needs.histories.filter((name) => !sample.histories[name]);
  if (past.length > 0) sample = await withHistories(reading, sample, past);
  if (sample !== before) await storedSample.set(environment, sample);
  return sample;
}

/** What is known of one of them. A property that the portal does not have has no value. */
export function dataOf(sample: StoredSample, index: number): ContactData {
  const properties = Object.entries(sample.properties).map(([name, values]) => [name, values[index] ?? null]);
  const memberships = sample.memberships?.[index];
  return {
    properties: Object.fromEntries(properties),
    history: Object.fromEntries(
      Object.entries(sample.histories).flatMap(([name, all]) => (all[index] ? [[name, all[index]]] : [])),
    ),
    ...(memberships ? { memberships: new Set(memberships) } : {}),
    ...(sample.companies ? { companies: sample.companies.of[index] ?? [] } : {}),
  };
}

/** Pages of contacts, mixed so that any first part of them is spread as well. */
async function readContacts(reading: Reading, wanted: readonly string[]): Promise<StoredSample> {
  const { client, now, call, pause } = reading;
  const properties = [...new Set([...naming, ...wanted])];
  const ask = (search: Partial<Search>) =>
    call(() =>
      searchContacts(client, { groups: [], properties, newestFirst: 'createdate', limit: pageSize, ...search }),
    );
  const first = await ask({});
  const { total } = first;
  const pages: (readonly HubspotContact[])[] = [first.contacts];
  const how = total <= wholeUpTo ? 'all' : total <= 10_000 ? 'spread' : 'edges';
  const more = how === 'all' ? null : how === 'spread' ? spread(total) : edges;
  let { after } = first;
  while (!more && after !== null) {
    await pause(searchPauseMs);
    const next = await ask({ after, limit: 2 * pageSize });
    pages.push(next.contacts);
    after = next.after;
  }
  for (const search of more ?? []) {
    await pause(searchPauseMs);
    pages.push((await ask(search)).contacts);
  }
  const found = mixed(pages);
  return {
    at: now(),
    total,
    how,
    contacts: found.map(({ contact, page }) => ({ id: contact.id, name: nameOf(contact), page })),
    properties: Object.fromEntries(
      wanted.map((name) => [name, found.map(({ contact }) => contact.properties[name] ?? null)]),
    ),
    memberships: null,
    histories: {},
  };
}

/** Four more pages at even distances, down to the oldest. */
const spread = (total: number): Partial<Search>[] =>
  [1, 2, 3, 4].map((part) => ({ after: String(Math.floor(((total - pageSize) * part) / 4)) }));

/** Search reaches 10,000 contacts in any order: from the newest, from the oldest, and by address. */
const edges: Partial<Search>[] = [
  { after: '5000' },
  { newestFirst: undefined, sortBy: 'createdate' },
  { newestFirst: undefined, sortBy: 'createdate', after: '5000' },
  { newestFirst: undefined, sortBy: 'email', after: '5000' },
];

function mixed(pages: readonly (readonly HubspotContact[])[]): { contact: HubspotContact; page: number }[] {
  const seen = new Set<string>();
  const longest = Math.max(...pages.map((page) => page.length), 0);
  return Array.from({ length: longest }, (_, row) =>
    pages.flatMap((contacts, page) => {
      const contact = contacts[row];
      if (!contact || seen.has(contact.id)) return [];
      seen.add(contact.id);
      return [{ contact, page }];
    }),
  ).flat();
}

async function withProperties(reading: Reading, sample: StoredSample, names: readonly string[]): Promise<StoredSample> {
  const found = await readAll(
    reading,
    sample.contacts.map((one) => one.id),
    100,
    (ids) => contactsByIds(reading.client, ids, { properties: names }),
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  const read = names.map((name) => [name, sample.contacts.map(({ id }) => byId.get(id)?.properties[name] ?? null)]);
  return { ...sample, properties: { ...sample.properties, ...Object.fromEntries(read) } };
}

async function withMemberships(reading: Reading, sample: StoredSample): Promise<StoredSample> {
  const ids = sample.contacts.map((one) => one.id);
  const parts = await readAll(reading, ids, 100, async (part) => [...(await membershipsOfMany(reading.client, part))]);
  const byId = new Map(parts);
  return { ...sample, memberships: ids.map((id) => [...(byId.get(id)?.keys() ?? [])]) };
}

const haveCompanies = ({ companies }: StoredSample, wanted: Needs) =>
  companies !== undefined &&
  wanted.properties.every((name) => companies.properties.includes(name)) &&
  wanted.histories.every((name) => companies.histories.includes(name));

/** A company's further property is read with all that were asked for before. */
async function withCompanies({ client, call }: Reading, sample: StoredSample, wanted: Needs): Promise<StoredSample> {
  const before = sample.companies ?? { properties: [], histories: [] };
  const properties = [...new Set([...before.properties, ...wanted.properties])];
  const histories = [...new Set([...before.histories, ...wanted.histories])];
  const needs = { ...wanted, properties, histories };
  const ids = sample.contacts.map((one) => one.id);
  const found = await companiesOfMany(client, ids, needs, undefined, call);
  const of = ids.map((id) => (found.get(id) ?? []).map((one) => companyData(one, needs)));
  return { ...sample, companies: { properties, histories, of } };
}

async function withHistories(reading: Reading, sample: StoredSample, names: readonly string[]): Promise<StoredSample> {
  const ids = sample.contacts.slice(0, historiesOf).map((one) => one.id);
  const found = await readAll(reading, ids, 50, (part) =>
    contactsByIds(reading.client, part, { properties: [], history: names }),
  );
  const byId = new Map(found.map((one) => [one.id, one]));
  const read = names.map((name) => [
    name,
    ids.map((id) => (byId.get(id)?.history[name] ?? []).map(({ value, at }) => ({ value, at }))),
  ]);
  return { ...sample, histories: { ...sample.histories, ...Object.fromEntries(read) } };
}

async function readAll<T>(
  { call }: Reading,
  ids: readonly string[],
  size: number,
  read: (part: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (let at = 0; at < ids.length; at += size) {
    const part = ids.slice(at, at + size);
    all.push(...(await call(() => read(part))));
  }
  return all;
}
