import type { Followed, Seen, Version, WatchEvent, WatchState } from './types';

/** A size that moved by less than this, and by less than a twentieth, is everyday life. */
const fewPeople = 10;
const smallShare = 0.05;
/** So much is kept. */
export const mostVersions = 20;
export const mostEvents = 300;

export type NewEvent = Omit<WatchEvent, 'number' | 'at' | 'people'> & Partial<Pick<WatchEvent, 'people'>>;

/** What a look found, beside what it read of the definition. */
export interface Look {
  readonly seen: Seen;
  readonly filterBranch: unknown;
  readonly followed: readonly Followed[];
  /** The criteria of before and now are the same, whatever their order. */
  readonly sameCriteria: boolean;
  /** The filters were changed by a person's click here. */
  readonly restored: boolean;
}

/** What happened between two looks, and the definitions that are kept. Pure. */
export function judged(before: WatchState, look: Look): { events: NewEvent[]; versions: readonly Version[] } {
  const { seen } = look;
  const was = before.seen?.segment ?? null;
  const is = seen.segment;
  const events: NewEvent[] = [];
  const say = (code: NewEvent['code'], params: NewEvent['params'] = {}, more: Partial<NewEvent> = {}) =>
    events.push({ code, params, ...more });
  let versions = before.versions;
  const isOther = before.seen !== null && was?.id !== is?.id;
  const isFirst = before.seen === null || isOther;
  const isThere = is !== null && is.problem !== 'deleted';
  if (isFirst) {
    say('begun', { segment: is?.name ?? null, size: is?.size ?? null });
    versions = isThere ? [versionOf(look, null)] : [];
  }
  if (is?.problem && (isFirst || was?.problem !== is.problem))
    say(is.problem === 'deleted' ? 'deleted' : 'invalid', { segment: was?.name ?? is.name });
  if (!isFirst && is && was?.problem && !is.problem) say('valid', { segment: is.name });
  if (!isFirst && was && is && isThere) {
    if (was.name !== is.name && !was.problem) say('renamed', { from: was.name, to: is.name });
    const [newest] = versions;
    const edited = newest === undefined || hasChanged(newest, is);
    if (edited) {
      const code = look.restored ? 'restored' : look.sameCriteria ? 'resaved' : 'edited';
      say(code, { by: is.by, version: is.version, size: was.size }, { seenAt: seen.at });
      versions = [versionOf(look, was.size), ...versions].slice(0, mostVersions);
    }
    const [now] = versions;
    // HubSpot judges everybody anew after an edit; only then its size says what the edit did.
    const isSettled = now && now.sizeBefore !== null && now.sizeAfter === null && !is.processing && is.size !== null;
    if (isSettled) {
      if (now.sizeBefore !== is.size)
        say('settled', { from: now.sizeBefore, to: is.size, by: Math.abs((is.size ?? 0) - (now.sizeBefore ?? 0)) });
      versions = [{ ...now, sizeAfter: is.size }, ...versions.slice(1)];
    } else if (!edited && !is.processing && hasMoved(was.size, is.size)) say('size', { from: was.size, to: is.size });
  }
  if (seen.beat === 'silent' && before.seen?.beat !== 'silent') say('silent', { newestSyncAt: seen.newestSync });
  if (seen.beat === 'ok' && before.seen?.beat === 'silent') say('back', { newestSyncAt: seen.newestSync });
  if (!isOther) for (const one of movesOf(before.followed, look.followed)) events.push(one);
  return { events, versions };
}

function hasChanged(newest: Version, is: NonNullable<Seen['segment']>): boolean {
  if (newest.filtersUpdatedAt !== null && is.filtersUpdatedAt !== null)
    return newest.filtersUpdatedAt !== is.filtersUpdatedAt;
  return newest.version !== is.version;
}

function hasMoved(from: number | null, to: number | null): boolean {
  if (from === null || to === null) return false;
  const by = Math.abs(to - from);
  return by >= fewPeople || (by > 0 && by >= from * smallShare && by > 1);
}

function versionOf({ seen, filterBranch }: Look, sizeBefore: number | null): Version {
  const { version = null, filtersUpdatedAt = null, by = null, size = null } = seen.segment ?? {};
  const sizeAfter = sizeBefore === null ? size : null;
  return { version, filtersUpdatedAt, by, seenAt: seen.at, sizeBefore, sizeAfter, filterBranch };
}

/** Of those who are followed: who left the segment, and whose change waits. */
function movesOf(before: readonly Followed[], now: readonly Followed[]): NewEvent[] {
  const was = new Map(before.map((one) => [one.id, one]));
  const named = (all: readonly Followed[]) => all.map(({ id, name }) => ({ id, name }));
  const dropped = now.filter((one) => one.member === 'no' && was.get(one.id)?.member === 'yes');
  const stuck = now.filter((one) => one.stuckSince !== null && was.get(one.id)?.stuckSince === null);
  return [
    ...(dropped.length > 0
      ? [{ code: 'dropped' as const, params: { count: dropped.length }, people: named(dropped) }]
      : []),
    ...(stuck.length > 0 ? [{ code: 'stuck' as const, params: { count: stuck.length }, people: named(stuck) }] : []),
  ];
}

/** The state after a look, with its events numbered. */
export function withEvents(state: WatchState, events: readonly NewEvent[], at: number): WatchState {
  const numbered = events.map((one, n): WatchEvent => ({ people: [], ...one, number: state.nextNumber + n, at }));
  return {
    ...state,
    events: [...numbered.reverse(), ...state.events].slice(0, mostEvents),
    nextNumber: state.nextNumber + events.length,
  };
}

export const unread = ({ events, readUpTo }: WatchState): number =>
  events.filter(({ number, code }) => number > readUpTo && code !== 'begun').length;
