import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { SettingsView } from '../../lib/protocol/pages';
import type { T } from '../../lib/ui/i18n';
import { type OptionLinks, optionLinks } from '../../lib/ui/options/links';
import type { CountState, CountStore } from '../../lib/ui/options/never-synced';
import type { ProofState, ProofStore } from '../../lib/ui/options/proof-job';
import type { OptionsStore, Task, TaskName, Tasks } from '../../lib/ui/options/store';

/** The methods that have to prove themselves. */
export type Provable = 'trigger' | 'touch';

/** What every part of the options page works with. */
export interface Options {
  readonly store: OptionsStore;
  readonly proofs: Readonly<Record<Provable, ProofStore>>;
  readonly count: CountStore;
  readonly t: T;
}

export const OptionsContext = createContext<Options | null>(null);

export function useOptions(): Options {
  const options = use(OptionsContext);
  if (!options) throw new Error('The options page has no context');
  return options;
}

/** The settings as the background holds them. Sections are shown only once they are known. */
export function useView(): SettingsView {
  const view = useStore(useOptions().store, (state) => state.view);
  if (!view) throw new Error('The settings are not known yet');
  return view;
}

export function useTask<N extends TaskName>(name: N): Tasks[N] {
  return useStore(useOptions().store, (state): Task<unknown> => state.tasks[name]) as Tasks[N];
}

export function useProof(which: Provable): ProofState {
  return useStore(useOptions().proofs[which]);
}

export function useCount(): CountState {
  return useStore(useOptions().count);
}

export function useLinks(): OptionLinks {
  return optionLinks(useView());
}
