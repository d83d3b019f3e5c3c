import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { JobLine } from '../../../lib/protocol/job-pages';
import { onChanged } from '../../../lib/ui/changed';
import { createRunsStore, type RunsStore } from '../../../lib/ui/runs/store';
import { runGroupOf, runGroups } from '../../../lib/ui/runs/words';
import { reasonText } from '../../../lib/ui/text/sentences';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice, Section } from '../../kit';
import { useDashboard } from '../context';
import { RunCard } from './RunCard';
import { TellOfJobs } from './Tell';
import './runs.css';

/** Every job of the portal, whatever its kind: what runs, what waits and for what, what has ended. */
export function Runs() {
  const { t, ask } = useDashboard();
  const [store] = useState(() => createRunsStore(ask));
  const { lines, trouble, refused } = useStore(store);
  useEffect(() => {
    void store.load();
    return onChanged((what) => what === 'ledger' && store.changed());
  }, [store]);
  return (
    <>
      <header>
        <h1 id="view-title" tabIndex={-1}>
          {t('runs.title')}
        </h1>
        <p className="lead">{t('runs.lead')}</p>
      </header>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'jobs')}</p>
          <Button onClick={() => void store.load()}>{t('dashboard.retry')}</Button>
        </Notice>
      )}
      {refused && (
        <Notice tone="amber" live>
          <p>{reasonText(refused, t)}</p>
        </Notice>
      )}
      {!lines && !trouble && (
        <p className="quiet" role="status">
          {t('jobs.looking')}
        </p>
      )}
      {lines?.length === 0 && (
        <section className="nothing">
          <h2>{t('runs.empty.title')}</h2>
          <p className="quiet">{t('runs.empty.text')}</p>
          <a className="button" data-look="main" href="#jobs">
            {t('runs.empty.button')}
          </a>
        </section>
      )}
      {lines &&
        runGroups.map((group) => (
          <Group key={group} name={group} lines={lines.filter((one) => runGroupOf(one) === group)} store={store} />
        ))}
      <Section title={t('runs.tell.title')}>
        <TellOfJobs />
      </Section>
    </>
  );
}

/** So many are shown at first. */
const first = 20;

function Group({ name, lines, store }: { name: string; lines: readonly JobLine[]; store: RunsStore }) {
  const { t } = useDashboard();
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  const shown = all ? lines : lines.slice(0, first);
  return (
    <section className="stack" aria-labelledby={`runs-${name}`}>
      <h2 id={`runs-${name}`}>{t(`runs.group.${name}`, { count: lines.length })}</h2>
      <ul className="runs">
        {shown.map((line) => (
          <RunCard key={line.id} line={line} store={store} />
        ))}
      </ul>
      {shown.length < lines.length && (
        <div className="row">
          <Button look="plain" onClick={() => setAll(true)}>
            {t('runs.more', { count: lines.length - shown.length })}
          </Button>
        </div>
      )}
    </section>
  );
}
