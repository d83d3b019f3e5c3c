import type { SettingsView } from '../../lib/protocol/pages';
import type { SetupStepName } from '../../lib/records/setup';
import type { T } from '../../lib/ui/i18n';
import { guideHash, setupCount } from '../../lib/ui/options/guide';
import { allSteps, finerNames, type Section, type Step, setupDone, setupSteps } from '../../lib/ui/options/steps';
import { Section as Card } from '../kit';
import { useOptions, useView } from './context';
import { stepTones, Tag } from './parts/basics';
import { Mark } from './parts/mark';
import { statusWords } from './segment';

const isFiner = ({ name }: Step) => (finerNames as readonly string[]).includes(name);

/** The path of the set-up with what is done and what is next; afterwards a calm overview of the same. */
export function Overview() {
  const { t } = useOptions();
  const view = useView();
  const steps = allSteps(view);
  const { done, all } = setupCount(view);
  const ready = setupDone(setupSteps(view));
  return (
    <section aria-labelledby="section-title">
      <header className="section-head">
        <div>
          <h1 id="section-title" tabIndex={-1}>
            {t(ready ? 'options.overview.ready' : 'options.overview.welcome')}
          </h1>
          <p className="lead">
            {t(ready ? 'options.overview.ready-lead' : 'options.overview.welcome-lead')}{' '}
            {ready && <a href={guideHash('record')}>{t('guide.to-record')}</a>}
          </p>
        </div>
        {!ready && (
          <p className="done-count">
            <progress max={all} value={done} aria-label={t('options.overview.progress')} />
            {t('options.overview.count', { done, all })}
          </p>
        )}
      </header>
      <Rows steps={steps.filter((step) => !isFiner(step))} from={1} />
      <h2>{t('options.overview.finer')}</h2>
      <Rows steps={steps.filter(isFiner)} from={all + 1} />
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

function Rows({ steps, from }: { steps: readonly Step[]; from: number }) {
  const view = useView();
  return (
    <ol className="steps" start={from}>
      {steps.map((step, i) => (
        <StepRow key={step.name} step={step} number={from + i} view={view} />
      ))}
    </ol>
  );
}

function StepRow({ step, number, view }: { step: Step; number: number; view: SettingsView }) {
  const { t } = useOptions();
  // What comes after the set-up has a title of its own above it.
  const Title = isFiner(step) ? 'h3' : 'h2';
  return (
    <li className="step" data-step={step.name} data-state={step.state}>
      <span className="number" aria-hidden="true">
        {step.state === 'done' ? <Mark name="check" /> : number}
      </span>
      <div>
        <Title>
          <a href={`#${step.name}`}>{t(`options.${step.name}.title`)}</a>
        </Title>
        <p className="quiet" dir="auto">
          {step.state === 'done' || step.state === 'trouble'
            ? doneWords(step.name, view, t)
            : t(`options.overview.${step.name}`)}
        </p>
      </div>
      {step.state === 'next' ? (
        <a
          className="button"
          data-look="main"
          href={isFiner(step) ? `#${step.name}` : guideHash(step.name as SetupStepName)}
        >
          {t(step.name === 'hubspot' ? 'options.overview.start' : 'options.overview.go-on')}
          <Mark name="right" />
        </a>
      ) : (
        <Tag tone={stepTones[step.state]}>{t(`options.overview.state.${step.state}`)}</Tag>
      )}
    </li>
  );
}

/** What a step that is done came to, in words. */
export function doneWords(
  name: Section,
  { hubspot, salesforce, segment, settings, lastRealityCheck, lastPairing }: SettingsView,
  t: T,
): string {
  if (name === 'hubspot') {
    const kind = `options.hubspot.account.${hubspot?.accountType}`;
    return t('options.overview.done.hubspot', {
      portal: hubspot?.portalId,
      kind: t.has(kind) ? t(kind) : hubspot?.accountType,
      granted: hubspot?.scopes.filter((scope) => scope.granted).length ?? 0,
      all: hubspot?.scopes.length ?? 0,
    });
  }
  if (name === 'salesforce') {
    const org = [salesforce?.orgName, salesforce?.userName, salesforce?.host].filter(Boolean).join(' · ');
    return lastPairing ? `${org}. ${t(`options.overview.pair.${lastPairing.verdict}`)}` : org;
  }
  if (name === 'segment') {
    if (settings.segment.mode === 'none') return t('options.segment.none-chosen');
    if (segment?.size == null) return segment?.name ?? '';
    return t('options.overview.done.segment', {
      name: segment.name,
      members: t('options.segment.members', { count: segment.size }),
      status: statusWords(segment.processingStatus, t),
    });
  }
  if (name === 'resync') {
    const method = t(`options.resync.method.${settings.resyncMethod}`);
    const proven = settings.triggerProven || settings.touchProven;
    return t(proven ? 'options.overview.done.resync-proven' : 'options.overview.done.resync', { method });
  }
  if (name === 'mapping') return t('options.mapping.rows', { count: settings.mapping.length });
  return lastRealityCheck
    ? `${t(`options.check.verdict.${lastRealityCheck.verdict}`, { name: segment?.name ?? '' })} ${t('options.as-of', { seenAt: lastRealityCheck.asOf })}`
    : '';
}

/** What is no step of the set-up, in the order of the sections. */
const alsoNames = ['creation', 'limits', 'environments', 'appearance'] as const;

function alsoWords(name: (typeof alsoNames)[number], { settings, environments }: SettingsView, t: T): string {
  if (name === 'environments')
    return environments.map(({ portalId }) => t('environment.portal', { portal: portalId })).join(', ');
  if (name === 'appearance') return t(`options.appearance.${settings.theme}`);
  if (name === 'limits')
    return settings.salesforceAllocation
      ? t('options.overview.allocated', { calls: settings.salesforceAllocation })
      : t('options.overview.not-allocated');
  const told = settings.createFromSalesforce !== null && settings.createFromHubspot !== null;
  return t(told ? 'options.overview.creation-told' : 'options.overview.creation-untold');
}
