import { useEffect, useState } from 'react';
import type { PreviewRow, RunView } from '../../../lib/preview/types';
import { Button } from '../../kit';
import { useDashboard } from '../context';
import { usePreviewStore } from './context';

const perCall = 100;

/** Those who stay, once they were asked for and the table wants them; null: not here yet. */
export function useStayers({ id, finished }: RunView, wanted: boolean): readonly PreviewRow[] | null {
  const store = usePreviewStore();
  const [found, setFound] = useState<{ id: string; rows: readonly PreviewRow[] } | null>(null);
  const isRead = finished.includes('stay');
  const isHere = found?.id === id;
  useEffect(() => {
    if (!isRead || !wanted || isHere) return;
    let current = true;
    void store.stayers().then((rows) => {
      if (current && rows) setFound({ id, rows });
    });
    return () => {
      current = false;
    };
  }, [store, id, isRead, wanted, isHere]);
  return isHere ? found.rows : null;
}

/** No figure needs to know them by name: they are read when a person asks, and what that takes is said before. */
export function Stayers({ run }: { run: RunView }) {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const count = run.counts?.stay ?? 0;
  if (run.finished.includes('stay'))
    return (
      <p className="quiet" role="status">
        {t('preview.rows-loading')}
      </p>
    );
  return (
    <div className="row">
      <Button disabled={run.state === 'running'} onClick={() => void store.want('stay')}>
        {t('preview.stay.start')}
      </Button>
      <p className="quiet">
        {run.finished.includes('portal')
          ? t('preview.stay.free', { count })
          : t('preview.stay.cost', { count, calls: Math.ceil(count / perCall) })}
      </p>
    </div>
  );
}
