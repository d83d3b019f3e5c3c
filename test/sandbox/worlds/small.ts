import { attachIntegration } from '../engine/integration';
import { createWorld, type WorldOptions } from '../world/create';
import type { World } from '../world/types';
import { anyOf } from './segments';

const hour = 3_600_000;

/**
 * Two people and one active segment ("Customers"): `included` is a member, linked and synced; `excluded` is not and
 * has nothing in Salesforce. Quick to build. `now` is the time at which the world is handed over; a `live` world
 * goes on with real time from there.
 */
export function smallWorld(options: WorldOptions = {}): World {
  const now = options.now ?? Date.UTC(2026, 10, 3, 9);
  const world = createWorld({ id: 'small', ...options, now: now - 48 * hour, live: false });
  attachIntegration(world, options.seed);
  const { hubspot, clock } = world;
  const segment = hubspot.addSegment({
    name: 'Customers',
    filterBranch: anyOf('lifecyclestage', ['customer']),
    processingType: 'DYNAMIC',
  });
  hubspot.addSegment({ name: 'Trade fair 2025', processingType: 'MANUAL' });
  world.integration.segmentId = segment.id;
  const person = (firstname: string, lastname: string, lifecyclestage: string) =>
    hubspot.create(
      {
        email: `${firstname}.${lastname}@${world.domain}.example`.toLowerCase(),
        firstname,
        lastname,
        company: 'Lovelace Ltd',
        jobtitle: 'Engineer',
        lifecyclestage,
      },
      'CRM_UI',
    );
  const included = person('Ada', 'Lovelace', 'customer');
  const excluded = person('Charles', 'Babbage', 'lead');
  clock.advance(now - clock.now());
  if (options.live) clock.goLive();
  const recordId = hubspot.value(included, 'salesforceleadid');
  world.people.set('included', { contactId: included.id, recordId, note: 'included-synced' });
  world.people.set('excluded', { contactId: excluded.id, note: 'excluded' });
  world.people.set('segment', { note: segment.id });
  return world;
}

/** A portal whose chosen segment is gone: every verdict is `segment-invalid`. */
export function segmentInvalidWorld(options: WorldOptions = {}): World {
  const world = smallWorld({ id: 'segment-invalid', seed: 2, ...options });
  if (world.integration.segmentId) world.hubspot.deleteSegment(world.integration.segmentId);
  return world;
}

/** A portal whose token lacks the scope for segments: every verdict is `unknown`. */
export function unknownWorld(options: WorldOptions = {}): World {
  const scopes = ['oauth', 'crm.objects.contacts.read', 'crm.schemas.contacts.read'];
  return smallWorld({ id: 'unknown', seed: 3, scopes, ...options });
}
