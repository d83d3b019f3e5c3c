import { type FormEvent, useEffect, useState } from 'react';
import { scopeList, scopesToTick } from '../../lib/ui/options/scopes';
import { hubspotAllowed, requestHubspotAccess } from '../../lib/ui/permissions';
import { troubleText } from '../../lib/ui/text/trouble';
import { Button, Section, TextField } from '../kit';
import { useLinks, useOptions, useTask } from './context';
import { Notice, Out } from './parts/basics';
import { Choices } from './parts/choices';
import { CopyButton } from './parts/copy';

interface Props {
  /** The portal whose token is replaced. Without it a token of any portal connects that portal. */
  readonly portalId?: string;
  onDone(): void;
}

/** Asks for a token and tries it. The one in use stays until then. */
export function TokenForm({ portalId, onDone }: Props) {
  const { t, store } = useOptions();
  const task = useTask('hubspot-connect');
  const [token, setToken] = useState('');
  const [empty, setEmpty] = useState(false);
  async function connect(rotation?: { portalId: string; fewer: boolean }) {
    if (!(await store.run('hubspot-connect', { token, ...(rotation ? { rotation } : {}) }))) return;
    setToken('');
    onDone();
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    setEmpty(token.trim() === '');
    if (token.trim() !== '') await connect(portalId === undefined ? undefined : { portalId, fewer: false });
  }
  const { trouble } = task;
  const code = trouble && 'code' in trouble ? trouble.code : undefined;
  const asks = portalId !== undefined && (code === 'OTHER_PORTAL' || code === 'FEWER_SCOPES') ? code : null;
  const error = empty
    ? t('options.hubspot.error.empty')
    : trouble && !asks && troubleText(trouble, t, 'options.hubspot');
  return (
    <Section title={t(portalId ? 'options.hubspot.rotate-title' : 'options.hubspot.token-title')}>
      {portalId && <p>{t('options.hubspot.rotate-text')}</p>}
      <Way rotating={portalId !== undefined} />
      <form onSubmit={submit} noValidate>
        <Permission />
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
            if (trouble) store.reset('hubspot-connect');
          }}
        />
        {asks && trouble && portalId && (
          <Notice tone="warn" title={t(`options.hubspot.${asks}.title`)}>
            <p>
              {t(`options.hubspot.${asks}.text`, { portal: portalId, words: 'words' in trouble ? trouble.words : '' })}
            </p>
            <Button onClick={() => void connect(asks === 'FEWER_SCOPES' ? { portalId, fewer: true } : undefined)}>
              {t(`options.hubspot.${asks}.yes`)}
            </Button>
          </Notice>
        )}
        <div className="row">
          <Button type="submit" look="main" busy={task.running}>
            {t(
              task.running
                ? 'options.hubspot.trying'
                : portalId
                  ? 'options.hubspot.rotate-now'
                  : 'options.hubspot.connect',
            )}
          </Button>
          {portalId && (
            <Button
              look="plain"
              onClick={() => {
                store.reset('hubspot-connect');
                onDone();
              }}
            >
              {t('options.cancel')}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}

type Kind = 'key' | 'app';

/** Where in HubSpot the token is, by its kind, step by step. */
function Way({ rotating }: { rotating: boolean }) {
  const { t } = useOptions();
  const links = useLinks();
  const [kind, setKind] = useState<Kind>('key');
  const way = `options.hubspot.way.${kind}${rotating ? '.rotate' : ''}`;
  return (
    <>
      <Choices<Kind>
        legend={t('options.hubspot.kind')}
        name="token-kind"
        value={kind}
        choices={[
          { value: 'key', label: t('options.hubspot.kind.key') },
          { value: 'app', label: t('options.hubspot.kind.app') },
        ]}
        onPick={setKind}
      />
      <ol className="how">
        <li>
          {t(`${way}.1`)}{' '}
          {kind === 'key' ? (
            <>
              <Out href={links.serviceKeys}>{t('options.hubspot.open-keys')}</Out>{' '}
              <span className="hint">{t('options.hubspot.keys-also')}</span>
            </>
          ) : (
            <span className="hint">{t('options.hubspot.apps-also')}</span>
          )}
        </li>
        <li>{t(`${way}.2`)}</li>
        <li>{t(`${way}.3`)}</li>
      </ol>
      {!rotating && <ScopesToTick />}
    </>
  );
}

/** What to tick there, with what each scope buys, to be copied by one click. */
function ScopesToTick() {
  const { t } = useOptions();
  return (
    <div className="stack inset to-tick">
      <h3>{t('options.hubspot.to-tick')}</h3>
      <ul>
        {scopesToTick.map(({ name, buys, needed }) => (
          <li key={name} data-needed={needed || undefined}>
            <code>{name}</code>
            <span>
              {t(`options.hubspot.buys.${buys}`)}
              {!needed && <small> ({t('options.hubspot.more')})</small>}
            </span>
          </li>
        ))}
      </ul>
      <div className="row">
        {(['all', 'needed'] as const).map((which) => (
          <CopyButton
            key={which}
            text={scopeList(which)}
            name={t('options.hubspot.to-tick')}
            label={t(`options.hubspot.copy-${which}`)}
          />
        ))}
      </div>
    </div>
  );
}

/** The browser may have withheld HubSpot's API: asked for where it is needed, with the reason. */
function Permission() {
  const { t } = useOptions();
  const [allowed, setAllowed] = useState(true);
  const [declined, setDeclined] = useState(false);
  useEffect(() => {
    void hubspotAllowed().then(setAllowed);
  }, []);
  if (allowed) return null;
  return (
    <Notice tone="warn" title={t('options.hubspot.permission')}>
      <p>{t(declined ? 'options.hubspot.permission-declined' : 'options.hubspot.permission-text')}</p>
      <Button
        onClick={async () => {
          const granted = await requestHubspotAccess();
          setAllowed(granted);
          setDeclined(!granted);
        }}
      >
        {t('options.hubspot.allow')}
      </Button>
    </Notice>
  );
}
