import type { HubspotClient } from './client';
import { type ContactQuery, contactsOf, type HubspotContact } from './contacts';

const route = 'POST /crm/v3/objects/contacts/batch/read';
/** HubSpot takes 100 contacts a call, and 50 where histories are asked for. */
export const batchSize = (query: ContactQuery): number => (query.history?.length ? 50 : 100);

/** Many contacts by id, batch after batch. Those that are gone are left out; a merged id gives the survivor once. */
export function contactsByIds(
  client: HubspotClient,
  ids: readonly string[],
  query: ContactQuery,
): Promise<HubspotContact[]> {
  return readMany(client, ids, query);
}

/**
 * Many contacts by their address, batch after batch; nobody has those that are left out. Whether a secondary address
 * finds its contact is not documented: the answer's own addresses tell whose it is.
 */
export function contactsByEmails(
  client: HubspotClient,
  emails: readonly string[],
  query: ContactQuery,
): Promise<HubspotContact[]> {
  return readMany(client, emails, query, 'email');
}

async function readMany(
  client: HubspotClient,
  keys: readonly string[],
  query: ContactQuery,
  idProperty?: string,
): Promise<HubspotContact[]> {
  const found = new Map<string, HubspotContact>();
  for (const part of chunks([...new Set(keys)], batchSize(query))) {
    const answer = await client.typed(route, () =>
      client.batch.read({
        inputs: part.map((id) => ({ id })),
        ...(idProperty === undefined ? {} : { idProperty }),
        properties: [...query.properties],
        propertiesWithHistory: [...(query.history ?? [])],
      }),
    );
    for (const contact of contactsOf(answer, route)) found.set(contact.id, contact);
  }
  return [...found.values()];
}

/** A list in parts of at most `size`. */
export function chunks<T>(all: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}
