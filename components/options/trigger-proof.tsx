import { type FormEvent, useState } from 'react';
import type { Reason } from '../../lib/eligibility/types';
import type { JobView, Outcome } from '../../lib/protocol/pages';
import type { T } from '../../lib/ui/i18n';
import { failureText, reasonText } from '../../lib/ui/text/sentences';
import { Button, TextField } from '../kit';
import { useOptions, useProof, useTask, useView } from './context';
import { Notice, type Tone, TroubleNotice } from './parts/basics';

/** Proves the trigger property on one contact: written, synced, and read back in the other CRM. */
export function TriggerProof() {
  const { t, store, proof } = useOptions();
  const { settings } = useView();
  const task = useTask('trigger-prove');
  const { job, trouble } = useProof();
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const good = /^\S+@\S+\.\S+$/.test(email.trim());
  const running = task.running || (job !== null && job.state !== 'done');
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!good) return;
    const started = await store.run('trigger-prove', { email: email.trim() });
    if (started) await proof.follow(started.jobId);
  }
  if (!settings.triggerProperty) return <p className="quiet">{t('options.trigger.first-property')}</p>;
  return (
    <div className="stack">
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          label={t('options.proof.email')}
          hint={t('options.proof.hint', { property: settings.triggerProperty })}
          error={tried && !good ? t('options.proof.email-error') : null}
          type="email"
          name="proof-email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <div className="row">
          <Button type="submit" look={settings.triggerProven ? 'usual' : 'main'} busy={running}>
            {t(settings.triggerProven ? 'options.proof.again' : 'options.proof.start')}
          </Button>
        </div>
      </form>
      <TroubleNotice trouble={task.trouble ?? trouble} area="proof" />
      {job && <Progress job={job} />}
    </div>
  );
}

/** Why it was refused: the verdict's own sentence, or the method's. */
function refusalText(refusal: Reason, t: T): string {
  return t.has(`reason.${refusal.code}`) ? reasonText(refusal, t) : t(`resync.${refusal.code}`, refusal.params);
}

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

function Progress({ job }: { job: JobView }) {
  const { t } = useOptions();
  const minutes = job.took === null ? null : Math.max(1, Math.round(job.took / 60_000));
  return (
    <div className="progress" data-state={job.state} data-outcome={job.outcome ?? undefined}>
      {job.writes.map((line) => (
        <p key={line.property} className="write">
          <code>{line.property}</code> {line.from ?? '–'} → <code>{line.to}</code>
        </p>
      ))}
      {job.outcome === null ? (
        <Notice tone="info" title={t(`options.proof.state.${job.state}`)}>
          {job.nextLookAt !== null && t('options.proof.next-look', { nextLookAt: job.nextLookAt })}{' '}
          {t('options.proof.may-close')}
        </Notice>
      ) : (
        <Notice tone={tones[job.outcome]} title={t(`options.proof.outcome.${job.outcome}`)}>
          {minutes !== null && t('options.proof.took', { minutes })} {job.unread && t(`resync.unread.${job.unread}`)}{' '}
          {job.failure && failureText(job.failure, t)}
          {job.refusal && refusalText(job.refusal, t)}
        </Notice>
      )}
    </div>
  );
}
