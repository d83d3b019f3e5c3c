import { between, createRandom } from '../world/random';
import type { HubspotContact, World } from '../world/types';
import { importRecords } from './import';
import { rules } from './rules';
import { mayPass } from './rules/gate';
import { syncContact } from './sync';
import type { Engine, Trace } from './types';

/** The running integration of a world, as its admin and the oracle see it. */
export interface Integration {
  readonly traces: ReadonlyMap<string, Trace>;
  /** R5: HubSpot's own "sync now" on a record. False: the contact may not sync. */
  resync(contactId: string): boolean;
  /** R5: all members of the segment. Returns how many were queued. */
  resyncSegment(): number;
  /** R8: imports leads or contacts by id. Returns the ids of the new contacts. */
  importFromSalesforce(recordIds: readonly string[]): string[];
  /** Looks into Salesforce now, out of turn. */
  look(): void;
}

const running = new WeakMap<World, Integration>();
/** The integration that was attached to this world, if any. */
export const integrationOf = (world: World): Integration | undefined => running.get(world);

/** Starts the integration of a world: it listens to its events and looks into Salesforce at each interval. */
export function attachIntegration(world: World, seed = 7): Integration {
  const { clock, hubspot } = world;
  const engine: Engine = {
    world,
    random: createRandom(seed),
    traces: new Map(),
    dirty: new Map(),
    fieldTimes: new Map(),
    queued: new Set(),
    retries: new Map(),
    trace(contactId) {
      const trace = engine.traces.get(contactId) ?? { triggers: [], syncs: [], failures: [] };
      engine.traces.set(contactId, trace);
      return trace;
    },
    trigger(contactId, kind, waiting, property) {
      engine.trace(contactId).triggers.push({ at: clock.now(), kind, waiting, property });
      engine.retries.delete(contactId);
      if (kind !== 'salesforce') queue(contactId);
    },
    sync: (contact, options) => syncContact(engine, contact, options),
  };

  function queue(contactId: string) {
    if (engine.queued.has(contactId)) return;
    engine.queued.add(contactId);
    const [low, high] = world.integration.hubspotDelayMs;
    clock.at(clock.now() + between(engine.random, low, high), () => play(contactId));
  }
  function play(contactId: string) {
    if (world.integration.silent) {
      // A silent connector forgets nothing: the queue waits until it is back.
      clock.at(clock.now() + world.integration.lookIntervalMs, () => play(contactId));
      return;
    }
    engine.queued.delete(contactId);
    const contact: HubspotContact | undefined = hubspot.contact(contactId);
    if (contact?.id === contactId) engine.sync(contact);
  }
  function look() {
    if (world.integration.silent) return;
    const changes = [...engine.dirty];
    engine.dirty.clear();
    for (const [id, dirty] of changes) {
      const record = world.salesforce.record(id);
      if (!record || record.hiddenFromIntegration) continue;
      for (const rule of rules) if (rule.look?.(record, dirty, engine)) break;
    }
  }
  function lookAgain() {
    clock.at(clock.now() + world.integration.lookIntervalMs, () => {
      look();
      lookAgain();
    });
  }

  world.on((event) => {
    for (const rule of rules) rule.on?.(event, engine);
  });
  lookAgain();

  const integration: Integration = {
    traces: engine.traces,
    resync(contactId) {
      const contact = hubspot.contact(contactId);
      if (!contact || !mayPass(world, contact) || hubspot.value(contact, 'email') === '') return false;
      engine.trigger(contact.id, 'manual', false);
      return true;
    },
    resyncSegment() {
      const ids = [...hubspot.contacts.values()].filter((one) => !one.archived && mayPass(world, one));
      return ids.filter((one) => integration.resync(one.id)).length;
    },
    importFromSalesforce: (recordIds) => importRecords(engine, recordIds),
    look,
  };
  running.set(world, integration);
  return integration;
}
