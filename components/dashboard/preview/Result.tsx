import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Counts, RunView } from '../../../lib/preview/types';
import { summaryOf } from '../../../lib/ui/preview/summary';
import { Button, Notice, Section } from '../../kit';
import { useDashboard } from '../context';
import { usePreviewStore } from './context';
import { Figures } from './Figures';
import { Outlook } from './Outlook';
import { Overwrites } from './Overwrites';
import { Picture } from './Picture';
import { sideName } from './side';
import { Table } from './Table';

/** What came out: a picture first, then the figures with their rules, then everybody by name. */
export function Result({ run, counts }: { run: RunView; counts: Counts }) {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const { rows, loadingRows } = useStore(store);
  const summary = useMemo(() => summaryOf(rows), [rows]);
  const moving = counts.enter + counts.leave + counts.unknown;
  return (
    <>
      <Section
        title={t('preview.result.title', { current: sideName(run.current, t), other: sideName(run.other, t) })}
        aside={<Button onClick={() => store.leave()}>{t('preview.another')}</Button>}
      >
        <p className="quiet">
          {t('preview.result.as-of', { seenAt: run.asOf, count: run.calls.hubspot })}
          {run.state === 'cancelled' && ` ${t('preview.result.cancelled')}`}
        </p>
        {moving === 0 ? (
          <p>{t('preview.result.same', { count: counts.stay })}</p>
        ) : (
          <Picture counts={counts} current={sideName(run.current, t)} other={sideName(run.other, t)} />
        )}
      </Section>
      {moving > 0 && (
        <>
          {rows.some((row) => row.why === 'companies-not-read') && (
            <Notice tone="grey">
              {t('why.cannot.companies-not-read')} {t('why.company.no-scope', { scope: 'crm.objects.companies.read' })}{' '}
              <a href="options.html#hubspot">{t('dashboard.options')}</a>
            </Notice>
          )}
          <Section title={t('preview.figures.title')}>
            {loadingRows ? (
              <p className="quiet" role="status">
                {t('preview.rows-loading')}
              </p>
            ) : (
              <Figures counts={counts} summary={summary} />
            )}
          </Section>
          {!loadingRows && run.state !== 'cancelled' && <Overwrites run={run} rows={rows} />}
          {!loadingRows && <Table rows={rows} summary={summary} run={run} />}
        </>
      )}
      {run.state !== 'cancelled' && (
        <>
          <Outlook run={run} of="other" />
          <Outlook run={run} of="current" />
        </>
      )}
    </>
  );
}
