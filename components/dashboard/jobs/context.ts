import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { BulkState, BulkStore } from '../../../lib/ui/bulk/store';

export const BulkContext = createContext<BulkStore | null>(null);

export function useBulkStore(): BulkStore {
  const store = use(BulkContext);
  if (!store) throw new Error('The jobs have no store');
  return store;
}

export function useBulk(): BulkState {
  return useStore(useBulkStore());
}
