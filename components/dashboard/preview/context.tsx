import { createContext, use } from 'react';
import type { PreviewStore } from '../../../lib/ui/preview/store';

export const PreviewContext = createContext<PreviewStore | null>(null);

export function usePreviewStore(): PreviewStore {
  const store = use(PreviewContext);
  if (!store) throw new Error('The preview has no store');
  return store;
}
