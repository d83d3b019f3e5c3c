import { createContext, useContext } from 'react';
import type { T } from '../../lib/ui/i18n';

/** What the popup can make the browser do. A test hands in its own. */
export interface Doors {
  openOptions(section?: string): void;
  reloadTab(): void;
  /** False: the browser keeps the badge from the pages of both CRMs. */
  mayEnterPages(): Promise<boolean>;
  /** Asks the person for them. Straight from a click. */
  askForPages(): Promise<void>;
}

interface PopupContext {
  readonly t: T;
  readonly doors: Doors;
}
const Context = createContext<PopupContext | null>(null);
export const PopupProvider = Context.Provider;

/** Sentences and doors of the popup. */
export function usePopup(): PopupContext {
  const found = useContext(Context);
  if (!found) throw new Error('usePopup outside of the popup');
  return found;
}
