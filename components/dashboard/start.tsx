import { createRoot } from 'react-dom/client';
import { ask } from '../../lib/ui/ask';
import { onChanged } from '../../lib/ui/changed';
import { createDashboardStore } from '../../lib/ui/dashboard/store';
import type { T } from '../../lib/ui/i18n';
import { reloadForAnother } from '../../lib/ui/other-environment';
import { App } from './App';
import { DashboardContext } from './context';

/** Puts the dashboard into the page and keeps it in step with the background. */
export function startDashboard(root: HTMLElement, t: T): void {
  const store = createDashboardStore(ask);
  document.documentElement.lang = t.locale;
  document.title = t('dashboard.page-title');
  // A job commits many times a second and changes no setting; where it does, it says so.
  onChanged((what) => what !== 'ledger' && void store.load());
  // Settings may have been changed in the options' tab meanwhile.
  addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void store.load());
  const watch = reloadForAnother(() => location.reload());
  store.subscribe(({ settings }) => watch(settings));
  void store.load();
  createRoot(root).render(
    <DashboardContext value={{ store, t, ask }}>
      <App />
    </DashboardContext>,
  );
}
