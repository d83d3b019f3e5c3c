import { createContext, useContext } from 'react';
import type { T } from '../../lib/ui/i18n';
import type { WhyStore } from '../../lib/ui/why-store';

/** What the criteria of one contact are shown with, in the popup and in the dashboard. */
interface Shown {
  readonly t: T;
  readonly store: WhyStore;
  readonly openOptions: (section?: string) => void;
}
const Context = createContext<Shown | null>(null);
export const WhyProvider = Context.Provider;

export function useWhy(): Shown {
  const found = useContext(Context);
  if (!found) throw new Error('The criteria have no context');
  return found;
}
