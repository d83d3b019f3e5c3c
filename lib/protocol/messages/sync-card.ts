import * as z from 'zod/mini';
import { collectSeen } from '../../facts/collect';
import { ApiError } from '../../http/errors';
import { parseAddress } from '../../records/address';
import { hubspotNow } from '../../resync/reach';
import { keepCard } from '../../storage/sync-card';
import { tabs } from '../../storage/tabs';
import { attempt, message } from '../message';

/** A person wants to remember what HubSpot's card says of an error; only on the page of the contact that it is about. */
export const syncCardKeep = message(
  'sync-card-keep',
  'page',
  z.object({
    type: z.literal('sync-card-keep'),
    tabId: z.number(),
    contactId: z.string(),
    words: z.string().check(z.minLength(1), z.maxLength(500)),
  }),
  ({ tabId, contactId, words }) =>
    attempt(async () => {
      const tab = await tabs.get(tabId);
      const page = tab ? parseAddress(tab.url) : null;
      const isIt = page?.kind === 'record' && page.ref.crm === 'hubspot' && page.ref.id === contactId;
      const contact = isIt ? (await collectSeen(page.ref)).facts.contact : null;
      if (!isIt || !contact) throw new ApiError('not-found', 'hubspot');
      await keepCard(page.ref.portalId, contact.id, { words, at: hubspotNow() });
      return null;
    }),
);
