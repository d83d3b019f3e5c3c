import type { WorldOptions } from '../world/create';
import type { World } from '../world/types';
import { smallWorld } from './small';

const hour = 3_600_000;

/** The small world with so many members more, each of them linked and synced by the integration. */
export function manyWorld(members: number, options: WorldOptions = {}): World {
  const now = options.now ?? Date.UTC(2026, 10, 3, 9);
  const world = smallWorld({ ...options, now: now - hour, live: false });
  for (let n = 1; n <= members; n++)
    world.hubspot.create(
      {
        email: `member${n}@${world.domain}.example`,
        firstname: 'Member',
        lastname: String(n),
        company: 'Members Ltd',
        lifecyclestage: 'customer',
      },
      'CRM_UI',
    );
  world.clock.advance(hour);
  if (options.live) world.clock.goLive();
  return world;
}
