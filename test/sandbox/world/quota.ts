import type { World } from './types';

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
  if (limits.salesforceUsed + calls > limits.salesforceDaily) return false;
  limits.salesforceUsed += calls;
  return true;
}
