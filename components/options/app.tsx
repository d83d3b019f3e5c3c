import { type ComponentType, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type Section, type StepState, sectionOf, sections, setupSteps } from '../../lib/ui/options/steps';
import { troubleText } from '../../lib/ui/text/trouble';
import { applyTheme } from '../../lib/ui/theme';
import { MixedNotice } from '../environments/Mark';
import { EnvironmentSwitch } from '../environments/Switch';
import { Button } from '../kit';
import { AppearanceSection } from './appearance';
import { CheckSection } from './check';
import { useOptions } from './context';
import { CreationSection } from './creation';
import { EnvironmentsSection } from './environments';
import { HubspotSection } from './hubspot';
import { LimitsSection } from './limits';
import { MappingSection } from './mapping';
import { Overview } from './overview';
import { Notice } from './parts/basics';
import { useKeptFocus } from './parts/keep-focus';
import { ManagedNotice } from './parts/managed';
import { Mark } from './parts/mark';
import { ResyncSection } from './resync';
import { SalesforceSection } from './salesforce';
import { SegmentSection } from './segment';
import { TransferSection } from './transfer';

const pages: Readonly<Record<Section, ComponentType>> = {
  overview: Overview,
  hubspot: HubspotSection,
  salesforce: SalesforceSection,
  segment: SegmentSection,
  creation: CreationSection,
  mapping: MappingSection,
  check: CheckSection,
  resync: ResyncSection,
  limits: LimitsSection,
  environments: EnvironmentsSection,
  appearance: AppearanceSection,
  transfer: TransferSection,
};

/** The options: one section at a time, by the address's `#`. */
export function App() {
  const { t, store } = useOptions();
  const view = useStore(store, (state) => state.view);
  const trouble = useStore(store, (state) => state.loadTrouble);
  const section = useSection(view !== null);
  const theme = view?.settings.theme ?? 'system';
  useEffect(() => applyTheme(theme), [theme]);
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main);
  const Page = pages[section];
  return (
    <div className="options">
      <Navigation section={section} />
      <main className="page" ref={main}>
        {view?.setAside && (
          <Notice tone="warn" title={t('options.set-aside.title')}>
            {t('options.set-aside.text')}{' '}
            <Button onClick={() => void store.dismissSetAside()}>{t('options.set-aside.dismiss')}</Button>
          </Notice>
        )}
        <ManagedNotice />
        <MixedNotice item={view?.environments[0]} t={t} />
        {trouble && (
          <Notice tone="bad" title={t('options.load-failed')}>
            {troubleText(trouble, t, 'options.load')}{' '}
            <Button onClick={() => void store.load()}>{t('options.try-again')}</Button>
          </Notice>
        )}
        {view ? <Page key={section} /> : !trouble && <p className="quiet">{t('options.loading')}</p>}
      </main>
    </div>
  );
}

function Navigation({ section }: { section: Section }) {
  const { t, store } = useOptions();
  const view = useStore(store, (state) => state.view);
  const states = new Map<string, StepState>(view ? setupSteps(view).map((step) => [step.name, step.state]) : []);
  return (
    <nav aria-label={t('options.nav')}>
      <a className="brand" href="#overview">
        <img src="/icon/32.png" alt="" width="24" height="24" />
        SyncLens
      </a>
      <EnvironmentSwitch
        environments={view?.environments ?? []}
        t={t}
        onChoose={(portalId) => void store.run('environment-choose', { portalId })}
      />
      <ul>
        {sections.map((name) => {
          const state = states.get(name);
          return (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === section ? 'page' : undefined} data-state={state}>
                <span>{t(name === 'overview' ? 'options.overview.title' : `options.${name}.title`)}</span>
                {(state === 'done' || state === 'trouble') && (
                  <span className="dot">
                    {state === 'done' ? <Mark name="check" /> : '!'}
                    <span className="hidden">{t(`options.overview.state.${state}`)}</span>
                  </span>
                )}
              </a>
            </li>
          );
        })}
      </ul>
      <p className="elsewhere">
        <a href="dashboard.html">{t('options.dashboard')}</a>
        <a href="dashboard.html#watch">{t('options.watch')}</a>
      </p>
    </nav>
  );
}

/** The section of the address. On a change, screen readers and the keyboard go on at its title. */
function useSection(ready: boolean): Section {
  const [section, setSection] = useState(() => sectionOf(location.hash));
  const [moved, setMoved] = useState(0);
  useEffect(() => {
    const look = () => {
      setSection(sectionOf(location.hash));
      setMoved((count) => count + 1);
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  useEffect(() => {
    if (!ready || moved === 0) return;
    document.getElementById('section-title')?.focus();
    scrollTo(0, 0);
  }, [ready, moved]);
  return section;
}
