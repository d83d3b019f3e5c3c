import { type FormEvent, useState } from 'react';
import { Button, TextField } from '../kit';
import { type Provable, useOptions, useProof, useTask, useView } from './context';
import { TroubleNotice } from './parts/basics';
import { isGood, ProofProgress, wordsOf } from './proof-progress';

const subjects = {
  trigger: { task: 'trigger-prove', subject: 'triggerProperty', proven: 'triggerProven' },
  touch: { task: 'touch-prove', subject: 'touchField', proven: 'touchProven' },
} as const;

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
      {job && (settings[proven] || !isGood(job)) && <ProofProgress which={which} job={job} />}
    </div>
  );
}
