import type { QuotaView } from '../protocol/quota-pages';
import { callsOfASync, contactsIn, spentBy } from '../resync/many/allocation';
import type { Environment } from '../storage/settings';

/** What bulk resyncs wrote in the last 24 hours, by whole hours, and what HubSpot's syncs of them cost at most (R12). */
export async function resyncedToday(environment: Environment): Promise<QuotaView['resyncs']> {
  const contacts = contactsIn(await spentBy(environment));
  return { contacts, calls: contacts * callsOfASync };
}
