import { createWorld, type WorldOptions } from '../world/create';
import { addVersion, iso } from '../world/hubspot-history';
import type { World } from '../world/types';
import { anyOf } from './segments';

/**
 * A portal with two segments of this size that share so many members, put straight into the store: nobody's history
 * is played, so that their number costs next to nothing.
 */
export function twoSegments(size: number, shared: number, options: WorldOptions = {}): { world: World; other: string } {
  const world = createWorld({ id: 'two', ...options });
  const { hubspot, clock, integration } = world;
  const segment = (name: string, stage: string) =>
    hubspot.addSegment({ name, filterBranch: anyOf('lifecyclestage', [stage]), processingType: 'DYNAMIC' });
  const [current, other] = [segment('Customers', 'customer'), segment('Larger accounts', 'opportunity')];
  integration.segmentId = current.id;
  clock.advance(60_000);
  const now = clock.now();
  const member = { firstAdded: now, lastAdded: now, listVersion: 1 };
  for (let n = 0; n < 2 * size - shared; n++) {
    const id = String(70_000_000_000 + 3 * n);
    const one = { id, createdAt: now, updatedAt: now, archived: false, history: new Map() };
    hubspot.contacts.set(id, one);
    addVersion(one, 'email', { value: `p${n}@two.example`, at: now, source: 'IMPORT' });
    addVersion(one, 'firstname', { value: `Given ${n % 89}`, at: now, source: 'IMPORT' });
    addVersion(one, 'lastname', { value: `Family ${n}`, at: now, source: 'IMPORT' });
    if (n % 3 > 0) addVersion(one, 'salesforcelastsynctime', { value: iso(now), at: now, source: 'SALESFORCE' });
    if (n < size) current.members.set(id, member);
    if (n >= size - shared) other.members.set(id, member);
  }
  return { world, other: other.id };
}
