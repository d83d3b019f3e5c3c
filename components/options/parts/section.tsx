import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { nextSection, type Section, setupSteps } from '../../../lib/ui/options/steps';
import { troubleText } from '../../../lib/ui/text/trouble';
import { useOptions, useView } from '../context';
import { Notice } from './basics';
import { Mark } from './mark';

/** A section: its title, whether the last change was kept, its content, and the way to the next step. */
export function SectionPage({ name, children }: { name: Section; children: ReactNode }) {
  const { t, store } = useOptions();
  const save = useStore(store, (state) => state.saves[name]);
  const next = nextSection(setupSteps(useView()), name);
  return (
    <section aria-labelledby="section-title">
      <header className="section-head">
        <div>
          <h1 id="section-title" tabIndex={-1}>
            {t(`options.${name}.title`)}
          </h1>
          <p className="lead">{t(`options.${name}.lead`)}</p>
        </div>
        <p className="save" role="status" data-save={save?.state}>
          {save?.state === 'saving' && t('options.save.saving')}
          {save?.state === 'saved' && (
            <>
              <Mark name="check" />
              {t('options.save.saved', {
                time: new Date(save.at).toLocaleTimeString(t.locale === 'de' ? 'de-DE' : 'en-GB'),
              })}
            </>
          )}
        </p>
      </header>
      {save?.state === 'failed' && (
        <Notice tone="bad" title={t('options.save.failed')}>
          {troubleText(save.trouble, t, `options.${name}`)}
        </Notice>
      )}
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
