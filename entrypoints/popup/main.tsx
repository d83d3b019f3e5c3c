import { createRoot } from 'react-dom/client';
import { browser } from 'wxt/browser';
import '../../components/kit/kit.css';
import '../../components/popup/popup.css';
import { PopupProvider } from '../../components/popup/context';
import { Popup } from '../../components/popup/Popup';
import { ask } from '../../lib/ui/ask';
import { onChanged } from '../../lib/ui/changed';
import { grant, type Places, placesOf, withheldPages } from '../../lib/ui/health/grants';
import { createT, localeOf } from '../../lib/ui/i18n';
import { createRunningStore } from '../../lib/ui/popup/running';
import { createPopupStore } from '../../lib/ui/popup/store';
import { tabAsker } from '../../lib/ui/taken/ask-tab';
import { createTakenStore } from '../../lib/ui/taken/store';
import { applyTheme } from '../../lib/ui/theme';

/** The tab that the popup is about: named in its address where it stands in a window of its own. */
async function tabOfPopup(): Promise<number> {
  const named = Number(new URLSearchParams(location.search).get('tab') || Number.NaN);
  if (Number.isInteger(named)) {
    document.documentElement.dataset.window = '';
    return named;
  }
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

async function start() {
  const t = createT(localeOf(browser.i18n.getMessage('locale')));
  document.documentElement.lang = t.locale;
  let stopTheme = applyTheme('system');
  const tabId = await tabOfPopup();
  const store = createPopupStore(ask, tabId);
  const running = createRunningStore(ask);
  const taken = createTakenStore(ask, tabAsker(tabId), tabId, Date.now);
  const settings = ask('settings-get', {});
  let places: Places = { salesforce: null, cookies: false, pages: [] };
  const doors = {
    openOptions(section?: string) {
      void browser.tabs.create({ url: `${browser.runtime.getURL('/')}options.html${section ? `#${section}` : ''}` });
    },
    reloadTab() {
      void browser.tabs.reload(tabId).then(() => window.close());
    },
    mayEnterPages: async () => {
      const answer = await settings;
      if (answer.ok) places = placesOf(answer.value);
      return (await withheldPages(places.pages)).length === 0;
    },
    askForPages: () => grant('pages', places),
  };
  createRoot(document.getElementById('root') as HTMLElement).render(
    <PopupProvider value={{ t, doors }}>
      <Popup store={store} running={running} taken={taken} />
    </PopupProvider>,
  );
  onChanged((what) => {
    void store.load();
    if (what === 'ledger') running.changed();
  });
  void settings.then((answer) => {
    if (!answer.ok) return;
    stopTheme();
    stopTheme = applyTheme(answer.value.settings.theme);
  });
  await store.load();
  // The verdict goes first.
  await Promise.all([running.load(), taken.look()]);
}

void start();
