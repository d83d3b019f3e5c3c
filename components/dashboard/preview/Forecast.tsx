import { useEffect, useState } from 'react';
import type { ForecastRow, RunView, Which } from '../../../lib/preview/types';
import { Button } from '../../kit';
import { useDashboard } from '../context';
import { usePreviewStore } from './context';

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
                <span>{t('preview.forecast.within', { count: days })}</span>
              </li>
            ))}
          </ul>
          {counts.unknown > 0 && <p className="quiet">{t('preview.forecast.unknown', { count: counts.unknown })}</p>}
          {rows && rows.length > 0 && <Dropping rows={rows} />}
        </>
      )}
    </div>
  );
}

const most = 50;

function Dropping({ rows }: { rows: readonly ForecastRow[] }) {
  const { t } = useDashboard();
  const first = [...rows].sort((a, b) => a.at - b.at).slice(0, most);
  return (
    <details>
      <summary>{t('preview.forecast.who', { count: first.length, all: rows.length })}</summary>
      <ul>
        {first.map((row) => (
          <li key={row.id}>
            <bdi>{row.name}</bdi> <span className="quiet">{t.time(row.at)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
