import type { HubspotClient } from './client';
import { type ContactQuery, contactsOf, type HubspotContact } from './contacts';
import { batchSize } from './contacts-batch';

const route = 'GET /crm/v3/objects/contacts';

/** One page of all contacts of the portal; `after` null at the end. 100 a call, and 50 with histories. */
export async function contactsPage(
  client: HubspotClient,
  query: ContactQuery,
  after?: string,
): Promise<{ readonly contacts: readonly HubspotContact[]; readonly after: string | null }> {
  const history = query.history?.length ? [...query.history] : undefined;
  const answer = await client.typed(route, () =>
    client.basic.getPage(batchSize(query), after, [...query.properties], history, undefined, false),
  );
  return {
    contacts: contactsOf(answer, route),
    after: answer.paging?.next?.after ?? null,
  };
}
