import type { PropertyVersion } from '../eligibility/types';
import { ApiError } from '../http/errors';
import type { HubspotClient } from './client';
import { millisOf } from './times';

/** A contact as HubSpot answers it, in the product's types. `id` may differ from the one asked for: merged. */
export interface HubspotContact {
  readonly id: string;
  readonly createdAt: number | null;
  readonly properties: Readonly<Record<string, string | null>>;
  /** Newest first; only for the properties that were asked for with history. */
  readonly history: Readonly<Record<string, readonly PropertyVersion[]>>;
}

export interface ContactQuery {
  readonly properties: readonly string[];
  readonly history?: readonly string[];
}

/** What HubSpot's answers hold of a contact, from its client or from a raw call. */
export interface ApiContact {
  id: string;
  createdAt?: Date | string;
  properties: Record<string, string | null>;
  propertiesWithHistory?: Record<
    string,
    { value: string; timestamp: Date | string; sourceType: string; sourceLabel?: string }[]
  >;
}

/** One contact by its id. Throws `not-found` where there is none. */
export function contactById(client: HubspotClient, id: string, query: ContactQuery): Promise<HubspotContact> {
  return read(client, id, query);
}

/** One contact by its address; null where nobody has it. Preferred to search: at once consistent, and no limit of five a second. */
export async function contactByEmail(
  client: HubspotClient,
  email: string,
  query: ContactQuery,
): Promise<HubspotContact | null> {
  try {
    return await read(client, email, query, 'email');
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') return null;
    throw error;
  }
}

async function read(
  client: HubspotClient,
  key: string,
  query: ContactQuery,
  idProperty?: string,
): Promise<HubspotContact> {
  const history = query.history?.length ? [...query.history] : undefined;
  const found = await client.typed('GET /crm/v3/objects/contacts/{id}', () =>
    client.basic.getById(key, [...query.properties], history, undefined, false, idProperty),
  );
  return contactOf(found as unknown as ApiContact);
}

/** HubSpot's answer in the product's types. Throws `unreadable` where it is no contact. */
export function contactOf(found: ApiContact, route = 'GET /crm/v3/objects/contacts/{id}'): HubspotContact {
  if (typeof found?.id !== 'string' || typeof found.properties !== 'object' || found.properties === null)
    throw new ApiError('unreadable', 'hubspot', {
      route,
      words: 'No id or no properties in the answer',
    });
  const history = Object.entries(found.propertiesWithHistory ?? {}).map(([name, versions]) => [
    name,
    versions
      .map((version) => ({
        value: version.value === '' ? null : version.value,
        at: millisOf(version.timestamp) ?? 0,
        source: version.sourceType,
        sourceLabel: version.sourceLabel,
      }))
      .sort((a, b) => b.at - a.at),
  ]);
  return {
    id: found.id,
    createdAt: millisOf(found.createdAt),
    properties: { ...found.properties },
    history: Object.fromEntries(history) as HubspotContact['history'],
  };
}

/** The contacts of an answer for many. Throws `unreadable` where it has no list of them: nobody may be missed for a page of a proxy. */
export function contactsOf(answer: { readonly results?: unknown }, route: string): HubspotContact[] {
  const { results } = answer ?? {};
  if (!Array.isArray(results))
    throw new ApiError('unreadable', 'hubspot', { route, words: 'No results in the answer' });
  return results.map((one: ApiContact) => contactOf(one, route));
}

/** Writes properties. Gives the server's time of the write (epoch ms). */
export async function updateContact(
  client: HubspotClient,
  id: string,
  properties: Record<string, string>,
): Promise<{ at: number | null }> {
  const route = 'PATCH /crm/v3/objects/contacts/{id}';
  const done = await client.typed(route, () => client.basic.update(id, { properties }));
  // HubSpot's client takes anything for an answer: nobody knows then whether it was written.
  if (typeof done?.id !== 'string')
    throw new ApiError('unreadable', 'hubspot', { route, words: 'No id in the answer to a write' });
  return { at: millisOf(done.updatedAt) };
}
