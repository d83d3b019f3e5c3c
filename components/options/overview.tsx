import type { SettingsView } from '../../lib/protocol/pages';
import type { T } from '../../lib/ui/i18n';
import { type Section, type Step, type StepState, setupDone, setupSteps } from '../../lib/ui/options/steps';
import { Section as Card } from '../kit';
import { useOptions, useView } from './context';
import { Tag, type Tone } from './parts/basics';
import { Mark } from './parts/mark';

const tones: Record<StepState, Tone> = { done: 'ok', next: 'info', open: 'info', waits: 'info', trouble: 'bad' };

/** The path of the set-up with what is done and what is next; afterwards a calm overview of the same. */
export function Overview() {
  const { t } = useOptions();
  const view = useView();
  const steps = setupSteps(view);
  const done = steps.filter((step) => step.state === 'done').length;
  const ready = setupDone(steps);
  return (
    <section aria-labelledby="section-title">
      <header className="section-head">
        <div>
          <h1 id="section-title" tabIndex={-1}>
            {t(ready ? 'options.overview.ready' : 'options.overview.welcome')}
          </h1>
          <p className="lead">{t(ready ? 'options.overview.ready-lead' : 'options.overview.welcome-lead')}</p>
        </div>
        {!ready && (
          <p className="done-count">
            <progress max={steps.length} value={done} aria-label={t('options.overview.progress')} />
            {t('options.overview.count', { done, all: steps.length })}
          </p>
        )}
      </header>
      <ol className="steps">
        {steps.map((step, i) => (
          <StepRow key={step.name} step={step} number={i + 1} view={view} />
        ))}
      </ol>
      <Card title={t('options.overview.then')}>
        <ul className="also">
          {alsoNames.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{t(`options.${name}.title`)}</a>
              <span className="quiet">{alsoWords(name, view, t)}</span>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}

function StepRow({ step, number, view }: { step: Step; number: number; view: SettingsView }) {
  const { t } = useOptions();
  return (
    <li className="step" data-step={step.name} data-state={step.state}>
      <span className="number" aria-hidden="true">
        {step.state === 'done' ? <Mark name="check" /> : number}
      </span>
      <div>
        <h2>
          <a href={`#${step.name}`}>{t(`options.${step.name}.title`)}</a>
        </h2>
        <p className="quiet" dir="auto">
          {step.state === 'done' || step.state === 'trouble'
            ? doneWords(step.name, view, t)
            : t(`options.overview.${step.name}`)}
        </p>
      </div>
      {step.state === 'next' ? (
        <a className="button" data-look="main" href={`#${step.name}`}>
          {t('options.overview.start')}
          <Mark name="right" />
        </a>
      ) : (
        <Tag tone={tones[step.state]}>{t(`options.overview.state.${step.state}`)}</Tag>
      )}
    </li>
  );
}

function doneWords(
  name: Section,
  { hubspot, salesforce, segment, settings, lastRealityCheck, lastPairing }: SettingsView,
  t: T,
): string {
  if (name === 'hubspot') return t('options.overview.done.hubspot', { portal: hubspot?.portalId });
  if (name === 'salesforce') {
    const org = t('options.overview.done.salesforce', { user: salesforce?.userName ?? '', host: salesforce?.host });
    return lastPairing ? `${org}. ${t(`options.overview.pair.${lastPairing.verdict}`)}` : org;
  }
  if (name === 'segment') {
    if (settings.segment.mode === 'none') return t('options.segment.none-chosen');
    return segment?.size == null
      ? (segment?.name ?? '')
      : t('options.overview.done.segment', { name: segment.name, size: segment.size });
  }
  if (name === 'mapping') return t('options.mapping.rows', { count: settings.mapping.length });
  return lastRealityCheck
    ? `${t(`options.check.verdict.${lastRealityCheck.verdict}`, { name: segment?.name ?? '' })} ${t('options.as-of', { seenAt: lastRealityCheck.asOf })}`
    : '';
}

/** What is no step of the set-up, in the order of the sections. */
const alsoNames = ['creation', 'resync', 'limits', 'environments', 'appearance'] as const;

function alsoWords(name: (typeof alsoNames)[number], { settings, environments }: SettingsView, t: T): string {
  if (name === 'environments')
    return environments.map(({ portalId }) => t('environment.portal', { portal: portalId })).join(', ');
  if (name === 'appearance') return t(`options.appearance.${settings.theme}`);
  if (name === 'resync') return t(`options.resync.method.${settings.resyncMethod}`);
  if (name === 'limits')
    return settings.salesforceAllocation
      ? t('options.overview.allocated', { calls: settings.salesforceAllocation })
      : t('options.overview.not-allocated');
  const told = settings.createFromSalesforce !== null && settings.createFromHubspot !== null;
  return t(told ? 'options.overview.creation-told' : 'options.overview.creation-untold');
}
