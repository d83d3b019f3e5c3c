import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { collectSeen } from '../../facts/collect';
import { ApiError } from '../../http/errors';
import { parseAddress } from '../../records/address';
import { hubspotContactLink } from '../../records/links';
import { tabs } from '../../storage/tabs';
import { readWhy } from '../../why/read';
import { attempt, message } from '../message';

const request = z.object({
  type: z.literal('why'),
  tabId: z.number(),
  nested: z.optional(z.boolean()),
  companies: z.optional(z.boolean()),
});

/** The same of any contact of the connected portal, for the dashboard's tables. */
export const whyOf = message(
  'why-of',
  'page',
  z.object({
    type: z.literal('why-of'),
    contactId: z.string(),
    nested: z.optional(z.boolean()),
    companies: z.optional(z.boolean()),
  }),
  ({ contactId, nested, companies }) =>
    attempt(async () => {
      const connected = await connectedHubspot();
      const { portalId, uiDomain } = connected.environment;
      const page = parseAddress(hubspotContactLink(portalId, contactId, uiDomain));
      if (page.kind !== 'record') throw new ApiError('not-found', 'hubspot');
      const { facts } = await collectSeen(page.ref);
      return readWhy(facts, connected, { nested, companies });
    }),
);

/** Why the contact of a tab is in the segment or out of it, and what would bring it in. */
export const why = message('why', 'page', request, ({ tabId, nested, companies }) =>
  attempt(async () => {
    const tab = await tabs.get(tabId);
    const page = tab ? parseAddress(tab.url) : null;
    if (page?.kind !== 'record') throw new ApiError('not-found', 'hubspot');
    const connected = await connectedHubspot('click', page.ref);
    const { facts } = await collectSeen(page.ref);
    return readWhy(facts, connected, { nested, companies });
  }),
);
