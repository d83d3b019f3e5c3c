import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import kit from '../../../components/kit/kit.css?inline';
import { type Doors, PopupProvider } from '../../../components/popup/context';
import overwriteCss from '../../../components/popup/overwrites.css?inline';
import { Popup } from '../../../components/popup/Popup';
import popup from '../../../components/popup/popup.css?inline';
import whyCss from '../../../components/why/why.css?inline';
import { makeBadge } from '../../../lib/page/badge/badge';
import { createT } from '../../../lib/ui/i18n';
import type { PopupState, PopupStore } from '../../../lib/ui/popup/store';
import type { Sheet } from './types';

const idle: PopupState = {
  view: null,
  trouble: null,
  refreshing: false,
  asking: null,
  cancelling: false,
  refused: null,
  why: null,
  overwrites: null,
  readingOverwrites: false,
};
const nothing = async () => undefined;

const doors: Doors = {
  openOptions: () => undefined,
  reloadTab: () => undefined,
  mayEnterPages: async () => true,
  askForPages: async () => undefined,
};

/** Paints a sheet of the gallery: badge and popup of every case, side by side. */
function show({ locale, theme, width, cases }: Sheet): void {
  const t = createT(locale, 'UTC');
  const { head, body, documentElement } = document;
  documentElement.lang = locale;
  documentElement.dataset.theme = theme;
  document.title = `Gallery ${locale} ${theme} ${width}`;
  const style = document.createElement('style');
  style.textContent = `${kit}${popup}${whyCss}${overwriteCss}
    body { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; padding: 16px; }
    .case { width: ${width}px; border: 1px dashed #8888; }
    .case > h6 { margin: 4px 14px; font: 11px monospace; }
    .case > .badge { padding: 4px 14px; }`;
  head.append(style);
  for (const { title, state, badge } of cases) {
    const box = document.createElement('div');
    const heading = document.createElement('h6');
    const root = document.createElement('div');
    box.className = 'case';
    heading.textContent = title;
    box.append(heading);
    body.append(box);
    if (badge) {
      const place = document.createElement('div');
      const own = makeBadge(() => undefined);
      place.className = 'badge';
      place.append(own.host);
      box.append(place);
      own.show(badge, badge.status === 'loading');
      own.blendIn(place);
    }
    box.append(root);
    const model = createStore<PopupState>(() => ({ ...idle, ...state }));
    const store: PopupStore = {
      ...model,
      load: nothing,
      resync: nothing,
      cancel: nothing,
      resume: nothing,
      askWhy: nothing,
      tabId: 0,
      readOverwrites: nothing,
    };
    createRoot(root).render(
      <PopupProvider value={{ t, doors }}>
        <Popup store={store} />
      </PopupProvider>,
    );
  }
}

Object.assign(window, { showGallery: show });
