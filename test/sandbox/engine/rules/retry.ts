import type { HubspotContact, Millis } from '../../world/types';
import type { Engine } from '../types';

const first: Millis = 15 * 60_000;
/** How long the integration tries again by itself. */
export const retryFor: Millis = 6 * 60 * 60_000;

/** A failed sync is tried again after 15 minutes, then twice as long each time, for up to six hours. */
export function retryLater(engine: Engine, contact: HubspotContact): void {
  const { clock } = engine.world;
  const entry = engine.retries.get(contact.id) ?? { since: clock.now(), attempts: 0, turn: 0 };
  engine.retries.set(contact.id, entry);
  const when = clock.now() + first * 2 ** entry.attempts;
  entry.attempts++;
  const turn = ++entry.turn;
  if (when - entry.since > retryFor) return;
  const again = () => {
    const { silent, lookIntervalMs } = engine.world.integration;
    const still = engine.retries.get(contact.id);
    const now = engine.world.hubspot.contact(contact.id);
    // A later trigger that failed, or one that worked, has its own turn.
    if (still?.turn !== turn || !now) return;
    // A silent connector forgets nothing: the turn comes when it is back.
    if (silent) clock.at(clock.now() + lookIntervalMs, again);
    else engine.sync(now);
  };
  clock.at(when, again);
}
