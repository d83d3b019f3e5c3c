import { forContact, inside, reason } from '../case';
import { changedSince, deadLink, graceOf, hour, isLinked, lastSyncOf, type Trigger } from '../terms';
import type { Reason } from '../types';

/** 4: without an email nobody syncs, member or not (R10). */
export const blockedNoEmail = forContact('blocked-no-email', ({ contact }) =>
  contact.email ? null : [reason('R10', 'no-email')],
);

/** 12: linked to a record that is gone. */
export const blockedLinkDead = inside('blocked-link-dead', ({ contact, facts }) => {
  const dead = deadLink(facts, contact);
  if (!dead) return null;
  const code = dead.masterId ? 'link-merged' : 'link-deleted';
  return [reason('R10', code, { id: dead.id, object: dead.object, survivor: dead.masterId })];
});

/** 13: a trigger, joining included, is younger than the grace (R4). */
export const includedPending = inside('included-pending', ({ contact, facts, settings }) => {
  const newest = changedSince(facts, contact, settings)[0];
  if (!newest || facts.asOf - newest.at >= graceOf(settings)) return null;
  return [triggerReason('pending', newest), reason('R4', 'pending-until', { untilAt: newest.at + graceOf(settings) })];
});

/** 14: a member that was never triggered (R3). */
export const includedNeverSynced = inside('included-never-synced', ({ contact, settings }) => {
  if (lastSyncOf(contact) !== null) return null;
  const all = settings.segment.mode === 'none';
  const create = settings.createFromHubspot === false && !isLinked(contact) ? [reason('R6', 'create-hubspot-off')] : [];
  return [reason(all ? 'R4' : 'R3', all ? 'never-synced-all' : 'never-synced'), ...create];
});

/** 15: changed since the last sync, longer ago than the grace. */
export const includedStale = inside('included-stale', ({ contact, facts, settings }) => {
  const newest = changedSince(facts, contact, settings)[0];
  const last = lastSyncOf(contact);
  if (!newest || last === null) return null;
  const age = facts.asOf - newest.at;
  return [
    triggerReason('stale', newest, last),
    reason('R14', age <= 6 * hour ? 'stale-retrying' : 'stale-hidden', { at: newest.at }),
  ];
});

function triggerReason(kind: 'pending' | 'stale', trigger: Trigger, last?: number): Reason {
  const params = { changedAt: trigger.at, property: trigger.property ?? null, lastSyncAt: last ?? null };
  return reason('R4', `${kind}-${trigger.what}`, params);
}

/** 16: a member, synced, and nothing changed since. */
export const includedSynced = inside('included-synced', ({ contact, settings }) => {
  const code = settings.mappingConfirmed ? 'synced' : 'synced-changes-not-judged';
  const segment = settings.segment.mode === 'none' ? reason('R1', 'no-inclusion-segment') : reason('R1', 'a-member');
  return [reason('R4', code, { lastSyncAt: lastSyncOf(contact) }), segment];
});
