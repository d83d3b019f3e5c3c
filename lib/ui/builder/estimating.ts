import type { StoreApi } from 'zustand/vanilla';
import { criteriaProblems } from '../../builder/draft/check';
import { toDefinition } from '../../builder/draft/definition';
import type { Ask } from '../ask';
import type { BuilderState } from './state';
import type { Later } from './store';

/** A pause in the edits before anything is asked (ms). */
const pauseMs = 600;

/** Asks for an estimate when the criteria are finished and differ from those that were asked about last. */
export function estimating(store: StoreApi<BuilderState>, ask: Ask, later: Later) {
  let asked = '';
  let stop: (() => void) | null = null;
  const set = (estimate: Partial<BuilderState['estimate']>) =>
    store.setState((state) => ({ estimate: { ...state.estimate, ...estimate } }));

  async function run(filterBranch: ReturnType<typeof toDefinition>, text: string) {
    set({ state: 'running', trouble: null });
    const answer = await ask('builder-estimate', { filterBranch });
    // The draft went on meanwhile: a newer question is on its way.
    if (text !== asked) return;
    if (!answer.ok) return set({ state: 'trouble', trouble: answer.trouble });
    if (answer.value) set({ state: 'told', value: answer.value });
  }
  return {
    /** After each edit. `again`: also for the same criteria. */
    look(again = false) {
      const { draft, byName, properties, zone, phase } = store.getState();
      if (phase !== 'ready') return;
      const known = properties.length > 0 ? byName : undefined;
      const finished = criteriaProblems(draft, known).length === 0;
      const filterBranch = finished ? toDefinition(draft, zone) : null;
      const text = JSON.stringify(filterBranch);
      if (text === asked && !again) return;
      asked = text;
      stop?.();
      if (!filterBranch) {
        void ask('builder-stop', {});
        return set({ state: 'unfinished', trouble: null });
      }
      set({ state: 'running', trouble: null });
      stop = later(() => void run(filterBranch, text), pauseMs);
    },
    leave() {
      stop?.();
      asked = '';
      void ask('builder-stop', {});
    },
  };
}
