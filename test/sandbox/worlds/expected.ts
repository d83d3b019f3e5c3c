import { integrationOf } from '../engine/integration';
import { isLive, linkOf, recordsByEmail } from '../engine/links';
import { mayPass } from '../engine/rules/gate';
import type { Trace } from '../engine/types';
import type { HubspotContact, Millis, World } from '../world/types';

const minute: Millis = 60_000;
const hour = 60 * minute;

/** Person verdicts, as the product names them. Written here anew: the oracle shares nothing with the product. */
export type Outcome =
  | 'absent-in-hubspot'
  | 'blocked-no-email'
  | 'excluded-yet-syncing'
  | 'excluded-orphan'
  | 'excluded-import-stub'
  | 'excluded-once'
  | 'excluded-frozen'
  | 'excluded-twin'
  | 'excluded'
  | 'blocked-link-dead'
  | 'included-pending'
  | 'included-never-synced'
  | 'included-stale'
  | 'included-synced';

/** What became of a contact, from the integration's own trace of what it did and did not. */
export function expectedOutcome(world: World, contact: HubspotContact): Outcome {
  const now = world.clock.now();
  const trace: Trace = integrationOf(world)?.traces.get(contact.id) ?? { triggers: [], syncs: [], failures: [] };
  if (world.hubspot.value(contact, 'email') === '') return 'blocked-no-email';
  const link = linkOf(world, contact);
  const record = link ? world.salesforce.record(link) : undefined;
  const dead = record?.isDeleted === true && !record.purged && !record.hidden;
  return mayPass(world, contact)
    ? member(trace, now, dead, 2 * world.integration.lookIntervalMs)
    : outsider(world, contact, trace, now, link, dead);
}

function member(trace: Trace, now: Millis, dead: boolean, grace: Millis): Outcome {
  const lastSync = trace.syncs.findLast((sync) => sync.moved)?.at ?? null;
  const waiting = trace.triggers.filter((one) => one.waiting && one.at > (lastSync ?? Number.NEGATIVE_INFINITY));
  const newest = waiting.at(-1);
  if (dead) return 'blocked-link-dead';
  if (newest && now - newest.at < grace) return 'included-pending';
  if (lastSync === null) return 'included-never-synced';
  return newest ? 'included-stale' : 'included-synced';
}

function outsider(
  world: World,
  contact: HubspotContact,
  trace: Trace,
  now: Millis,
  link: string,
  dead: boolean,
): Outcome {
  const syncs = trace.syncs.filter((sync) => sync.moved);
  const onceOnly = syncs.length > 0 && syncs.every((sync) => sync.once);
  const bursts = burstsOf(syncs.map((sync) => sync.at)).filter((at) => now - at <= 7 * 24 * hour);
  const lastHour = syncs.some((sync) => now - sync.at <= hour);
  if (!onceOnly && (lastHour || bursts.length >= 2)) return 'excluded-yet-syncing';
  if (dead) return 'excluded-orphan';
  if (trace.importedAt !== undefined && syncs.length === 0) return 'excluded-import-stub';
  if (link && onceOnly) return 'excluded-once';
  if (link) return 'excluded-frozen';
  const addresses = ['email', 'hs_additional_emails'].flatMap((name) => world.hubspot.value(contact, name).split(';'));
  const twins = addresses.filter(Boolean).flatMap((email) => recordsByEmail(world, email));
  return twins.some((one) => isLive(one)) ? 'excluded-twin' : 'excluded';
}

/** Ends of runs of syncs that are at most half an hour apart. */
function burstsOf(times: readonly Millis[]): Millis[] {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted.filter((at, i) => i === sorted.length - 1 || (sorted[i + 1] ?? at) - at > 30 * minute);
}
