import type { World } from '../../world/types';
import { anyOf, enumeration, known, orOfAnd } from '../segments';

/** The portal's segments; returns the ids of the first inclusion segment and of the one chosen later. */
export function addDemoSegments(world: World): { partners: string; customers: string } {
  const { hubspot } = world;
  const active = (name: string, filterBranch: unknown) =>
    hubspot.addSegment({ name, filterBranch, processingType: 'DYNAMIC' }).id;
  const partners = active('Evangelists', anyOf('lifecyclestage', ['salesqualifiedlead']));
  const customers = active('Customers for Salesforce', anyOf('lifecyclestage', ['customer']));
  active('Everybody with an address', orOfAnd([known('email')]));
  active('Customers and leads', anyOf('lifecyclestage', ['customer', 'lead']));
  active('Customers with a phone', orOfAnd([enumeration('lifecyclestage', ['customer']), known('phone')]));
  hubspot.addSegment({ name: 'Trade fair 2025', processingType: 'MANUAL' });
  hubspot.addSegment({ name: 'Companies in Europe', processingType: 'DYNAMIC', objectTypeId: '0-2' });
  return { partners, customers };
}
