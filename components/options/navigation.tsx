import { useStore } from 'zustand';
import { allSteps, type Section, type StepState, sections } from '../../lib/ui/options/steps';
import { EnvironmentSwitch } from '../environments/Switch';
import { useOptions } from './context';
import { Mark } from './parts/mark';

/** The mark of the product, at the head of whatever leads through the options. */
export function Brand() {
  return (
    <a className="brand" href="#overview">
      <img src="/icon/32.png" alt="" width="24" height="24" />
      SyncLens
    </a>
  );
}

/** The environment that the options show, and the way to another one. */
export function Environments() {
  const { t, store } = useOptions();
  const environments = useStore(store, (state) => state.view?.environments);
  return (
    <EnvironmentSwitch
      environments={environments ?? []}
      t={t}
      onChoose={(portalId) => void store.run('environment-choose', { portalId })}
    />
  );
}

/** All sections, each with whether it is done. */
export function Navigation({ section }: { section: Section }) {
  const { t, store } = useOptions();
  const view = useStore(store, (state) => state.view);
  const states = new Map<string, StepState>(view ? allSteps(view).map((step) => [step.name, step.state]) : []);
  return (
    <nav aria-label={t('options.nav')}>
      <Brand />
      <Environments />
      <ul>
        {sections.map((name) => {
          const state = states.get(name);
          return (
            <li key={name}>
              <a href={`#${name}`} aria-current={name === section ? 'page' : undefined} data-state={state}>
                <span>{t(`options.${name}.title`)}</span>
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
