import type { StoreApi } from 'zustand/vanilla';
import { criteriaProblems } from '../../builder/draft/check';
import { emptyDraft, toDefinition } from '../../builder/draft/definition';
import type { Ask } from '../ask';
import type { BuilderState } from './state';
import type { Later } from './store';

/** Several edits are kept as one (ms). */
const pauseMs = 400;

/** Keeps the draft some time after an edit, or at once where the page closes. */
export function keeping(store: StoreApi<BuilderState>, ask: Ask, later: Later, now: () => number) {
  let stop: (() => void) | null = null;
  let dirty = false;

  async function keep() {
    dirty = false;
    const { draft, lists, zone, byName, properties } = store.getState();
    const complete = criteriaProblems(draft, properties.length > 0 ? byName : undefined).length === 0;
    const kept = isEmpty(draft)
      ? null
      : { draft, lists: { ...lists }, filterBranch: toDefinition(draft, zone), complete };
    const answer = await ask('builder-keep', { kept });
    // Another edit came meanwhile: it will say how it went.
    if (dirty) return;
    store.setState({
      keep: !answer.ok ? { state: 'failed' } : kept ? { state: 'kept', at: now() } : { state: 'idle' },
    });
  }
  return {
    touch() {
      dirty = true;
      store.setState({ keep: { state: 'keeping' } });
      stop?.();
      stop = later(() => void keep(), pauseMs);
    },
    /** What is not kept yet is kept now: the window closes, or the draft is needed elsewhere. */
    async flush() {
      if (!dirty) return;
      stop?.();
      await keep();
    },
    /** Whatever waited is of no use any longer. */
    drop() {
      stop?.();
      dirty = false;
      store.setState({ keep: { state: 'idle' } });
    },
  };
}

const isEmpty = (draft: BuilderState['draft']) => JSON.stringify(draft) === JSON.stringify(emptyDraft);
