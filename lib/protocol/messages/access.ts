import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { connectedSalesforce } from '../../connections/salesforce';
import { collectSeen } from '../../facts/collect';
import { ApiError } from '../../http/errors';
import { parseAddress } from '../../records/address';
import { accessOf, usersNamed } from '../../salesforce/access';
import type { Whose } from '../../storage/environments';
import { tabs } from '../../storage/tabs';
import { attempt, message } from '../message';

/** The org of a page's environment, or of the one that is being configured. */
async function paired(whose?: Whose) {
  const { environment } = await connectedHubspot('click', whose);
  return { environment, ...(await connectedSalesforce(environment)) };
}

/** Users of the org, to name the one that HubSpot syncs as (R15). */
export const integrationUsers = message(
  'integration-users',
  'page',
  z.object({ type: z.literal('integration-users'), words: z.string().check(z.maxLength(100)) }),
  ({ words }) => attempt(async () => usersNamed((await paired()).client, words), 'salesforce'),
);

/** What that user may see and edit of the leads and contacts of a tab's person. One call. */
export const integrationAccess = message(
  'integration-access',
  'page',
  z.object({ type: z.literal('integration-access'), tabId: z.number() }),
  ({ tabId }) =>
    attempt(async () => {
      const tab = await tabs.get(tabId);
      const page = tab ? parseAddress(tab.url) : null;
      if (page?.kind !== 'record') throw new ApiError('not-found', 'hubspot');
      const { client, environment } = await paired(page.ref);
      const user = environment.settings.integrationUser;
      if (!user) throw new ApiError('not-connected', 'salesforce', { code: 'NO_INTEGRATION_USER' });
      const { salesforce } = (await collectSeen(page.ref)).facts;
      const rows = salesforce.checked ? salesforce.rows.filter((row) => !row.deleted) : [];
      const access = await accessOf(
        client,
        user.id,
        rows.map((row) => row.id),
      );
      const records = rows.map(({ id, name, object }) => {
        const found = access.find((one) => one.recordId === id);
        return { id, name, object, read: found?.read ?? false, edit: found?.edit ?? false };
      });
      return { user: user.name, records };
    }, 'salesforce'),
);
