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
  propertiesWithHistory?: Record<string, ApiVersion[]>;
}

interface ApiVersion {
  value: string;
  timestamp: Date | string;
  sourceType: string;
  sourceLabel?: string;
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

/** HubSpot's answer in the product's types. Throws `unreadable` where it is no contact, or a value is no value. */
export function contactOf(found: ApiContact, route = 'GET /crm/v3/objects/contacts/{id}'): HubspotContact {
  const { id, properties, propertiesWithHistory = {} } = found ?? {};
  if (typeof id !== 'string' || typeof properties !== 'object' || properties === null)
    throw unreadable(route, 'No id or no properties in the answer');
  const kept: Record<string, string | null> = {};
  for (const name in properties) kept[name] = textOf(properties[name], route);
  const history: Record<string, PropertyVersion[]> = {};
  for (const [name, versions] of Object.entries(propertiesWithHistory ?? {})) {
    if (!Array.isArray(versions)) throw unreadable(route, 'A history that is no list in the answer');
    history[name] = versions.map((version) => versionOf(version, route)).sort((a, b) => b.at - a.at);
  }
  return { id, createdAt: millisOf(found.createdAt), properties: kept, history };
}

function versionOf(version: ApiVersion, route: string): PropertyVersion {
  const source = textOf(version?.sourceType, route);
  const label = textOf(version?.sourceLabel, route);
  return {
    value: textOf(version?.value, route) || null,
    at: millisOf(version?.timestamp) ?? 0,
    source: source ?? '',
    sourceLabel: label ?? undefined,
  };
}

/** HubSpot gives every value as a text. */
function textOf(value: unknown, route: string): string | null {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return null;
  if (typeof value === 'object') throw unreadable(route, 'A value that is no text in the answer');
  return String(value);
}

const unreadable = (route: string, words: string) => new ApiError('unreadable', 'hubspot', { route, words });

/** The contacts of an answer for many. Throws `unreadable` where it has no list of them: nobody may be missed for a page of a proxy. */
export function contactsOf(answer: { readonly results?: unknown }, route: string): HubspotContact[] {
  const { results } = answer ?? {};
  if (!Array.isArray(results)) throw unreadable(route, 'No results in the answer');
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
  if (typeof done?.id !== 'string') throw unreadable(route, 'No id in the answer to a write');
  return { at: millisOf(done.updatedAt) };
}
