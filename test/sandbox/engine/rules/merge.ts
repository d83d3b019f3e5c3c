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
    const trace = engine.trace(winner);
    // Of a winner that never synced the merge takes the loser's link and its last sync.
    if (trace.syncs.length === 0) trace.syncs.push(...engine.trace(loser).syncs);
    engine.traces.set(into, trace);
    for (const id of gone) engine.retries.delete(id);
    if (waits) engine.trigger(into, 'changed', false);
  },
};
