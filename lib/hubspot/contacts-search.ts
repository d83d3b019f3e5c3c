import * as z from 'zod/mini';
import { to18 } from '../records/ids';
import type { HubspotClient } from './client';
import { type ContactQuery, contactById, contactOf, type HubspotContact } from './contacts';
import { millisOf } from './times';

const path = '/crm/v3/objects/contacts/search';
const route = `POST ${path}`;
/** Search answers 200 contacts a page, five calls a second, and never more than its first 10,000 results. */
export const searchPage = 200;
export const searchReach = 10_000;

const searchSchema = z.lazy(() =>
  z.object({
    total: z.number(),
    results: z.array(
      z.looseObject({
        id: z.string(),
        createdAt: z.optional(z.string()),
        properties: z.record(z.string(), z.nullable(z.string())),
      }),
    ),
    paging: z.optional(z.looseObject({ next: z.optional(z.looseObject({ after: z.string() })) })),
  }),
);

export interface SearchFilter {
  readonly propertyName: string;
  readonly operator:
    | 'EQ'
    | 'NEQ'
    | 'GT'
    | 'GTE'
    | 'LT'
    | 'LTE'
    | 'BETWEEN'
    | 'IN'
    | 'HAS_PROPERTY'
    | 'NOT_HAS_PROPERTY'
    | 'CONTAINS_TOKEN';
  readonly value?: string;
  readonly highValue?: string;
  readonly values?: readonly string[];
}
export interface Search {
  /** One of the groups must hold, with all of its filters. */
  readonly groups: readonly (readonly (SearchFilter | TokenFilter)[])[];
  readonly properties: readonly string[];
  /** Descending by this property. */
  readonly newestFirst?: string;
  /** Ascending by this property, e.g. by id, to go beyond the reach of one search. */
  readonly sortBy?: string;
  readonly limit?: number;
  readonly after?: string;
}
/** The value holds this word. */
export interface TokenFilter {
  readonly propertyName: string;
  readonly operator: 'CONTAINS_TOKEN';
  readonly value: string;
}
export interface SearchPage {
  readonly total: number;
  readonly contacts: readonly HubspotContact[];
  /** Where to go on; null at the end and where search reaches no further. */
  readonly after: string | null;
}

/**
 * One page of a search. It has no histories, lags behind writes by some seconds, and its limit is not the
 * window's. The raw call: the client's type of `sorts` is not the one that HubSpot documents.
 */
export async function searchContacts(client: HubspotClient, search: Search): Promise<SearchPage> {
  const { groups, properties, newestFirst, sortBy, limit = searchPage, after } = search;
  const sorts = [
    ...(newestFirst ? [{ propertyName: newestFirst, direction: 'DESCENDING' }] : []),
    ...(sortBy ? [{ propertyName: sortBy, direction: 'ASCENDING' }] : []),
  ];
  const answer = await client.raw(
    {
      method: 'POST',
      path,
      route,
      body: {
        filterGroups: groups.map((filters) => ({ filters })),
        properties,
        sorts,
        limit,
        ...(after === undefined ? {} : { after }),
      },
    },
    searchSchema,
  );
  const next = answer.paging?.next?.after ?? null;
  return {
    total: answer.total,
    contacts: answer.results.map((found) => contactOf(found, route)),
    after: next !== null && Number(next) + limit <= searchReach ? next : null,
  };
}

/**
 * Contacts by id through the search, which has a limit of its own; at most 100. Who was made a moment ago may not be
 * found yet.
 */
export async function contactsBySearch(
  client: HubspotClient,
  ids: readonly string[],
  properties: readonly string[],
): Promise<readonly HubspotContact[]> {
  const groups = [[{ propertyName: 'hs_object_id', operator: 'IN' as const, values: ids }]];
  return (await searchContacts(client, { groups, properties, limit: 100 })).contacts;
}

/** How many contacts a search finds; the count is not bound by its reach. */
export async function countContacts(client: HubspotClient, groups: Search['groups']): Promise<number> {
  return (await searchContacts(client, { groups, properties: [], limit: 1 })).total;
}

/**
 * The ids of those whose property is known, or is not, after a certain id and in the order of ids: so that no
 * search's reach ends it. Null at the end.
 */
export async function idsByProperty(
  client: HubspotClient,
  propertyName: string,
  operator: 'HAS_PROPERTY' | 'NOT_HAS_PROPERTY',
  after: string | null,
): Promise<{ ids: string[]; after: string | null }> {
  const beyond = { propertyName: 'hs_object_id', operator: 'GT' as const, value: after ?? '0' };
  const groups = [[{ propertyName, operator }, beyond]];
  const { contacts, total } = await searchContacts(client, { groups, properties: [], sortBy: 'hs_object_id' });
  const ids = contacts.map((one) => one.id);
  return { ids, after: total > ids.length ? (ids.at(-1) ?? null) : null };
}

export interface SalesforceIds {
  readonly leadId?: string | null;
  readonly contactId?: string | null;
  /** Address of the record: HubSpot may hold it as a secondary one, by which its read by address need not find anybody. */
  readonly email?: string | null;
}

/**
 * The contact that is linked to this lead or contact, else the one that has its address as a secondary one; null where none is. A search and a read: search has no
 * histories. HubSpot compares without regard to case, in which two ids may differ, so the ids are compared again.
 */
export async function contactBySalesforceId(
  client: HubspotClient,
  { leadId, contactId, email }: SalesforceIds,
  query: ContactQuery,
): Promise<HubspotContact | null> {
  const wanted = [
    ['salesforcecontactid', to18(contactId)],
    ['salesforceleadid', to18(leadId)],
  ] as const;
  const asked = wanted.filter((one): one is readonly [(typeof one)[0], string] => one[1] !== null);
  if (asked.length === 0) return null;
  // HubSpot writes 18 characters; older portals may still hold 15.
  const groups: SearchFilter[][] = asked.flatMap(([propertyName, id]) =>
    [id, id.slice(0, 15)].map((value) => [{ propertyName, operator: 'EQ', value } as const]),
  );
  const second = 'hs_additional_emails';
  // A token is a part of an address: whose address it really is, is compared here.
  if (email) groups.push([{ propertyName: second, operator: 'CONTAINS_TOKEN', value: email }]);
  const properties = [...wanted.map(([name]) => name), second];
  const { contacts } = await searchContacts(client, { groups, properties, limit: 100 });
  const holds = (list: string | null | undefined) =>
    list
      ?.toLowerCase()
      .split(';')
      .includes(email?.toLowerCase() ?? '');
  const found =
    asked
      .map(([name, id]) => contacts.find((one) => to18(one.properties[name]) === id))
      .find((one) => one !== undefined) ?? (email ? contacts.find((one) => holds(one.properties[second])) : undefined);
  return found ? contactById(client, found.id, query) : null;
}

const linkProperties = ['salesforcecontactid', 'salesforceleadid', 'hs_additional_emails'] as const;
/** HubSpot takes so many values a list, and so many groups a search. */
const valuesAtOnce = 100;
const groupsAtOnce = 5;

/** Contacts that are linked to one of these leads and contacts (18 characters): a search for 50 of them. No histories. */
export async function contactsLinkedTo(
  client: HubspotClient,
  ids: readonly string[],
  beforeEach: () => Promise<void>,
): Promise<HubspotContact[]> {
  const found: HubspotContact[] = [];
  for (let at = 0; at < ids.length; at += valuesAtOnce / 2) {
    // Older portals may still hold 15 characters. Lists of texts are compared in lower case: whose id it is, is compared again.
    const values = ids
      .slice(at, at + valuesAtOnce / 2)
      .flatMap((id) => [id, id.slice(0, 15)].map((one) => one.toLowerCase()));
    const groups = (['salesforcecontactid', 'salesforceleadid'] as const).map((propertyName) => [
      { propertyName, operator: 'IN' as const, values },
    ]);
    await beforeEach();
    found.push(...(await searchContacts(client, { groups, properties: linkProperties })).contacts);
  }
  return found;
}

/** Contacts who have one of these as a secondary address: a search for five of them. A token is a part of an address: whose it is, is compared again. */
export async function contactsWithSecondary(
  client: HubspotClient,
  emails: readonly string[],
  beforeEach: () => Promise<void>,
): Promise<HubspotContact[]> {
  const found: HubspotContact[] = [];
  for (let at = 0; at < emails.length; at += groupsAtOnce) {
    const groups = emails
      .slice(at, at + groupsAtOnce)
      .map((value) => [{ propertyName: 'hs_additional_emails', operator: 'CONTAINS_TOKEN' as const, value }]);
    await beforeEach();
    found.push(...(await searchContacts(client, { groups, properties: linkProperties })).contacts);
  }
  return found;
}

/** A contact that synced, and when. */
export interface NewestSync {
  readonly id: string;
  readonly name: string;
  readonly at: number;
}

/** Those that synced last in the whole portal, newest first. One search. */
export async function newestSyncs(client: HubspotClient, limit: number): Promise<NewestSync[]> {
  const { contacts } = await searchContacts(client, {
    groups: [[{ propertyName: 'salesforcelastsynctime', operator: 'HAS_PROPERTY' }]],
    properties: ['firstname', 'lastname', 'email', 'salesforcelastsynctime'],
    newestFirst: 'salesforcelastsynctime',
    limit: Math.min(limit, searchPage),
  });
  return contacts.flatMap((one) => {
    const at = millisOf(one.properties.salesforcelastsynctime);
    return at === null ? [] : [{ id: one.id, name: nameOf(one), at }];
  });
}

/** First and last name, else the address, else the id. */
export function nameOf({ id, properties }: HubspotContact): string {
  return [properties.firstname, properties.lastname].filter(Boolean).join(' ') || properties.email || id;
}
