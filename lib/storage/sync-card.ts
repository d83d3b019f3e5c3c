import { ApiError } from '../http/errors';
import { forgetKept, keep, peek } from './kept';

/** What HubSpot's card said, and when it was seen (HubSpot's time). */
export interface SyncCard {
  readonly words: string;
  readonly at: number;
}

const forMs = 7 * 24 * 3_600_000;
const nameOf = (portalId: string, contactId: string) => `sync-card/${portalId}/${contactId}/`;

/** In memory: a week at most, and gone when the browser closes. Throws `storage` where there is no room for it. */
export async function keepCard(portalId: string, contactId: string, card: SyncCard): Promise<void> {
  const name = nameOf(portalId, contactId);
  await keep(name, forMs, card);
  if ((await peek<SyncCard>(name))?.value.at !== card.at) throw new ApiError('storage', 'browser');
}

/** What is kept of a contact. A sync after it has made it old: then it is forgotten. */
export async function keptCard(portalId: string, contactId: string, lastSync: number | null): Promise<SyncCard | null> {
  const name = nameOf(portalId, contactId);
  const card = (await peek<SyncCard>(name))?.value ?? null;
  if (!card || (lastSync ?? 0) <= card.at) return card;
  await forgetKept(name);
  return null;
}
