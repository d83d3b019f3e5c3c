import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { RunningStore } from '../../lib/ui/popup/running';
import type { PopupStore } from '../../lib/ui/popup/store';
import type { TakenStore } from '../../lib/ui/taken/store';
import { troubleText } from '../../lib/ui/text/trouble';
import { Button, ExternalLink, Notice } from '../kit';
import { usePopup } from './context';
import { Running } from './Running';
import { Taken } from './taken/Taken';
import { VerdictView } from './VerdictView';

/** The whole popup: the verdict of a tab, or why there is none and what to do. */
export function Popup({ store, running, taken }: { store: PopupStore; running?: RunningStore; taken?: TakenStore }) {
  const { t } = usePopup();
  const { view, trouble } = useStore(store);
  return (
    <main className="popup stack">
      {!view && <h1 className="hidden">SyncLens</h1>}
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'popup')}</p>
          <Button look="plain" onClick={() => void store.load(true)}>
            {t('popup.retry')}
          </Button>
        </Notice>
      )}
      {!view && !trouble && <Waiting />}
      {view?.state === 'no-page' && <NoPage connected={view.connected} taken={taken} />}
      {view?.state === 'reload-tab' && <ReloadTab />}
      {view?.state === 'verdict' && <VerdictView view={view} store={store} taken={taken} />}
      {view && running && <Running store={running} />}
      {view && (
        <footer>
          <ExternalLink href="dashboard.html">{t('popup.dashboard')}</ExternalLink>
        </footer>
      )}
    </main>
  );
}

function Waiting() {
  const { t } = usePopup();
  return (
    <p className="empty quiet" role="status">
      <span className="busy" aria-hidden="true" /> {t('popup.loading')}
    </p>
  );
}

function NoPage({ connected, taken }: { connected: boolean; taken: TakenStore | undefined }) {
  if (connected && taken) return <Elsewhere taken={taken} />;
  return <NothingHere connected={connected} />;
}

/** No record: perhaps HubSpot's settings, of which something can be taken over. */
function Elsewhere({ taken }: { taken: TakenStore }) {
  const { is } = useStore(taken);
  return is === 'nothing' || is === 'card' ? <NothingHere connected /> : <Taken store={taken} />;
}

function NothingHere({ connected }: { connected: boolean }) {
  const { t, doors } = usePopup();
  return (
    <div className="empty stack">
      <h1>{t(connected ? 'popup.no-page.title' : 'popup.not-connected.title')}</h1>
      <p className="quiet">{t(connected ? 'popup.no-page.text' : 'popup.not-connected.text')}</p>
      <div className="row">
        <Button look={connected ? 'usual' : 'main'} onClick={() => doors.openOptions(connected ? undefined : 'start')}>
          {t(connected ? 'popup.open-options' : 'popup.not-connected.button')}
        </Button>
      </div>
    </div>
  );
}

function ReloadTab() {
  const { t, doors } = usePopup();
  const [isKeptOut, setKeptOut] = useState(false);
  const look = useCallback(() => doors.mayEnterPages().then((may) => setKeptOut(!may)), [doors]);
  useEffect(() => void look(), [look]);
  return (
    <div className="empty stack">
      <h1>{t('popup.reload.title')}</h1>
      <p className="quiet">{t(isKeptOut ? 'popup.kept-out.text' : 'popup.reload.text')}</p>
      <div className="row">
        {isKeptOut ? (
          <Button look="main" onClick={() => void doors.askForPages().then(look)}>
            {t('popup.kept-out.button')}
          </Button>
        ) : (
          <Button look="main" onClick={doors.reloadTab}>
            {t('popup.reload.button')}
          </Button>
        )}
        <Button look="plain" onClick={() => doors.openOptions()}>
          {t('popup.open-options')}
        </Button>
      </div>
    </div>
  );
}
