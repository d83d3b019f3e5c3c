import type { WorldOptions } from '../world/create';
import { addPersonAccount } from '../world/person-accounts';
import type { World } from '../world/types';
import { smallWorld } from './small';

const hour = 3_600_000;

/**
 * The small world in an org with person accounts: `person` is one, who came from Salesforce, joined the segment and
 * synced. Its `recordId` is the contact's; the contact's `AccountId` is the page that people open.
 */
export function personWorld(options: WorldOptions = {}): World {
  const now = options.now ?? Date.UTC(2026, 10, 3, 9);
  const world = smallWorld({ id: 'person', seed: 31, ...options, now: now - 3 * hour, live: false });
  const { hubspot, salesforce, clock } = world;
  const email = `grace.hopper@${world.domain}.example`;
  const fields = { FirstName: 'Grace', LastName: 'Hopper', Email: email, Title: 'Admiral' };
  const { contact } = addPersonAccount(world, fields, salesforce.adminUserId);
  clock.advance(hour);
  const found = hubspot.contactByEmail(email);
  if (!found) throw new Error('The person did not come to HubSpot');
  hubspot.write(found.id, { lifecyclestage: 'customer' }, 'CRM_UI');
  clock.advance(now - clock.now());
  if (options.live) clock.goLive();
  world.people.set('person', { contactId: found.id, recordId: contact.id, note: 'included-synced' });
  return world;
}
