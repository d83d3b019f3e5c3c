import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { collectSeen } from '../../facts/collect';
import { ApiError } from '../../http/errors';
import { parseAddress } from '../../records/address';
import { tabs } from '../../storage/tabs';
import { readOverwrites } from '../../why/overwrite';
import { attempt, message } from '../message';

const request = z.object({ type: z.literal('overwrites'), tabId: z.number() });

/** Reads the mapped fields that the verdict's facts lack: what a sync of this contact would overwrite. */
export const overwrites = message('overwrites', 'page', request, ({ tabId }) =>
  attempt(async () => {
    const tab = await tabs.get(tabId);
    const page = tab ? parseAddress(tab.url) : null;
    if (page?.kind !== 'record') throw new ApiError('not-found', 'hubspot');
    const connected = await connectedHubspot('click', page.ref);
    return readOverwrites((await collectSeen(page.ref)).facts, connected);
  }, 'salesforce'),
);
