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
  const proofs = {
    trigger: createProofStore(ask, 'trigger-property'),
    touch: createProofStore(ask, 'salesforce-touch'),
  };
  const ofProofs = (read: 'refresh' | 'recall') => Promise.all(Object.values(proofs).map((proof) => proof[read]()));
  /** All that may have become another since: also the proof of a property that is chosen no more. */
  const anew = () => {
    void store.load();
    void ofProofs('recall');
  };
  const count = createCountStore(ask);
  document.documentElement.lang = t.locale;
  document.title = t('options.page-title');
  onChanged((what) => {
    if (what === 'ledger') void ofProofs('refresh').then(() => store.load());
    else anew();
  });
  // A session may have ended, or been renewed, in another tab or window.
  addEventListener('visibilitychange', () => document.visibilityState === 'visible' && anew());
  addEventListener('focus', anew);
  const watch = reloadForAnother(() => location.reload());
  store.subscribe(({ view }) => watch(view));
  anew();
  createRoot(root).render(
    <OptionsContext value={{ store, proofs, count, t }}>
      <App />
    </OptionsContext>,
  );
}
