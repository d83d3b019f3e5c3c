import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { WatchPageState, WatchStore } from '../../../lib/ui/watch/store';

export const WatchContext = createContext<WatchStore | null>(null);

export function useWatchStore(): WatchStore {
  const store = use(WatchContext);
  if (!store) throw new Error('The watch has no store');
  return store;
}

export function useWatch(): WatchPageState {
  return useStore(useWatchStore());
}
