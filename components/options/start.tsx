import { createRoot } from 'react-dom/client';
import { ask } from '../../lib/ui/ask';
import { onChanged } from '../../lib/ui/changed';
import type { T } from '../../lib/ui/i18n';
import { createCountStore } from '../../lib/ui/options/never-synced';
import { createProofStore } from '../../lib/ui/options/proof-job';
import { createOptionsStore } from '../../lib/ui/options/store';
import { reloadForAnother } from '../../lib/ui/other-environment';
import { App } from './app';
import { OptionsContext } from './context';

/** Puts the options into the page and keeps them in step with the background. */
export function startOptions(root: HTMLElement, t: T): void {
  const store = createOptionsStore(ask, Date.now);
  const proofs = { trigger: createProofStore(ask), touch: createProofStore(ask) };
  const count = createCountStore(ask);
  document.documentElement.lang = t.locale;
  document.title = t('options.page-title');
  onChanged((what) => {
    if (what === 'ledger')
      void Promise.all(Object.values(proofs).map((proof) => proof.refresh())).then(() => store.load());
    else void store.load();
  });
  // A session may have ended, or been renewed, in another tab or window.
  addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void store.load());
  addEventListener('focus', () => void store.load());
  const watch = reloadForAnother(() => location.reload());
  store.subscribe(({ view }) => watch(view));
  void store.load();
  createRoot(root).render(
    <OptionsContext value={{ store, proofs, count, t }}>
      <App />
    </OptionsContext>,
  );
}
