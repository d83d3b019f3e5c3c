import { useStore } from 'zustand';
import type { SetupPlace } from '../../../lib/records/setup';
import { guideHash } from '../../../lib/ui/options/guide';
import { isOver, type Step, setupSteps } from '../../../lib/ui/options/steps';
import { useOptions } from '../context';
import { Brand, Environments } from '../navigation';
import { Mark } from '../parts/mark';

/** The four steps beside the one that is shown: which are done, which are left open, and the way to each. */
export function Path({ place }: { place: SetupPlace | 'resume' }) {
  const { t, store } = useOptions();
  const view = useStore(store, (state) => state.view);
  const steps = view ? setupSteps(view) : [];
  return (
    <nav className="guide-path" aria-label={t('guide.nav')}>
      <Brand />
      <Environments />
      <ol>
        {steps.map((step, i) => (
          <li key={step.name} data-state={step.state}>
            <a href={guideHash(step.name)} aria-current={step.name === place ? 'step' : undefined}>
              <span className="number" aria-hidden="true">
                <Sign step={step} number={i + 1} />
              </span>
              <span className="name">{t(`options.${step.name}.title`)}</span>
              <small>{stateWords(step, t)}</small>
            </a>
          </li>
        ))}
        <li data-state={steps.length > 0 && steps.every(isOver) ? 'next' : 'waits'}>
          <a href={guideHash('record')} aria-current={place === 'record' ? 'step' : undefined}>
            <span className="number" aria-hidden="true">
              <Mark name="right" />
            </span>
            <span className="name">{t('guide.record.short')}</span>
          </a>
        </li>
      </ol>
      <p className="elsewhere">
        <a href="#overview">{t('guide.leave')}</a>
      </p>
    </nav>
  );
}

function Sign({ step, number }: { step: Step; number: number }) {
  if (step.state === 'done') return <Mark name="check" />;
  if (step.state === 'trouble') return '!';
  return step.state === 'skipped' ? '–' : number;
}

/** The state of a step in a word or two. */
export function stateWords({ state, byIt }: Step, t: ReturnType<typeof useOptions>['t']): string {
  if (byIt) return t('guide.by-it');
  return t(`options.overview.state.${state === 'next' ? 'open' : state}`);
}
