import { useState } from 'react';
import { dataCentre } from '../../lib/ui/options/links';
import { tokenAge } from '../../lib/ui/options/token-age';
import { Button, FactList, Section } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { Notice, Out, Tag, TroubleNotice } from './parts/basics';
import { Disconnect } from './parts/disconnect';
import { SectionPage } from './parts/section';
import { TokenForm } from './token-form';

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
  const { store } = useOptions();
  const [rotating, setRotating] = useState(false);
  if (!hubspot) return <TokenForm onDone={() => undefined} />;
  const turn = () => {
    store.reset('hubspot-connect');
    setRotating(!rotating);
  };
  return (
    <>
      <Connected rotating={rotating} onRotate={turn} />
      {rotating && <TokenForm portalId={hubspot.portalId} onDone={() => setRotating(false)} />}
      <Scopes />
    </>
  );
}

function Connected({ rotating, onRotate }: { rotating: boolean; onRotate: () => void }) {
  const { t } = useOptions();
  const { hubspot } = useView();
  if (!hubspot) return null;
  const kind = `options.hubspot.account.${hubspot.accountType}`;
  const age = tokenAge(hubspot.tokenSince, Date.now());
  const words = age
    ? t(age.days === 0 ? 'options.hubspot.age-today' : 'options.hubspot.age-days', { count: age.days })
    : t('options.unknown');
  const rows = [
    [t('options.hubspot.portal'), hubspot.portalId],
    [t('options.hubspot.account'), t.has(kind) ? t(kind) : hubspot.accountType],
    [t('options.hubspot.data-centre'), dataCentre(hubspot.uiDomain)],
    [t('options.hubspot.subscription'), t(`options.hubspot.subscription.${hubspot.subscription ?? 'unknown'}`)],
    [t('options.hubspot.age'), words],
  ] as const;
  return (
    <Section title={t('options.hubspot.connected')} aside={<Tag tone="ok">{t('options.connected')}</Tag>}>
      <FactList rows={rows} />
      <p className="hint">{t('options.hubspot.subscription-hint')}</p>
      {age?.isOld && <Notice tone="warn">{t('options.hubspot.old', { count: age.days })}</Notice>}
      <div className="row">
        <Button onClick={onRotate} aria-expanded={rotating}>
          {t('options.hubspot.rotate')}
        </Button>
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
      <TryNow />
    </Section>
  );
}

/** Asks HubSpot again whose token it is and what it may do: a key may have been edited there meanwhile. */
function TryNow() {
  const { t, store } = useOptions();
  const { running, value, trouble } = useTask('health-try');
  const turn = value?.turns.hubspot;
  return (
    <div className="stack">
      <TroubleNotice trouble={trouble ?? turn?.failure ?? null} area="hubspot" />
      <div className="row">
        <Button
          busy={running}
          onClick={async () => {
            if (await store.run('health-try', { what: 'hubspot' })) await store.load();
          }}
        >
          {t(running ? 'options.hubspot.trying' : 'options.hubspot.try')}
        </Button>
        <span className="hint" role="status">
          {turn && !turn.failure && !running && t('options.hubspot.tried', { seenAt: turn.at })}
        </span>
      </div>
    </div>
  );
}
