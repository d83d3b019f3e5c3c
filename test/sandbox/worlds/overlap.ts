import { attachIntegration, integrationOf } from '../engine/integration';
import { createWorld, type WorldOptions } from '../world/create';
import { createRandom } from '../world/random';
import type { World } from '../world/types';
import { enumeration, known, orOfAnd } from './segments';

const minute = 60_000;

export interface OverlapOptions extends WorldOptions {
  people: number;
  /** With the integration at work: histories in both CRMs. Without: contacts alone, thousands a second. */
  played?: boolean;
}

/** The one in force, and the one that an admin thinks of. */
export interface Overlap {
  readonly world: World;
  readonly current: string;
  readonly other: string;
}
export const otherCriteria = orOfAnd([enumeration('lifecyclestage', ['customer', 'opportunity']), known('jobtitle')]);

/**
 * Many people and two active segments that overlap: customers (in force), and customers and opportunities with a job
 * title. Of those who would come in some were customers, synced, froze, and were edited in both CRMs since; some
 * never synced, with or without somebody of their address in Salesforce, twice at times; some have no address.
 */
export function overlapWorld({ people, played = true, ...options }: OverlapOptions): Overlap {
  const world = createWorld({ id: 'overlap', domain: 'overlap', seed: 31, ...options });
  const random = createRandom(options.seed ?? 31);
  const { hubspot, clock } = world;
  if (played) attachIntegration(world, options.seed ?? 31);
  const filterBranch = orOfAnd([enumeration('lifecyclestage', ['customer'])]);
  const segment = hubspot.addSegment({ name: 'Customers', filterBranch, processingType: 'DYNAMIC' });
  const other = hubspot.addSegment({
    name: 'Customers and opportunities with a title',
    filterBranch: otherCriteria,
    processingType: 'DYNAMIC',
  });
  world.integration.segmentId = segment.id;
  world.integration.createFromSalesforce = false;
  clock.advance(minute);
  const frozen: string[] = [];
  for (let n = 0; n < people; n++) {
    const kind = n % 8;
    const stage = kind < 4 ? 'customer' : kind < 7 ? 'opportunity' : 'lead';
    const wasCustomer = kind === 4;
    const email = random() < 0.04 ? '' : `person${n}@overlap.example`;
    const contact = hubspot.create(
      {
        email,
        firstname: `Given${n % 97}`,
        lastname: `Family${n}`,
        lifecyclestage: wasCustomer ? 'customer' : stage,
        phone: `+49 30 ${100000 + n}`,
        ...(kind === 3 ? {} : { jobtitle: random() < 0.5 ? 'Engineer' : 'Buyer' }),
      },
      'CRM_UI',
    );
    if (wasCustomer) frozen.push(contact.id);
    if (played && kind === 5 && email) twins(world, email, n);
  }
  clock.advance(120 * minute);
  for (const id of frozen) hubspot.write(id, { lifecyclestage: 'opportunity' }, 'CRM_UI');
  clock.advance(120 * minute);
  if (played) editFrozen(world, frozen, random);
  clock.advance(60 * minute);
  world.people.set('segment', { note: segment.id });
  world.people.set('other', { note: other.id });
  return { world, current: segment.id, other: other.id };
}

/** One or two in Salesforce with the address of a contact that never synced. */
function twins({ salesforce }: World, email: string, n: number) {
  if (n % 3 === 0) return;
  const fields = { LastName: `Family${n}`, Email: email, Title: 'Director', Phone: '1' };
  salesforce.insert('Contact', fields, salesforce.adminUserId);
  if (n % 3 === 2) salesforce.insert('Lead', { ...fields, Company: 'Looms' }, salesforce.adminUserId);
}

/** What happens to the frozen while nothing goes between the CRMs. */
function editFrozen(world: World, ids: readonly string[], random: () => number) {
  const { hubspot, salesforce, clock } = world;
  for (const [n, id] of ids.entries()) {
    const contact = hubspot.contact(id);
    const recordId = contact && hubspot.value(contact, 'salesforceleadid');
    if (n % 100 === 0) clock.advance(minute);
    if (random() < 0.5) hubspot.write(id, { jobtitle: 'Head of purchasing', phone: '+49 40 1' }, 'CRM_UI');
    if (recordId && n % 2 === 0) salesforce.update(recordId, { Phone: '+1 212 555' }, salesforce.adminUserId);
    if (recordId && n % 25 === 1) salesforce.delete(recordId, salesforce.adminUserId);
  }
}

/** What an admin does in HubSpot: chooses the other segment, and resyncs all of its members. */
export function choose(world: World, segmentId: string): void {
  world.integration.segmentId = segmentId;
  integrationOf(world)?.resyncSegment();
  world.clock.advance(90 * minute);
}
