import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { SetupStepName } from '../../../lib/records/setup';
import { around, guideHash } from '../../../lib/ui/options/guide';
import { isOptional, isOver, type Step, settledWith, setupSteps } from '../../../lib/ui/options/steps';
import { Button } from '../../kit';
import { useOptions, useTask, useView } from '../context';
import { HubspotParts } from '../hubspot';
import { doneWords } from '../overview';
import { Notice, stepTones, Tag, TroubleNotice } from '../parts/basics';
import { Mark } from '../parts/mark';
import { SaveFailure, SaveState } from '../parts/section';
import { ResyncParts } from '../resync';
import { SalesforceParts } from '../salesforce';
import { SegmentParts } from '../segment';
import { stateWords } from './path';

const parts: Readonly<Record<SetupStepName, ComponentType>> = {
  hubspot: HubspotParts,
  salesforce: SalesforceParts,
  segment: SegmentParts,
  resync: ResyncParts,
};

/** One step: what it is for, the same parts that its section has, what the test found, and the ways on. */
export function StepView({ name }: { name: SetupStepName }) {
  const { t } = useOptions();
  const view = useView();
  const steps = setupSteps(view);
  const at = steps.findIndex((step) => step.name === name);
  const step = steps[at];
  if (!step) return null;
  const Parts = parts[name];
  return (
    <section className="guide" aria-labelledby="section-title" data-step={name} data-state={step.state}>
      <SaveState name={name} />
      <header className="section-head">
        <div>
          <p className="eyebrow">{t('guide.step', { number: at + 1, all: steps.length })}</p>
          <h1 id="section-title" tabIndex={-1}>
            {t(`guide.${name}.title`)}
          </h1>
          <p className="lead">{t(`guide.${name}.lead`)}</p>
        </div>
        <Tag tone={stepTones[step.state]}>{stateWords(step, t)}</Tag>
      </header>
      <SaveFailure name={name} />
      <div role="status">{isOver(step) && <Tested step={step} />}</div>
      {step.state === 'waits' ? (
        <Notice tone="info">
          {t('options.needs-hubspot')} <a href={guideHash('hubspot')}>{t('guide.to-hubspot')}</a>
        </Notice>
      ) : (
        <Parts />
      )}
      <Ways step={step} />
    </section>
  );
}

/** What the account answers when the step is shown, or what it means to go without. */
function Tested({ step: { name, state, byIt } }: { step: Step<SetupStepName> }) {
  const { t } = useOptions();
  const view = useView();
  if (state === 'trouble') return null;
  if (state === 'skipped') return <Notice tone="info">{t(`guide.${name}.without`)}</Notice>;
  const done = (
    <Notice tone="ok" title={t(byIt ? 'guide.by-it-title' : `guide.${name}.done`)}>
      {doneWords(name, view, t)}
    </Notice>
  );
  return name === 'hubspot' || name === 'salesforce' ? <Answers of={name}>{done}</Answers> : done;
}

/** Asks the service now: a token or a session that was good once may not be any more. One call or two. */
function Answers({ of: what, children }: { of: 'hubspot' | 'salesforce'; children: ReactNode }) {
  const { t, store } = useOptions();
  const { value, trouble } = useTask('health-try');
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    void store.run('health-try', { what }).then(() => setAsked(true));
  }, [store, what]);
  if (!asked) return <p className="quiet">{t('guide.asking')}</p>;
  const failure = trouble ?? value?.turns[what]?.failure ?? null;
  if (!failure) return children;
  // HubSpot's own part says it beside the button that asks again.
  return what === 'hubspot' ? null : <TroubleNotice trouble={failure} area="salesforce" />;
}

/** Back, on, and out: a step that is not done can be left, and says what that costs. */
function Ways({ step }: { step: Step<SetupStepName> }) {
  const { t, store } = useOptions();
  const view = useView();
  const { name } = step;
  const { before, after } = around(name);
  const over = isOver(step);
  // What must wait can neither be done nor left out.
  const open = !over && step.state !== 'waits';
  const settle = open && isOptional(name);
  const go = () => {
    location.hash = guideHash(after ?? 'record');
  };
  return (
    <footer className="guide-ways">
      {open && <p className="hint">{t(`guide.${name}.later`)}</p>}
      <div className="row">
        {before && (
          <a className="button" href={guideHash(before)}>
            {t('guide.back')}
          </a>
        )}
        <span className="space" />
        {open && (
          <a
            className="button"
            data-look={settle ? 'plain' : 'usual'}
            href={name === 'hubspot' ? '#overview' : guideHash(after ?? 'record')}
          >
            {t('options.later')}
          </a>
        )}
        {settle && (
          <Button
            onClick={async () => {
              if (await store.save(name, { settled: settledWith(view, name) })) go();
            }}
          >
            {t(`guide.${name}.settle`)}
          </Button>
        )}
        {over && (
          <a className="button" data-look="main" href={guideHash(after ?? 'record')}>
            {after && after !== 'record'
              ? t('options.next', { step: t(`options.${after}.title`) })
              : t('guide.to-record')}
            <Mark name="right" />
          </a>
        )}
      </div>
    </footer>
  );
}
