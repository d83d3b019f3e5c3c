import type { Reason } from '../../lib/eligibility/types';
import type { JobView, Outcome } from '../../lib/protocol/pages';
import type { T, Values } from '../../lib/ui/i18n';
import { outcomeText } from '../../lib/ui/text/resync';
import { failureText, reasonText } from '../../lib/ui/text/sentences';
import { Button } from '../kit';
import { type Provable, useOptions, useProof } from './context';
import { Notice, type Tone } from './parts/basics';

/** A method's own sentence, or the one that holds for both. */
export const wordsOf = (t: T, which: Provable) => (key: string, values?: Values) =>
  t(t.has(`options.proof.${which}.${key}`) ? `options.proof.${which}.${key}` : `options.proof.${key}`, values);

export const isGood = ({ outcome }: JobView) => outcome === 'verified' || outcome === 'verified-late';

const tones: Record<Outcome, Tone> = {
  verified: 'ok',
  'verified-late': 'ok',
  'synced-after-click': 'warn',
  'synced-without-our-field': 'bad',
  'not-verified': 'bad',
  failed: 'bad',
  refused: 'bad',
  cancelled: 'warn',
};

/** What a proof wrote, and where it stands or how it ended. One that runs can be stopped, as in its contact's popup. */
export function ProofProgress({ which, job }: { which: Provable; job: JobView }) {
  return (
    <div className="progress" data-state={job.state} data-outcome={job.outcome ?? undefined}>
      {job.writes.map((line) => (
        <p key={line.property} className="write">
          <code>{line.property}</code> {line.from ?? '–'} → <code>{line.to}</code>
        </p>
      ))}
      {job.outcome === null ? (
        <Under which={which} job={job} />
      ) : (
        <Ended which={which} job={job} outcome={job.outcome} />
      )}
    </div>
  );
}

/** Under way, or stopped by the storage: what it does now, and what stopping it means. */
function Under({ which, job }: { which: Provable; job: JobView }) {
  const { t, proofs } = useOptions();
  const { telling } = useProof(which);
  const words = wordsOf(t, which);
  const unwritten = job.state === 'queued' || job.state === 'writing';
  const proof = proofs[which];
  return (
    <>
      <Notice
        tone={job.stopped ? 'bad' : 'info'}
        title={job.stopped ? t('popup.job.stopped') : words(`state.${job.state}`)}
      >
        {job.failure && failureText(job.failure, t)}{' '}
        {job.nextLookAt !== null && words(unwritten ? 'next-try' : 'next-look', { nextLookAt: job.nextLookAt })}{' '}
        {!job.stopped && words('may-close')}
      </Notice>
      <div className="row">
        {job.stopped && (
          <Button busy={telling} onClick={() => void proof.resume()}>
            {t('popup.job.resume')}
          </Button>
        )}
        <Button busy={telling} onClick={() => void proof.stop()}>
          {words('stop')}
        </Button>
        <span className="hint">{words(unwritten ? 'stop-unwritten' : 'stop-written')}</span>
      </div>
    </>
  );
}

function Ended({ which, job, outcome }: { which: Provable; job: JobView; outcome: Outcome }) {
  const { t } = useOptions();
  const words = wordsOf(t, which);
  const minutes = job.took === null ? null : Math.max(1, Math.round(job.took / 60_000));
  return (
    <Notice tone={tones[outcome]} title={words(`outcome.${outcome}`)}>
      {outcome === 'cancelled' && outcomeText(job, t)?.text}
      {minutes !== null && words('took', { minutes })} {job.unread && t(`resync.unread.${job.unread}`)}{' '}
      {job.failure && failureText(job.failure, t)}
      {job.refusal && refusalText(job.refusal, t)}{' '}
      {job.finishedAt !== null && t('options.as-of', { seenAt: job.finishedAt })}
    </Notice>
  );
}

/** Why it was refused: the verdict's own sentence, or the method's. */
function refusalText(refusal: Reason, t: T): string {
  return t.has(`reason.${refusal.code}`) ? reasonText(refusal, t) : t(`resync.${refusal.code}`, refusal.params);
}
