import type { Limits, World } from './types';

/** What another tool takes of a limit. */
export const takenByOthers = ({ others }: Limits, limit: number): number => Math.floor(limit * others);

/** Calls of the org's day that are used, by whomever. */
export const salesforceUsed = ({ limits }: Pick<World, 'limits'>): number =>
  Math.min(limits.salesforceDaily, limits.salesforceUsed + takenByOthers(limits, limits.salesforceDaily));

const days = new WeakMap<World, string>();

/**
 * Takes calls from the org's quota of the day, which begins anew at the world's midnight: those of the API and of the
 * integration alike (R12). False: there are none left, and nothing is taken.
 */
export function takeSalesforceCalls(world: World, calls: number): boolean {
  const { limits } = world;
  const today = new Date(world.clock.now()).toISOString().slice(0, 10);
  if ((days.get(world) ?? today) !== today) limits.salesforceUsed = 0;
  days.set(world, today);
  if (salesforceUsed(world) + calls > limits.salesforceDaily) return false;
  limits.salesforceUsed += calls;
  return true;
}
