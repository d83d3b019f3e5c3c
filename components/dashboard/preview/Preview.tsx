import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createPreviewStore } from '../../../lib/ui/preview/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { Chooser } from './Chooser';
import { PreviewContext, usePreviewStore } from './context';
import { Result } from './Result';
import { Running } from './Running';

const clock = { now: Date.now, pause: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)) };

/** What another segment would change, against the one in force. */
export function Preview({ argument }: { argument: string | null }) {
  const { t, ask } = useDashboard();
  const [store] = useState(() => createPreviewStore(ask, clock));
  useEffect(() => {
    void store.load(argument);
    return () => store.stop();
  }, [store, argument]);
  return (
    <PreviewContext value={store}>
      <header>
        <h1 id="view-title" tabIndex={-1}>
          {t('preview.title')}
        </h1>
        <p className="lead">{t('preview.lead')}</p>
      </header>
      <Body />
    </PreviewContext>
  );
}

function Body() {
  const { t } = useDashboard();
  const { settings } = useSettings();
  const store = usePreviewStore();
  const { ready, run, trouble } = useStore(store);
  if (settings.segment.mode === 'unset') return <NothingChosen />;
  return (
    <>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'preview')}</p>
          {run ? (
            <Button onClick={() => void store.resume()}>{t('preview.resume')}</Button>
          ) : (
            <Button onClick={() => void store.choose(store.getState().asked)}>{t('dashboard.retry')}</Button>
          )}
        </Notice>
      )}
      {!ready && (
        <p className="quiet" role="status">
          {t('preview.looking')}
        </p>
      )}
      {ready && !run && <Chooser />}
      {run && (run.state === 'running' || run.state === 'stopped') && <Running run={run} />}
      {run?.counts &&
      (run.finished.includes('details') || run.finished.includes('portal') || run.state === 'cancelled') ? (
        <Result run={run} counts={run.counts} />
      ) : (
        run?.state === 'cancelled' && <Cancelled />
      )}
    </>
  );
}

function NothingChosen() {
  const { t } = useDashboard();
  return (
    <section className="nothing">
      <h2>{t('preview.nothing-chosen.title')}</h2>
      <p className="quiet">{t('preview.nothing-chosen.text')}</p>
      <a className="button" data-look="main" href="options.html#segment">
        {t('preview.nothing-chosen.button')}
      </a>
    </section>
  );
}

function Cancelled() {
  const { t } = useDashboard();
  const store = usePreviewStore();
  return (
    <section className="nothing">
      <h2>{t('preview.cancelled.title')}</h2>
      <p className="quiet">{t('preview.cancelled.text')}</p>
      <Button look="main" onClick={() => store.leave()}>
        {t('preview.another')}
      </Button>
    </section>
  );
}
