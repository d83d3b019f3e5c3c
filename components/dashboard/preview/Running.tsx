import { useStore } from 'zustand';
import type { RunView } from '../../../lib/preview/types';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice, Section } from '../../kit';
import { useDashboard } from '../context';
import { usePreviewStore } from './context';
import { durationText } from './EstimateLine';
import { sideName } from './side';

/** To the second: a wait is never longer than a few of them. */
const clock = (at: number, locale: string) =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeStyle: 'medium' }).format(at);

/** The work under way: what is read, how much of it, how long it takes still; or why it stopped. */
export function Running({ run }: { run: RunView }) {
  const { t } = useDashboard();
  const store = usePreviewStore();
  const { timeLeft, busy } = useStore(store);
  const { progress, failure, calls } = run;
  // A pause of a second is not worth a line that comes and goes.
  const waits = run.state === 'running' && run.waits && run.waits.until - Date.now() > 1_000 ? run.waits : null;
  // Nothing is left to go on with: another segment is what helps.
  const isGone = run.state === 'stopped' && failure?.kind === 'not-found';
  const known = progress?.total != null && progress.total > 0;
  // A bar without a value moves, as if work went on.
  const unknown = run.state === 'stopped' ? 0 : undefined;
  return (
    <Section title={t('preview.running.title', { name: sideName(run.other, t) })}>
      {failure && (
        <Notice tone="red" live>
          <p>{troubleText(failure, t, 'preview')}</p>
          {!isGone && <p>{t('preview.stopped')}</p>}
        </Notice>
      )}
      <div className="progress">
        <progress
          aria-label={t(`preview.phase.${progress?.phase ?? 'members'}`)}
          max={known ? (progress.total ?? 1) : 1}
          value={known ? Math.min(progress.done, progress.total ?? 1) : unknown}
        />
        <p role="status">
          {t(`preview.phase.${progress?.phase ?? 'members'}`)}{' '}
          <span className="quiet">
            {progress &&
              (known
                ? t('preview.running.done', { done: progress.done, total: progress.total })
                : t('preview.running.so-far', { done: progress.done }))}
          </span>
        </p>
        <p className="quiet">
          {t('preview.running.calls', { count: calls.hubspot })}
          {timeLeft !== null &&
            run.state === 'running' &&
            ` · ${t('preview.running.left', { time: durationText(timeLeft, t) })}`}
        </p>
        <p className="quiet" role="status" data-waits={waits?.why}>
          {waits && t(`preview.waits.${waits.why}`, { goesOn: clock(waits.until, t.locale) })}
        </p>
      </div>
      <div className="row">
        {isGone && (
          <Button look="main" onClick={() => void store.cancel().then(store.leave)}>
            {t('preview.another')}
          </Button>
        )}
        {run.state === 'stopped' && (
          <Button look={isGone ? undefined : 'main'} onClick={() => void store.resume()}>
            {t('preview.resume')}
          </Button>
        )}
        <Button busy={busy === 'cancelling'} onClick={() => void store.cancel()}>
          {t('preview.cancel')}
        </Button>
      </div>
    </Section>
  );
}
