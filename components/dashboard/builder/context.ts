import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { Names } from '../../../lib/segments/explain';
import type { BuilderState } from '../../../lib/ui/builder/state';
import type { BuilderStore } from '../../../lib/ui/builder/store';
import type { T } from '../../../lib/ui/i18n';
import { useDashboard } from '../context';

export const BuilderContext = createContext<BuilderStore | null>(null);

export function useBuilder(): BuilderStore {
  const store = use(BuilderContext);
  if (!store) throw new Error('The builder has no context');
  return store;
}

/** A part of the state; the view is painted again only when that changes. */
export function useBuilt<V>(select: (state: BuilderState) => V): V {
  return useStore(useBuilder(), select);
}

export function useWords(): { t: T; names: Names; zone: string } {
  const { t } = useDashboard();
  const properties = useBuilt((state) => state.byName);
  const lists = useBuilt((state) => state.lists);
  const zone = useBuilt((state) => state.zone);
  return { t, names: { properties, lists }, zone };
}
