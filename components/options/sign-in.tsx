import { type FormEvent, useState } from 'react';
import { readSalesforceHost } from '../../lib/ui/options/salesforce-host';
import { callbackAddress, requestOrgAccess, signInWindow } from '../../lib/ui/permissions';
import { troubleText } from '../../lib/ui/text/trouble';
import { Button, Section, TextField } from '../kit';
import { useOptions, useTask, useView } from './context';
import { Notice } from './parts/basics';
import { CopyText } from './parts/copy';

const boxes = ['pkce', 'no-secret', 'rotation'] as const;

/** Sign-in by an External Client App that the customer makes in the own org: what to tick there, then the sign-in itself. */
export function AppSignIn({ open }: { open: boolean }) {
  const { t } = useOptions();
  return (
    <Section title={t('options.sign-in.title')}>
      <p>{t('options.sign-in.text')}</p>
      <details open={open}>
        <summary>{t('options.sign-in.guide')}</summary>
        <ol className="how">
          <li>{t('options.sign-in.make')}</li>
          <li>
            {t('options.sign-in.callback')}{' '}
            <CopyText text={callbackAddress()} name={t('options.sign-in.callback-name')} />
          </li>
          <li>
            {t('options.sign-in.scopes')}
            <ul>
              <li>
                <code>api</code> {t('options.sign-in.scope-api')}
              </li>
              <li>
                <code>refresh_token</code> {t('options.sign-in.scope-refresh')}
              </li>
            </ul>
          </li>
          <li>
            {t('options.sign-in.security')}
            <ul>
              {boxes.map((box) => (
                <li key={box}>{t(`options.sign-in.box.${box}`)}</li>
              ))}
            </ul>
          </li>
          <li>{t('options.sign-in.policies')}</li>
          <li>{t('options.sign-in.key')}</li>
        </ol>
        <SignInForm />
      </details>
    </Section>
  );
}

function SignInForm() {
  const { t, store } = useOptions();
  const { salesforce, hubspot } = useView();
  const [begin, end] = [useTask('salesforce-authorize'), useTask('salesforce-sign-in')];
  const [host, setHost] = useState(salesforce?.host ?? '');
  const [clientId, setClientId] = useState(salesforce?.clientId ?? '');
  const [problem, setProblem] = useState<'host' | 'key' | 'declined' | 'closed' | null>(null);
  const [waiting, setWaiting] = useState(false);
  const reading = readSalesforceHost(host);
  function forget() {
    setProblem(null);
    store.reset('salesforce-authorize');
    store.reset('salesforce-sign-in');
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    forget();
    if (!reading.ok) return setProblem('host');
    if (clientId.trim() === '') return setProblem('key');
    // Straight from the click, before anything is awaited: browsers ask only then.
    if (!(await requestOrgAccess(reading.host))) return setProblem('declined');
    const address = await store.run('salesforce-authorize', {
      host: reading.host,
      clientId,
      callback: callbackAddress(),
    });
    if (!address) return;
    setWaiting(true);
    const answered = await signInWindow(address.url);
    setWaiting(false);
    if (answered === null) return setProblem('closed');
    if (await store.run('salesforce-sign-in', { answered })) await store.provePair();
  }
  const trouble = begin.trouble ?? end.trouble;
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        label={t('options.salesforce.host')}
        hint={
          reading.ok ? t('options.salesforce.host-read', { host: reading.host }) : t('options.salesforce.host-hint')
        }
        error={problem === 'host' && !reading.ok && t(`options.salesforce.error.${reading.problem}`)}
        name="app-host"
        placeholder="acme.my.salesforce.com"
        value={host}
        onChange={(event) => {
          setHost(event.target.value);
          forget();
        }}
      />
      <TextField
        label={t('options.sign-in.client-id')}
        hint={t('options.sign-in.client-id-hint')}
        error={problem === 'key' && t('options.sign-in.error.key')}
        name="client-id"
        placeholder="3MVG9…"
        value={clientId}
        onChange={(event) => {
          setClientId(event.target.value);
          forget();
        }}
      />
      {(problem === 'declined' || problem === 'closed') && (
        <Notice tone="warn">{t(`options.sign-in.error.${problem}`)}</Notice>
      )}
      {trouble && <Notice tone="bad">{troubleText(trouble, t, 'options.sign-in')}</Notice>}
      {waiting && <Notice tone="info">{t('options.sign-in.waiting')}</Notice>}
      <div className="row">
        <Button type="submit" look="main" busy={begin.running || waiting || end.running} disabled={!hubspot}>
          {t(salesforce?.way === 'app' ? 'options.sign-in.again' : 'options.sign-in.sign-in')}
        </Button>
      </div>
    </form>
  );
}
