import { useStore } from 'zustand';
import type { RunningStore } from '../../lib/ui/popup/running';
import { percentOf, runTitle } from '../../lib/ui/runs/title';
import { ExternalLink } from '../kit';
import { usePopup } from './context';

/** A long job that runs beside, in a line that leads to it. */
export function Running({ store }: { store: RunningStore }) {
  const { t } = usePopup();
  const line = useStore(store, (state) => state.line);
  if (!line) return null;
  const percent = percentOf(line);
  const title = runTitle(line, t);
  return (
    <p className="running small" data-tone={line.state === 'trouble' ? 'red' : undefined}>
      <ExternalLink href="dashboard.html#runs">{title}</ExternalLink>{' '}
      <span className="quiet">
        {t(`runs.state.${line.state}`)}
        {percent !== null && ` · ${t('runs.percent', { percent })}`}
      </span>
      {percent !== null && <progress aria-label={title} max={100} value={percent} />}
    </p>
  );
}
