import type { StoreApi } from 'zustand/vanilla';
import type { Ask } from '../ask';
import type { BuilderState } from './state';
import type { Later } from './store';

/** Looks come at growing intervals: a small portal is done in seconds, a large one in many minutes. */
export const nextLookMs = (looks: number): number => Math.min(60_000, Math.round(1500 * 1.5 ** Math.min(looks, 12)));

/** Follows the segment that was made until HubSpot has judged everybody. */
export function following(store: StoreApi<BuilderState>, ask: Ask, later: Later) {
  let stop: (() => void) | null = null;
  let on = false;

  function plan() {
    stop?.();
    const { made } = store.getState();
    if (on && made && made.status !== 'COMPLETE') stop = later(() => void look(), nextLookMs(made.looks));
  }
  async function look() {
    const before = store.getState().made;
    const answer = await ask('builder-look', {});
    if (store.getState().made?.id !== before?.id) return;
    if (answer.ok) store.setState({ made: answer.value, madeTrouble: null });
    else {
      // A failure is said; the next look may find HubSpot again.
      const looks = (before?.looks ?? 0) + 1;
      store.setState({ madeTrouble: answer.trouble, made: before && { ...before, looks } });
    }
    plan();
  }
  return {
    start() {
      on = true;
      plan();
    },
    look,
    leave() {
      on = false;
      stop?.();
    },
  };
}
