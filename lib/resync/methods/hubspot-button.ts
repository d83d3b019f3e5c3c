import type { ResyncMethod } from '../types';

/** Method 0: HubSpot's own button, which a person clicks. The product opens the place, waits and verifies (R5). */
export const hubspotButton: ResyncMethod = {
  id: 'hubspot-button',
  hindrance: () => null,
  writes: () => [],
  written: () => Promise.resolve(null),
  write: (_line, reach) => Promise.resolve(reach.now()),
};
