import { useStore } from 'zustand';
import type { T } from '../../../lib/ui/i18n';
import { Button } from '../../kit';
import { useDashboard } from '../context';
import { usePreviewStore } from './context';

/** What the preview will cost, and its start. */
export function EstimateLine() {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const { asked, estimate, busy } = useStore(store);
  return (
    <div className="row start">
      <Button
        look="main"
        disabled={!asked || (!estimate && busy !== 'starting')}
        busy={busy === 'starting'}
        onClick={() => void store.start()}
      >
        {t('preview.start')}
      </Button>
      <p role="status" className="quiet">
        {busy === 'estimating' && t('preview.estimate.asking')}
        {!asked && t('preview.estimate.choose')}
        {estimate &&
          t(estimate.leastCalls === estimate.mostCalls ? 'preview.estimate.calls' : 'preview.estimate.calls-between', {
            least: estimate.leastCalls,
            most: estimate.mostCalls,
            time: durationText(estimate.mostSeconds * 1000, t),
          })}
      </p>
    </div>
  );
}

/** Seconds up to a minute and a half, then minutes. */
export function durationText(ms: number, t: T): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  return seconds <= 90
    ? t('preview.seconds', { count: seconds })
    : t('preview.minutes', { count: Math.ceil(seconds / 60) });
}
