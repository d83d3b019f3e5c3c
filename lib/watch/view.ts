import type { WatchView } from '../protocol/watch-pages';
import type { Environment } from '../storage/settings';
import { unread } from './judge';
import { restoreScope } from './restore';
import type { WatchState } from './types';

/** A watch as its page shows it: without the definitions themselves. */
export function watchView(state: WatchState, environment: Environment, nextLookAt: number | null): WatchView {
  const { settings, seen, versions, followed, events, readUpTo, lastLook } = state;
  const named = followed.filter(({ stuckSince }) => stuckSince !== null);
  return {
    mode: environment.settings.segment.mode,
    settings,
    seen,
    versions: versions.map(({ filterBranch, ...one }) => ({ ...one, isKept: Boolean(filterBranch) })),
    followed: {
      all: followed.length,
      members: followed.filter(({ member }) => member === 'yes').length,
      outside: followed.filter(({ member }) => member === 'no').length,
      stuck: named.map(({ id, name, stuckSince }) => ({ id, name, since: stuckSince ?? 0 })),
    },
    events,
    readUpTo,
    unread: unread(state),
    lastLook,
    nextLookAt,
    mayRestore: environment.scopes.includes(restoreScope),
    zone: environment.timeZone ?? null,
    mappingConfirmed: environment.settings.mappingConfirmed,
  };
}
