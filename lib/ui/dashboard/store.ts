import { createStore, type StoreApi } from 'zustand/vanilla';
import type { SettingsView } from '../../protocol/pages';
import type { Ask, Trouble } from '../ask';

export interface DashboardState {
  /** What the background holds; null until it has answered. */
  readonly settings: SettingsView | null;
  readonly trouble: Trouble | null;
}

export interface DashboardStore extends StoreApi<DashboardState> {
  load(): Promise<void>;
}

/** What every view of the dashboard needs to know: which portal, which org, which segment. */
export function createDashboardStore(ask: Ask): DashboardStore {
  const store = createStore<DashboardState>(() => ({ settings: null, trouble: null }));
  return {
    ...store,
    async load() {
      const answer = await ask('settings-get', {});
      if (!answer.ok) return store.setState({ trouble: answer.trouble });
      const { settings } = store.getState();
      // An answer that was under way while a newer one came is old.
      if (!settings || settings.revision <= answer.value.revision) store.setState({ settings: answer.value });
      store.setState({ trouble: null });
    },
  };
}
