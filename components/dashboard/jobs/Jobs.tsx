import { useEffect, useState } from 'react';
import { createBulkStore } from '../../../lib/ui/bulk/store';
import { onChanged } from '../../../lib/ui/changed';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard } from '../context';
import { First } from '../First';
import { BulkContext, useBulk, useBulkStore } from './context';
import { JobCard } from './JobCard';
import { Start } from './Start';
import './jobs.css';

/** Of those that have ended. */
const shownAtFirst = 10;

/** Bulk resyncs: a new one, and what becomes of those that there are. */
export function Jobs({ argument }: { argument: string | null }) {
  const { t, ask } = useDashboard();
  const [store] = useState(() => createBulkStore(ask));
  useEffect(() => {
    void store.load();
    return onChanged((what) => what === 'ledger' && store.changed());
  }, [store]);
  return (
    <BulkContext value={store}>
      <header>
        <h1 id="view-title" tabIndex={-1}>
          {t('jobs.title')}
        </h1>
        <p className="lead">{t('jobs.lead')}</p>
      </header>
      <Body wanted={argument === 'never-synced' ? 'never-synced' : 'segment'} />
    </BulkContext>
  );
}

function Body({ wanted }: { wanted: 'segment' | 'never-synced' }) {
  const { t } = useDashboard();
  const store = useBulkStore();
  const { jobs, trouble } = useBulk();
  const open = jobs?.filter((one) => one.finishedAt === null && one.state !== 'aside') ?? [];
  const ended = jobs?.filter((one) => !open.includes(one)) ?? [];
  return (
    <>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'jobs')}</p>
          <Button onClick={() => void store.load()}>{t('dashboard.retry')}</Button>
        </Notice>
      )}
      {!jobs && !trouble && (
        <p className="quiet" role="status">
          {t('jobs.looking')}
        </p>
      )}
      {open.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
      {jobs && <Start key={wanted} wanted={wanted} isTaken={open.some(({ scope }) => scope !== 'ids')} />}
      {ended.length > 0 && (
        <section className="stack" aria-labelledby="jobs-ended">
          <h2 id="jobs-ended">{t('jobs.ended')}</h2>
          <First items={ended} most={shownAtFirst}>
            {(job) => <JobCard key={job.id} job={job} />}
          </First>
        </section>
      )}
    </>
  );
}
