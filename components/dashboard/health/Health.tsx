import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { placesOf, type Wish } from '../../../lib/ui/health/grants';
import { alarmNames } from '../../../lib/ui/health/names';
import { createHealthStore, type HealthStore } from '../../../lib/ui/health/store';
import { tokenAge } from '../../../lib/ui/options/token-age';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice, Pill, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { Diagnostics } from './Diagnostics';
import { Line } from './Line';
import { Others } from './Others';
import './health.css';

/** Each connection, permission and alarm: how it is, since when that is known, and a button to try it. */
export function Health() {
  const { t, ask } = useDashboard();
  const settings = useSettings();
  const { hubspot, salesforce } = settings;
  const [store] = useState(() => createHealthStore(ask, placesOf(settings)));
  const { view, trouble } = useStore(store);
  useEffect(() => void store.load(), [store]);
  useEffect(() => store.follow(), [store]);
  const hubspotWords = view?.tokenSince
    ? t('health.token-since', { portal: hubspot?.portalId, sinceAt: view.tokenSince })
    : t('health.token', { portal: hubspot?.portalId });
  const age = tokenAge(view?.tokenSince ?? null, view?.at ?? 0);
  return (
    <>
      <h1 id="view-title" tabIndex={-1}>
        {t('health.title')}
      </h1>
      <p className="lead">{t('health.lead')}</p>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'health')}</p>
          <Button onClick={() => void store.load()}>{t('dashboard.retry')}</Button>
        </Notice>
      )}
      <Section title={t('health.connections')}>
        <ul className="health">
          <Line store={store} id="hubspot" words={hubspot && hubspotWords} off={!hubspot && 'options.html#hubspot'}>
            {hubspot && age?.isOld && (
              <p className="health-failure" data-tone="amber">
                {t('health.token-old', { count: age.days })} <a href="options.html#hubspot">{t('health.rotate')}</a>
              </p>
            )}
          </Line>
          <Line
            store={store}
            id="salesforce"
            words={salesforce && t(`health.way.${salesforce.way}`, { host: salesforce.host })}
            off={!salesforce && 'options.html#salesforce'}
          />
          <Line store={store} id="heartbeat" off={!hubspot && 'options.html#hubspot'} />
          <Line store={store} id="storage" />
        </ul>
      </Section>
      <Others store={store} />
      <Section title={t('health.permissions')}>
        <ul className="health">
          <Permission store={store} wish="hubspot" />
          <Permission store={store} wish="pages" />
          {salesforce && <Permission store={store} wish="salesforce" />}
          <Permission store={store} wish="notifications" />
          <Permission store={store} wish="kept" />
        </ul>
      </Section>
      <Section title={t('health.alarms')}>
        <p className="quiet">{t('health.alarms-text')}</p>
        <ul className="health">
          {alarmNames.map((name) => (
            <Line key={name} store={store} id={name} alarm />
          ))}
        </ul>
      </Section>
      <Diagnostics store={store} />
    </>
  );
}

function Allowed({ yes }: { yes: boolean }) {
  const { t } = useDashboard();
  return (
    <Pill tone={yes ? 'green' : 'amber'} icon={yes ? 'check' : 'warn'}>
      {t(yes ? 'health.yes' : 'health.no')}
    </Pill>
  );
}

function Permission({ store, wish }: { store: HealthStore; wish: Wish }) {
  const { t } = useDashboard();
  const grants = useStore(store, (state) => state.grants);
  const isGranted = grants?.[wish] ?? null;
  const words = `health.${isGranted ? 'granted' : 'not-granted'}.${wish}`;
  const hosts = grants?.withheld.join(', ');
  const used = wish === 'kept' && grants?.used != null ? t('health.used', { mb: Math.ceil(grants.used / 1e6) }) : '';
  return (
    <li>
      <h3>{t(`health.grant.${wish}`)}</h3>
      <p>
        {isGranted !== null && <Allowed yes={isGranted} />} {isGranted !== null && t.has(words) && t(words, { hosts })}{' '}
        {used}
      </p>
      {isGranted === false && (
        <Button
          onClick={() => void store.grant(wish)}
          aria-label={t('health.allow-it', { name: t(`health.grant.${wish}`) })}
        >
          {t('health.allow')}
        </Button>
      )}
    </li>
  );
}
