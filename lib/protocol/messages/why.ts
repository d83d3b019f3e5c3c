import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { collect } from '../../facts/collect';
import { ApiError } from '../../http/errors';
import { parseAddress } from '../../records/address';
import { tabs } from '../../storage/tabs';
import { readWhy } from '../../why/read';
import { attempt, message } from '../message';

/** Why the contact of a tab is in the segment or out of it, and what would bring it in. */
export const why = message('why', 'page', z.object({ type: z.literal('why'), tabId: z.number() }), ({ tabId }) =>
  attempt(async () => {
    const tab = await tabs.get(tabId);
    const page = tab ? parseAddress(tab.url) : null;
    if (page?.kind !== 'record') throw new ApiError('not-found', 'hubspot');
    const connected = await connectedHubspot();
    const { facts } = await collect(page.ref);
    return readWhy(facts, connected);
  }),
);
