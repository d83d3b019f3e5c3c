import { type FormEvent, useState } from 'react';
import type { Reason } from '../../lib/eligibility/types';
import type { JobView, Outcome } from '../../lib/protocol/pages';
import type { T, Values } from '../../lib/ui/i18n';
import { failureText, reasonText } from '../../lib/ui/text/sentences';
import { Button, TextField } from '../kit';
import { type Provable, useOptions, useProof, useTask, useView } from './context';
import { Notice, type Tone, TroubleNotice } from './parts/basics';

const subjects = {
  trigger: { task: 'trigger-prove', subject: 'triggerProperty', proven: 'triggerProven' },
  touch: { task: 'touch-prove', subject: 'touchField', proven: 'touchProven' },
} as const;

/** A method's own sentence, or the one that holds for both. */
const wordsOf = (t: T, which: Provable) => (key: string, values?: Values) =>
  t(t.has(`options.proof.${which}.${key}`) ? `options.proof.${which}.${key}` : `options.proof.${key}`, values);

/** Proves a method on one contact: written, synced, and read back in the other CRM. */
export function Proof({ which }: { which: Provable }) {
  const { t, store, proofs } = useOptions();
  const { settings } = useView();
  const { task: name, subject, proven } = subjects[which];
  const task = useTask(name);
  const { job, trouble } = useProof(which);
  const [email, setEmail] = useState('');
  const [tried, setTried] = useState(false);
  const good = /^\S+@\S+\.\S+$/.test(email.trim());
  const running = task.running || (job !== null && job.state !== 'done');
  const words = wordsOf(t, which);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!good) return;
    const started = await store.run(name, { email: email.trim() });
    if (started) await proofs[which].follow(started.jobId);
  }
  const written = settings[subject];
  if (!written) return <p className="quiet">{words('first')}</p>;
  return (
    <div className="stack">
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          label={words('email')}
          hint={words('hint', { property: written })}
          error={tried && !good ? words('email-error') : null}
          type="email"
          name={`${which}-proof-email`}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <div className="row">
          <Button type="submit" look={settings[proven] ? 'usual' : 'main'} busy={running}>
            {words(settings[proven] ? 'again' : 'start')}
          </Button>
        </div>
      </form>
      <TroubleNotice trouble={task.trouble ?? trouble} area="proof" />
      {/* A proof that no longer holds is none: what it was mapped to has changed since. */}
      {job && (settings[proven] || !isGood(job)) && <Progress job={job} words={words} />}
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

const isGood = ({ outcome }: JobView) => outcome === 'verified' || outcome === 'verified-late';

function Progress({ job, words }: { job: JobView; words: ReturnType<typeof wordsOf> }) {
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
        <Notice tone="info" title={words(`state.${job.state}`)}>
          {job.nextLookAt !== null && words('next-look', { nextLookAt: job.nextLookAt })} {words('may-close')}
        </Notice>
      ) : (
        <Notice tone={tones[job.outcome]} title={words(`outcome.${job.outcome}`)}>
          {minutes !== null && words('took', { minutes })} {job.unread && t(`resync.unread.${job.unread}`)}{' '}
          {job.failure && failureText(job.failure, t)}
          {job.refusal && refusalText(job.refusal, t)}{' '}
          {job.finishedAt !== null && t('options.as-of', { seenAt: job.finishedAt })}
        </Notice>
      )}
    </div>
  );
}
