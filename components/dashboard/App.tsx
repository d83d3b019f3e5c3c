import { useEffect } from 'react';
import { useStore } from 'zustand';
import { hashOf, routeOf } from '../../lib/ui/dashboard/route';
import { troubleText } from '../../lib/ui/text/trouble';
import { applyTheme } from '../../lib/ui/theme';
import { MixedNotice } from '../environments/Mark';
import { EnvironmentSwitch } from '../environments/Switch';
import { Button, Notice, useHash } from '../kit';
import { useDashboard } from './context';
import { views } from './views';

/** The dashboard: one view at a time, by the address's `#`. */
export function App() {
  const { t, store } = useDashboard();
  const { settings, trouble } = useStore(store);
  const hash = useHash('view-title', settings !== null);
  const route = routeOf(
    hash,
    views.map((view) => view.id),
  );
  const theme = settings?.settings.theme ?? 'system';
  useEffect(() => applyTheme(theme), [theme]);
  const view = views.find((one) => one.id === route.view);
  const View = view?.component;
  return (
    <div className="dashboard">
      <Navigation current={route.view} />
      <main>
        {trouble && (
          <Notice tone="red" live>
            <p>{troubleText(trouble, t, 'dashboard')}</p>
            <Button onClick={() => void store.load()}>{t('dashboard.retry')}</Button>
          </Notice>
        )}
        {!settings && !trouble && (
          <p className="quiet" role="status">
            {t('dashboard.loading')}
          </p>
        )}
        <MixedNotice item={settings?.environments[0]} t={t} />
        {settings && !settings.hubspot && !view?.withoutPortal && <NotConnected />}
        {settings && (settings.hubspot || view?.withoutPortal) && View && (
          <View key={route.view} argument={route.argument} />
        )}
      </main>
    </div>
  );
}

function Navigation({ current }: { current: string }) {
  const { t, store, choose } = useDashboard();
  const environments = useStore(store, (state) => state.settings?.environments);
  return (
    <nav aria-label={t('dashboard.nav')}>
      <a className="brand" href={hashOf(views[0]?.id ?? '')}>
        <img src="/icon/32.png" alt="" width="24" height="24" />
        SyncLens
      </a>
      <EnvironmentSwitch environments={environments ?? []} t={t} onChoose={(portalId) => void choose(portalId)} />
      <ul>
        {views.map(({ id, icon }) => (
          <li key={id}>
            <a href={hashOf(id)} aria-current={id === current ? 'page' : undefined}>
              <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" aria-hidden="true">
                <path d={icon} strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
              </svg>
              {t(`dashboard.view.${id}`)}
            </a>
          </li>
        ))}
      </ul>
      <footer className="quiet">
        <a href="options.html">{t('dashboard.options')}</a>
      </footer>
    </nav>
  );
}

function NotConnected() {
  const { t } = useDashboard();
  return (
    <section className="nothing">
      <h1 id="view-title" tabIndex={-1}>
        {t('dashboard.not-connected.title')}
      </h1>
      <p className="quiet">{t('dashboard.not-connected.text')}</p>
      <a className="button" data-look="main" href="options.html#start">
        {t('dashboard.not-connected.button')}
      </a>
    </section>
  );
}
