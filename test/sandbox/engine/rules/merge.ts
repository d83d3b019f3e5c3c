import type { EngineRule } from '../types';

/** A merge in HubSpot: the survivor goes on with its link; the trace of the other is closed. */
export const contactsMerged: EngineRule = {
  id: 'R10',
  what: 'of merged contacts the survivor goes on',
  on(event, engine) {
    if (event.type !== 'contacts-merged') return;
    engine.trace(event.winner).mergedAt = engine.world.clock.now();
    engine.retries.delete(event.loser);
  },
};
