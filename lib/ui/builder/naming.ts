import type { StoreApi } from 'zustand/vanilla';
import type { Ask } from '../ask';
import type { BuilderState } from './state';
import type { Later } from './store';

const pauseMs = 500;

/** Asks whether the name is free, some time after it was typed. */
export function naming(store: StoreApi<BuilderState>, ask: Ask, later: Later) {
  let stop: (() => void) | null = null;
  const set = (name: BuilderState['name']) => store.setState({ name });

  async function run(checked: string) {
    const answer = await ask('builder-name', { name: checked });
    if (store.getState().draft.name.trim() !== checked) return;
    // Not being able to ask is no reason to stop anybody: it is asked again before the segment is made.
    if (!answer.ok) return set({ state: 'idle', checked });
    set({ state: answer.value.taken ? 'taken' : 'free', checked });
  }
  return {
    look() {
      const checked = store.getState().draft.name.trim();
      if (checked === store.getState().name.checked) return;
      stop?.();
      if (checked === '') return set({ state: 'idle', checked });
      set({ state: 'checking', checked });
      stop = later(() => void run(checked), pauseMs);
    },
    taken: (checked: string) => set({ state: 'taken', checked }),
  };
}
