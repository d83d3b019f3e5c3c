import { useEffect, useState } from 'react';
import { onChanged } from '../../../lib/ui/changed';
import { createCoverageStore } from '../../../lib/ui/coverage/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { CoverageContext, useCoverage, useCoverageStore } from './context';
import { Scan } from './Scan';
import { Shown } from './Shown';
import { Snapshots } from './Snapshots';
import './coverage.css';

/** The whole portal: a picture first, then everybody by class; and a new scan. */
export function Coverage() {
  const { t, ask } = useDashboard();
  const [store] = useState(() => createCoverageStore(ask));
  useEffect(() => {
    void store.load();
    return onChanged((what) => what === 'ledger' && store.changed());
  }, [store]);
  return (
    <CoverageContext value={store}>
      <header>
        <h1 id="view-title" tabIndex={-1}>
          {t('coverage.title')}
        </h1>
        <p className="lead">{t('coverage.lead')}</p>
      </header>
      <Body />
    </CoverageContext>
  );
}

function Body() {
  const { t } = useDashboard();
  const { settings } = useSettings();
  const store = useCoverageStore();
  const { snapshots, trouble, shown } = useCoverage();
  if (settings.segment.mode === 'unset') return <NothingChosen />;
  return (
    <>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'coverage')}</p>
          <Button onClick={() => void store.load()}>{t('dashboard.retry')}</Button>
        </Notice>
      )}
      {!snapshots && !trouble && (
        <p className="quiet" role="status">
          {t('coverage.looking')}
        </p>
      )}
      {snapshots && <Scan />}
      {shown && <Shown key={shown.id} snapshot={shown} />}
      {snapshots && snapshots.length > 0 && <Snapshots />}
    </>
  );
}

function NothingChosen() {
  const { t } = useDashboard();
  return (
    <section className="nothing">
      <h2>{t('coverage.nothing-chosen.title')}</h2>
      <p className="quiet">{t('coverage.nothing-chosen.text')}</p>
      <a className="button" data-look="main" href="options.html#segment">
        {t('preview.nothing-chosen.button')}
      </a>
    </section>
  );
}
