import { graceOf } from '../eligibility/terms';
import type { JudgeSettings } from '../eligibility/types';
import { contactQuery } from '../facts/contact';
import { waitingChanges } from '../facts/waiting';
import type { HubspotClient } from '../hubspot/client';
import { contactsByIds } from '../hubspot/contacts-batch';
import type { NewestSync } from '../hubspot/contacts-search';
import { membershipsOfMany } from '../hubspot/members';
import type { Followed } from './types';

/** So many are followed: whoever synced last. */
export const mostFollowed = 200;
/** One call tells the memberships of a hundred, or the histories of fifty. */
const membersAtOnce = 100;
const historiesAtOnce = 50;

/** Whoever synced lately comes in, whoever synced the longest ago goes out. A new sync ends a wait. */
export function withNewest(followed: readonly Followed[], newest: readonly NewestSync[]): Followed[] {
  const all = new Map(followed.map((one) => [one.id, one]));
  for (const { id, name, at } of newest) {
    const known = all.get(id);
    if (!known) {
      const fresh = {
        id,
        name,
        syncedAt: at,
        member: 'unknown',
        membership: null,
        stuckSince: null,
        lookedAt: 0,
      } as const;
      all.set(id, fresh);
    } else if (at > known.syncedAt) all.set(id, { ...known, name, syncedAt: at, stuckSince: null });
  }
  return [...all.values()].sort((a, b) => b.syncedAt - a.syncedAt).slice(0, mostFollowed);
}

/** Who of them is in the segment: one call, for those who were asked about the longest ago. */
export async function withMembership(
  client: HubspotClient,
  followed: readonly Followed[],
  segmentId: string,
  now: number,
): Promise<Followed[]> {
  const asked = [...followed].sort((a, b) => a.lookedAt - b.lookedAt).slice(0, membersAtOnce);
  if (asked.length === 0) return [...followed];
  const ids = new Set(asked.map(({ id }) => id));
  const found = await membershipsOfMany(client, [...ids]);
  return followed.map((one): Followed => {
    if (!ids.has(one.id)) return one;
    const membership = found.get(one.id)?.get(segmentId) ?? null;
    const stuckSince = membership ? one.stuckSince : null;
    return { ...one, member: membership ? 'yes' : 'no', membership, stuckSince, lookedAt: now };
  });
}

/**
 * Whose change waits for longer than the grace: one call, for fifty in turn. Who is gone is followed no more.
 * `waits`: somebody changed after the portal's newest sync.
 */
export async function withWaits(
  client: HubspotClient,
  followed: readonly Followed[],
  settings: JudgeSettings,
  { turn, now, newestSync }: { turn: number; now: number; newestSync: number | null },
): Promise<{ followed: Followed[]; waits: boolean }> {
  const may = followed.filter(({ member }) => settings.segment.mode === 'none' || member === 'yes');
  const parts = Math.max(1, Math.ceil(may.length / historiesAtOnce));
  const from = (turn % parts) * historiesAtOnce;
  const asked = may.slice(from, from + historiesAtOnce);
  if (asked.length === 0) return { followed: [...followed], waits: false };
  const found = new Map(
    (
      await contactsByIds(
        client,
        asked.map(({ id }) => id),
        contactQuery(settings),
      )
    ).map((one) => [one.id, one]),
  );
  const ids = new Set(asked.map(({ id }) => id));
  let waits = false;
  const after = followed.flatMap((one): Followed[] => {
    if (!ids.has(one.id)) return [one];
    const contact = found.get(one.id);
    if (!contact) return [];
    const changes = waitingChanges(contact, one.membership, settings);
    waits ||= changes.some(({ at }) => at > (newestSync ?? 0));
    const late = changes.find(({ at }) => now - at >= graceOf(settings));
    return [{ ...one, stuckSince: late?.at ?? null }];
  });
  return { followed: after, waits };
}
