import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { allSteps, nextSection, type Section } from '../../../lib/ui/options/steps';
import { troubleText } from '../../../lib/ui/text/trouble';
import { useOptions, useView } from '../context';
import { Notice } from './basics';
import { Mark } from './mark';

/** A section: its title, whether the last change was kept, its content, and the way to the next step. */
export function SectionPage({ name, children }: { name: Section; children: ReactNode }) {
  const { t } = useOptions();
  const next = nextSection(allSteps(useView()), name);
  return (
    <section aria-labelledby="section-title">
      <SaveState name={name} />
      <header className="section-head">
        <div>
          <h1 id="section-title" tabIndex={-1}>
            {t(`options.${name}.title`)}
          </h1>
          <p className="lead">{t(`options.${name}.lead`)}</p>
        </div>
      </header>
      <SaveFailure name={name} />
      {children}
      {next && name !== 'overview' && (
        <footer className="next">
          <a className="button" data-look="main" href={`#${next}`}>
            {t('options.next', { step: t(`options.${next}.title`) })}
            <Mark name="right" />
          </a>
        </footer>
      )}
    </section>
  );
}

/** Whether the last change was kept. It stays in sight however far down the change was made. */
export function SaveState({ name }: { name: Section }) {
  const { t, store } = useOptions();
  const save = useStore(store, (state) => state.saves[name]);
  const words = () => {
    if (save?.state === 'saving') return t('options.save.saving');
    if (save?.state === 'failed') return t('options.save.not');
    if (save?.state !== 'saved') return null;
    const time = new Date(save.at).toLocaleTimeString(t.locale === 'de' ? 'de-DE' : 'en-GB');
    return t('options.save.saved', { time });
  };
  return (
    <p className="save" role="status" data-save={save?.state}>
      {save && (
        <span key={save.state === 'saved' ? save.at : save.state}>
          {save.state === 'saved' && <Mark name="check" />}
          {words()}
        </span>
      )}
    </p>
  );
}

/** Why the last change was not kept; what is shown is what is in force. */
export function SaveFailure({ name }: { name: Section }) {
  const { t, store } = useOptions();
  const save = useStore(store, (state) => state.saves[name]);
  if (save?.state !== 'failed') return null;
  return (
    <Notice tone="bad" title={t('options.save.failed')}>
      {troubleText(save.trouble, t, `options.${name}`)}
    </Notice>
  );
}
