import { type FormEvent, useState } from 'react';
import { dataCentre } from '../../lib/ui/options/links';
import { troubleText } from '../../lib/ui/text/trouble';
import { Button, FactList, Section, TextField } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { Notice, Out, Tag } from './parts/basics';
import { Disconnect } from './parts/disconnect';
import { SectionPage } from './parts/section';

/** The token: pasted once, tried at once, never shown again. */
export function HubspotSection() {
  return (
    <SectionPage name="hubspot">
      <HubspotParts />
    </SectionPage>
  );
}

/** What there is to do and to see of HubSpot, for the section and for the guide. */
export function HubspotParts() {
  const { hubspot } = useView();
  const [replacing, setReplacing] = useState(false);
  return (
    <>
      {hubspot && <Connected onReplace={() => setReplacing(!replacing)} />}
      {(!hubspot || replacing) && <TokenForm onDone={() => setReplacing(false)} />}
      {hubspot && <Scopes />}
    </>
  );
}

/** Asks for a token and tries it. One of another portal connects that one too. */
export function TokenForm({ onDone }: { onDone: () => void }) {
  const { t, store } = useOptions();
  const task = useTask('hubspot-connect');
  const links = useLinks();
  const [token, setToken] = useState('');
  const [empty, setEmpty] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setEmpty(token.trim() === '');
    if (token.trim() === '') return;
    if (await store.run('hubspot-connect', { token })) {
      setToken('');
      onDone();
    }
  }
  const error = empty
    ? t('options.hubspot.error.empty')
    : task.trouble && troubleText(task.trouble, t, 'options.hubspot');
  return (
    <Section title={t('options.hubspot.token-title')}>
      <ol className="how">
        <li>
          {t('options.hubspot.how-1')} <Out href={links.serviceKeys}>{t('options.hubspot.open-keys')}</Out>{' '}
          <span className="hint">{t('options.hubspot.keys-also')}</span>
        </li>
        <li>{t('options.hubspot.how-2')}</li>
        <li>{t('options.hubspot.how-3')}</li>
      </ol>
      <form onSubmit={submit} noValidate>
        <TextField
          label={t('options.hubspot.token')}
          hint={t('options.hubspot.token-hint')}
          error={error}
          type="password"
          name="token"
          placeholder="pat-…"
          value={token}
          onChange={(event) => {
            setToken(event.target.value);
            setEmpty(false);
            if (task.trouble) store.reset('hubspot-connect');
          }}
        />
        <Button type="submit" look="main" busy={task.running}>
          {t(task.running ? 'options.hubspot.trying' : 'options.hubspot.connect')}
        </Button>
      </form>
    </Section>
  );
}

function Connected({ onReplace }: { onReplace: () => void }) {
  const { t } = useOptions();
  const { hubspot } = useView();
  if (!hubspot) return null;
  const kind = `options.hubspot.account.${hubspot.accountType}`;
  const rows = [
    [t('options.hubspot.portal'), hubspot.portalId],
    [t('options.hubspot.account'), t.has(kind) ? t(kind) : hubspot.accountType],
    [t('options.hubspot.data-centre'), dataCentre(hubspot.uiDomain)],
    [t('options.hubspot.subscription'), t(`options.hubspot.subscription.${hubspot.subscription ?? 'unknown'}`)],
  ] as const;
  return (
    <Section title={t('options.hubspot.connected')} aside={<Tag tone="ok">{t('options.connected')}</Tag>}>
      <FactList rows={rows} />
      <p className="hint">{t('options.hubspot.subscription-hint')}</p>
      <div className="row">
        <Button onClick={onReplace}>{t('options.hubspot.replace')}</Button>
        <Disconnect which="hubspot" />
      </div>
    </Section>
  );
}

function Scopes() {
  const { t } = useOptions();
  const { hubspot } = useView();
  const links = useLinks();
  const scopes = hubspot?.scopes ?? [];
  const missing = scopes.filter((scope) => !scope.granted);
  return (
    <Section title={t('options.hubspot.scopes')}>
      <ul className="scopes">
        {scopes.map(({ name, granted, buys }) => (
          <li key={name}>
            <Tag tone={granted ? 'ok' : 'warn'}>
              {t(granted ? 'options.hubspot.granted' : 'options.hubspot.missing')}
            </Tag>
            <code>{name}</code>
            <span>
              {t(t.has(`options.hubspot.buys.${buys}`) ? `options.hubspot.buys.${buys}` : 'options.hubspot.buys.other')}
            </span>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Notice tone="info">
          {t('options.hubspot.missing-hint')} <Out href={links.serviceKeys}>{t('options.hubspot.open-keys')}</Out>
        </Notice>
      )}
    </Section>
  );
}
