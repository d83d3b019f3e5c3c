import type { EngineRule } from '../types';

/** A merge in HubSpot: who came out of it goes on with the winner's link and trace, and with what waited for it. */
export const contactsMerged: EngineRule = {
  id: 'R10',
  what: 'of merged contacts the survivor goes on',
  on(event, engine) {
    if (event.type !== 'contacts-merged') return;
    const { winner, loser, into } = event;
    const gone = into === winner ? [loser] : [winner, loser];
    const waits = gone.some((id) => engine.queued.has(id) || engine.retries.has(id));
    engine.traces.set(into, engine.trace(winner));
    for (const id of gone) engine.retries.delete(id);
    if (waits) engine.trigger(into, 'changed', false);
  },
};
