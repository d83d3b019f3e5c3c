import { useEffect, useMemo, useState } from 'react';
import type { ForecastRow, RunView, Which } from '../../../lib/preview/types';
import { csvOf, download, fileName } from '../../../lib/ui/preview/csv';
import { rowLinks } from '../../../lib/ui/preview/links';
import { Button, ExternalLink } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { usePreviewStore } from './context';
import { sideName } from './side';

/** Whom time alone takes out of a segment. */
export function Forecast({ run, of }: { run: RunView; of: Which }) {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const phase = `forecast-${of}` as const;
  const isDone = run.finished.includes(phase);
  const counts = run.forecasts[of];
  const size = run.counts ? run.counts.stay + (of === 'other' ? run.counts.enter : run.counts.leave) : 0;
  const [rows, setRows] = useState<readonly ForecastRow[] | null>(null);
  useEffect(() => {
    if (isDone && counts?.moves) void store.forecast(of).then(setRows);
  }, [store, of, isDone, counts?.moves]);
  return (
    <div className="stack">
      <h3>{t('preview.forecast.title')}</h3>
      {!isDone && (
        <div className="row">
          <Button disabled={run.state === 'running'} onClick={() => void store.want(phase)}>
            {t('preview.forecast.start')}
          </Button>
          <p className="quiet">{t('preview.forecast.cost', { count: Math.max(1, Math.ceil(size / 100)) })}</p>
        </div>
      )}
      {isDone && !counts?.moves && <p>{t('preview.forecast.never')}</p>}
      {isDone && counts?.moves && (
        <>
          <ul className="figures">
            {([1, 7, 30] as const).map((days) => (
              <li key={days} data-zero={counts.within[days] === 0 || undefined}>
                <strong>{new Intl.NumberFormat(t.locale).format(counts.within[days])}</strong>
                <span className="says">{t('preview.forecast.within', { count: days })}</span>
              </li>
            ))}
          </ul>
          {counts.unknown > 0 && <p className="quiet">{t('preview.forecast.unknown', { count: counts.unknown })}</p>}
          {rows && rows.length > 0 && <Dropping rows={rows} run={run} of={of} />}
        </>
      )}
    </div>
  );
}

const most = 50;

interface DroppingProps {
  rows: readonly ForecastRow[];
  run: RunView;
  of: Which;
}

/** The first of them by name, each with the day; all of them as a CSV. */
function Dropping({ rows, run, of }: DroppingProps) {
  const { t } = useDashboard();
  const settings = useSettings();
  const all = useMemo(() => [...rows].sort((a, b) => a.at - b.at), [rows]);
  const first = all.slice(0, most);
  // By days alone: the hour is that of the look, not of the change.
  const day = new Intl.DateTimeFormat(t.locale === 'en' ? 'en-GB' : t.locale, { dateStyle: 'medium' });
  function csv() {
    const head = ['id', 'name', 'email', 'drops-out', 'days'].map((name) => t(`preview.csv.${name}`));
    const lines = all.map(({ id, name, email, at, days }) => [
      id,
      name,
      email,
      new Date(at).toLocaleDateString('sv'),
      days,
    ]);
    download(fileName('forecast', sideName(run[of], t), run.asOf), [csvOf(head, lines)]);
  }
  return (
    <>
      <div className="row">
        <Button onClick={csv}>{t('preview.forecast.csv', { count: all.length })}</Button>
      </div>
      <details>
        <summary>{t('preview.forecast.who', { count: first.length, all: rows.length })}</summary>
        <ul className="dropping">
          {first.map((row) => {
            const link = rowLinks({ id: row.id, leadId: null, contactId: null }, settings).hubspot;
            return (
              <li key={row.id}>
                <span className="quiet">{day.format(row.at)}</span>{' '}
                <bdi>{link ? <ExternalLink href={link}>{row.name}</ExternalLink> : row.name}</bdi>
              </li>
            );
          })}
        </ul>
      </details>
    </>
  );
}
