import { useEffect, useState } from 'react';
import type { LintView } from '../../../lib/preview/lint';
import type { ForecastRow, RunView } from '../../../lib/preview/types';
import { hashOf } from '../../../lib/ui/dashboard/route';
import type { Which } from '../../../lib/ui/preview/store';
import { Button, Notice, Section } from '../../kit';
import { useDashboard } from '../context';
import { usePreviewStore } from './context';
import { sideName } from './side';

/** A definition looked over: what is doubtful in it, and whom time alone takes out. */
export function Outlook({ run, of }: { run: RunView; of: Which }) {
  const { t } = useDashboard();
  const side = run[of];
  if (side.kind === 'everyone') return null;
  return (
    <Section title={t('preview.outlook.title', { name: sideName(side, t) })}>
      <Findings run={run} of={of} />
      <Forecast run={run} of={of} />
    </Section>
  );
}

function Findings({ run, of }: { run: RunView; of: Which }) {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const [lint, setLint] = useState<LintView | null>(null);
  const [busy, setBusy] = useState(false);
  async function look() {
    setBusy(true);
    setLint(await store.lint(of));
    setBusy(false);
  }
  const held = of === 'other' ? run.held : null;
  return (
    <div className="stack">
      <h3>{t('preview.lint.title')}</h3>
      {run[of].kind === 'segment' && (
        <p className="quiet">
          {t('preview.lint.not-held')} <a href={hashOf('builder')}>{t('preview.lint.to-builder')}</a>
        </p>
      )}
      {!lint && (
        <div className="row">
          <Button busy={busy} onClick={() => void look()}>
            {t('preview.lint.start')}
          </Button>
          <p className="quiet">{t('preview.lint.lead')}</p>
        </div>
      )}
      {lint && lint.findings.length === 0 && (
        <Notice tone="green" live>
          {t('preview.lint.nothing')}
        </Notice>
      )}
      {lint?.findings.map(({ code, paths, params }) => (
        <Notice key={`${code} ${paths.join()}`} tone={code === 'cannot-tell' ? 'grey' : 'amber'}>
          <p>{t(`why.lint.${code}`, params)}</p>
          {paths.map((path) => {
            const counts = held?.[path];
            return (
              counts && (
                <p key={path} className="quiet">
                  {t('preview.lint.held', { count: counts.failing, alone: counts.alone })}
                </p>
              )
            );
          })}
        </Notice>
      ))}
    </div>
  );
}

function Forecast({ run, of }: { run: RunView; of: Which }) {
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
          <p className="quiet">{t('preview.forecast.cost', { count: Math.ceil(size / 100) })}</p>
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
