import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { onChanged } from '../../../lib/ui/changed';
import { createHistoryStore } from '../../../lib/ui/history/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice, Section } from '../../kit';
import { useDashboard } from '../context';
import { Keep } from './Keep';
import { Table } from './Table';
import './history.css';

/** Everything that was done here: when, to whom, what was there before, how it ended. `argument`: to search for, as a job's id. */
export function History({ argument }: { argument: string | null }) {
  const { t, ask } = useDashboard();
  const [store] = useState(() => createHistoryStore(ask));
  const { table, version, reading, trouble } = useStore(store);
  useEffect(() => {
    void store.load();
    const unbind = onChanged((what) => (what === 'ledger' || what === 'settings') && store.changed());
    return () => {
      unbind();
      store.stop();
    };
  }, [store]);
  return (
    <>
      <header>
        <h1 id="view-title" tabIndex={-1}>
          {t('history.title')}
        </h1>
        <p className="lead">{t('history.lead')}</p>
      </header>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'history')}</p>
          <Button onClick={() => void store.load()}>{t('dashboard.retry')}</Button>
        </Notice>
      )}
      {!table && !trouble && (
        <p className="quiet" role="status">
          {t('history.looking')}
        </p>
      )}
      {table && table.length === 0 && !reading && (
        <section className="nothing">
          <h2>{t('history.empty.title')}</h2>
          <p className="quiet">{t('history.empty.text')}</p>
        </section>
      )}
      {table && table.length > 0 && (
        <Section
          title={t('history.entries')}
          aside={
            reading && (
              <span className="quiet" role="status">
                {t('history.reading', { count: table.length })}
              </span>
            )
          }
        >
          <Table key={argument} table={table} version={version} store={store} search={argument ?? ''} />
        </Section>
      )}
      {table && <Keep />}
    </>
  );
}
