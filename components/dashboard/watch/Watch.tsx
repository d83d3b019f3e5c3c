import { useEffect, useState } from 'react';
import type { WatchView } from '../../../lib/protocol/watch-pages';
import { onChanged } from '../../../lib/ui/changed';
import { requestNotifications } from '../../../lib/ui/permissions';
import { failureText } from '../../../lib/ui/text/sentences';
import { troubleText } from '../../../lib/ui/text/trouble';
import { createWatchStore } from '../../../lib/ui/watch/store';
import { Button, Notice, Section } from '../../kit';
import { useDashboard } from '../context';
import { useWatch, useWatchStore, WatchContext } from './context';
import { Events } from './Events';
import { Settings } from './Settings';
import { State } from './State';
import { Versions } from './Versions';
import './watch.css';

/** The watch: how things stand, what happened, which definitions are kept, and how it is set. */
export function Watch() {
  const { t, ask } = useDashboard();
  const [store] = useState(() => createWatchStore(ask, requestNotifications));
  useEffect(() => {
    void store.load();
    return onChanged((what) => (what === 'watch' || what === 'settings') && void store.load());
  }, [store]);
  return (
    <WatchContext value={store}>
      <header>
        <h1 id="view-title" tabIndex={-1}>
          {t('watch.title')}
        </h1>
        <p className="lead">{t('watch.lead')}</p>
      </header>
      <Body />
    </WatchContext>
  );
}

function Body() {
  const { t } = useDashboard();
  const store = useWatchStore();
  const { view, trouble } = useWatch();
  return (
    <>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'watch')}</p>
          <Button onClick={() => void store.load()}>{t('dashboard.retry')}</Button>
        </Notice>
      )}
      {!view && !trouble && (
        <p className="quiet" role="status">
          {t('watch.looking')}
        </p>
      )}
      {view && <Known view={view} />}
    </>
  );
}

function Known({ view }: { view: WatchView }) {
  const { t } = useDashboard();
  if (view.mode === 'unset')
    return (
      <Section title={t('watch.state.title')}>
        <p>{t('watch.unset')}</p>
        <p>
          <a href="options.html#segment">{t('watch.choose')}</a>
        </p>
      </Section>
    );
  const failure = view.lastLook?.failure;
  return (
    <>
      {failure && (
        <Notice tone="amber">
          <p>{t('watch.failed', { words: failureText(failure, t) })}</p>
        </Notice>
      )}
      <State view={view} />
      {view.seen && <Events view={view} />}
      {view.settings.on && <Settings view={view} />}
      {view.versions.length > 0 && <Versions view={view} />}
    </>
  );
}
