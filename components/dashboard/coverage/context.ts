import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { CoverageState, CoverageStore } from '../../../lib/ui/coverage/store';

export const CoverageContext = createContext<CoverageStore | null>(null);

export function useCoverageStore(): CoverageStore {
  const store = use(CoverageContext);
  if (!store) throw new Error('The coverage has no store');
  return store;
}

export function useCoverage(): CoverageState {
  return useStore(useCoverageStore());
}
