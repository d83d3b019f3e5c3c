import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { ChecklistState, ChecklistStore } from '../../../lib/ui/checklist/store';

export const ChecklistContext = createContext<ChecklistStore | null>(null);

export function useChecklistStore(): ChecklistStore {
  const store = use(ChecklistContext);
  if (!store) throw new Error('The lists have no store');
  return store;
}

export function useChecklist(): ChecklistState {
  return useStore(useChecklistStore());
}
