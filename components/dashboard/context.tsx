import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { SettingsView } from '../../lib/protocol/pages';
import type { Ask } from '../../lib/ui/ask';
import type { DashboardStore } from '../../lib/ui/dashboard/store';
import type { T } from '../../lib/ui/i18n';

/** What every view of the dashboard works with. */
export interface Dashboard {
  readonly store: DashboardStore;
  readonly t: T;
  /** The way to the background; a test or the gallery hands in its own. */
  readonly ask: Ask;
}

export const DashboardContext = createContext<Dashboard | null>(null);

export function useDashboard() {
  const dashboard = use(DashboardContext);
  if (!dashboard) throw new Error('The dashboard has no context');
  const { store, ask } = dashboard;
  /** From now on this connected portal is the one that is shown. */
  async function choose(portalId: string): Promise<void> {
    const answer = await ask('environment-choose', { portalId });
    if (!answer.ok) store.setState({ trouble: answer.trouble });
    await store.load();
  }
  return { ...dashboard, choose };
}

/** The settings as the background holds them. A view is shown only once they are known and a portal is connected. */
export function useSettings(): SettingsView {
  const settings = useStore(useDashboard().store, (state) => state.settings);
  if (!settings) throw new Error('The settings are not known yet');
  return settings;
}
