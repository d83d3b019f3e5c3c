import { useStore } from 'zustand';
import type { JobView, Outcome } from '../../lib/protocol/pages';
import type { Tone } from '../../lib/ui/badge-view';
import type { PopupStore } from '../../lib/ui/popup/store';
import { outcomeText, stepText } from '../../lib/ui/text/resync';
import { failureText } from '../../lib/ui/text/sentences';
import { Button, ExternalLink, Notice } from '../kit';
import { usePopup } from './context';
import { Writes } from './Resync';

const tones: Readonly<Record<Outcome, Tone>> = {
  verified: 'green',
  'verified-late': 'green',
  'synced-after-click': 'green',
  'synced-without-our-field': 'amber',
  'not-verified': 'amber',
  failed: 'red',
  refused: 'grey',
  cancelled: 'grey',
};
const stages = ['writing', 'sent', 'waiting', 'done'] as const;

/** Where a resync stands. "Sent" is never shown as "synced". `button`: the way to HubSpot's own button; without it, it is on this page. */
export function Progress({ job, button, store }: { job: JobView; button?: string; store: PopupStore }) {
  const { t } = usePopup();
  const { cancelling } = useStore(store);
  const { outcome } = job;
  const ended = outcomeText(job, t);
  if (outcome && ended)
    return (
      <Notice tone={job.unread ? 'amber' : tones[outcome]} icon={outcome === 'refused' ? 'block' : undefined} live>
        <strong>{ended.title}</strong>
        <p>{ended.text}</p>
        {job.failure && <p>{failureText(job.failure, t)}</p>}
        <History job={job} />
      </Notice>
    );
  if (job.stopped && job.failure)
    return (
      <Notice tone="red" live>
        <strong>{t('popup.job.stopped')}</strong>
        <p>{failureText(job.failure, t)}</p>
        <div className="row">
          <Button busy={cancelling} onClick={() => void store.resume(job.id)}>
            {t('popup.job.resume')}
          </Button>
          <Button look="plain" busy={cancelling} onClick={() => void store.cancel(job.id)}>
            {t('popup.job.cancel')}
          </Button>
        </div>
      </Notice>
    );
  const at = stages.indexOf(job.state === 'queued' ? 'writing' : job.state);
  const unwritten = job.state === 'queued' || job.state === 'writing';
  return (
    <div className="progress stack" role="status">
      <ol className="stages">
        {stages.map((stage, i) => (
          <li
            key={stage}
            className="stage"
            data-at={i < at ? 'past' : i === at ? 'now' : 'later'}
            aria-current={i === at ? 'step' : undefined}
          >
            {t(`popup.job.stage.${stage}`)}
          </li>
        ))}
      </ol>
      {job.failure && <p className="small">{failureText(job.failure, t)}</p>}
      <p className="small">
        {t(`popup.job.state.${job.failure && unwritten ? 'retry' : job.state}`, { writtenAt: job.writtenAt })}{' '}
        {job.nextLookAt !== null &&
          t(unwritten ? 'popup.job.next-try' : 'popup.job.next-look', { nextLookAt: job.nextLookAt })}
      </p>
      {job.method === 'hubspot-button' &&
        (button ? (
          <ExternalLink href={button}>{t('popup.resync.press-there')}</ExternalLink>
        ) : (
          <strong>{t('popup.resync.press-here')}</strong>
        ))}
      <History job={job} />
      <div className="row">
        <Button look="plain" busy={cancelling} onClick={() => void store.cancel(job.id)}>
          {t(unwritten ? 'popup.job.cancel' : 'popup.job.stop-looking')}
        </Button>
      </div>
    </div>
  );
}

function History({ job }: { job: JobView }) {
  const { t } = usePopup();
  return (
    <details className="small">
      <summary>{t('popup.job.history', { count: job.looks })}</summary>
      {job.writes.length > 0 && <Writes writes={job.writes} />}
      <ol className="steps">
        {job.steps.map((step) => (
          <li key={`${step.at}-${step.what}`}>
            <span className="quiet">{t.time(step.at)}</span> {stepText(step, t)}
          </li>
        ))}
      </ol>
    </details>
  );
}
