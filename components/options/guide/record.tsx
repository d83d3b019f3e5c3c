import { useEffect, useState } from 'react';
import { guideHash } from '../../../lib/ui/options/guide';
import { contactLink } from '../../../lib/ui/options/links';
import { finerNames, isOver, setupSteps } from '../../../lib/ui/options/steps';
import { Button, Pill, Section } from '../../kit';
import { useOptions, useTask, useView } from '../context';
import { Notice, TroubleNotice } from '../parts/basics';
import { Mark } from '../parts/mark';

const looks = ['badge', 'reason', 'click', 'none'] as const;

/** The end of the set-up: a real contact on whose page the badge stands, and what to look for there. */
export function RealRecord() {
  const { t } = useOptions();
  const view = useView();
  const steps = setupSteps(view);
  const open = steps.filter((step) => !isOver(step));
  const through = open.length === 0;
  return (
    <section className="guide" aria-labelledby="section-title" data-step="record">
      <header className="section-head">
        <div>
          <p className="eyebrow">
            {through
              ? t('guide.record.through')
              : t('options.overview.count', { done: steps.length - open.length, all: steps.length })}
          </p>
          <h1 id="section-title" tabIndex={-1}>
            {t('guide.record.title')}
          </h1>
          <p className="lead">{t('guide.record.lead')}</p>
        </div>
      </header>
      {!through && (
        <Notice tone="info" title={t('guide.record.open')}>
          <ul className="bullets">
            {open.map(({ name }) => (
              <li key={name}>
                <a href={guideHash(name)}>{t(`guide.${name}.title`)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {view.hubspot && <Contact />}
      <Places />
      <footer className="guide-ways">
        <div className="row">
          <a className="button" href={guideHash('resync')}>
            {t('guide.back')}
          </a>
          <span className="space" />
          <a className="button" href="#overview">
            {t('guide.record.overview')}
          </a>
        </div>
      </footer>
    </section>
  );
}

/** A member of the chosen segment, found by the background; anybody where it has none. */
function Contact() {
  const { t, store } = useOptions();
  const view = useView();
  const { running, value, trouble } = useTask('example-contact');
  const { segment } = view.settings;
  const chosen = segment.mode === 'segment' ? segment.id : segment.mode;
  const [answered, setAnswered] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another segment has other members
  useEffect(() => {
    void store.run('example-contact', {}).then(() => setAnswered(true));
  }, [store, chosen]);
  const href = value && contactLink(view, value.id);
  return (
    <Section title={t('guide.record.contact')}>
      <TroubleNotice trouble={trouble} area="hubspot" />
      {trouble && <Button onClick={() => void store.run('example-contact', {})}>{t('options.try-again')}</Button>}
      <div role="status">
        {running && !value && <p className="quiet">{t('guide.record.looking')}</p>}
        {value && <p>{t(from(value.from, segment.mode), { name: view.segment?.name })}</p>}
        {answered && !running && !trouble && !value && <p>{t('guide.record.nobody')}</p>}
      </div>
      {value && (
        <>
          <div className="sample" aria-hidden="true">
            <span className="face">{value.name.slice(0, 1).toUpperCase()}</span>
            <strong dir="auto">{value.name}</strong>
            <Pill tone="green" icon="check">
              {t('status.included-synced')}
            </Pill>
            <span className="quiet">{t('guide.record.example')}</span>
          </div>
          {href && (
            <a className="button" data-look="main" href={href} target="_blank" rel="noreferrer" data-contact={value.id}>
              <span>{t('guide.record.show', { name: value.name })}</span>
              <Mark name="out" />
              <span className="hidden">{t('options.new-tab')}</span>
            </a>
          )}
          <h3>{t('guide.record.look')}</h3>
          <ul className="bullets">
            {looks.map((one) => (
              <li key={one}>{t(`guide.record.look.${one}`)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

/** Why it is this contact. */
function from(found: 'segment' | 'newest' | 'any', mode: 'unset' | 'none' | 'segment'): string {
  if (mode === 'unset') return 'guide.record.from.unset';
  if (mode === 'segment' && found !== 'segment') return 'guide.record.from.empty';
  return `guide.record.from.${found}`;
}

/** Where SyncLens is found from now on, and what makes its verdicts finer. */
function Places() {
  const { t } = useOptions();
  return (
    <Section title={t('guide.record.places')}>
      <ul className="also">
        <li>
          <strong>{t('guide.record.popup')}</strong>
          <span className="quiet">{t('guide.record.popup-text')}</span>
        </li>
        <li>
          <a href="dashboard.html">{t('options.dashboard')}</a>
          <span className="quiet">{t('guide.record.dashboard-text')}</span>
        </li>
        {finerNames.map((name) => (
          <li key={name}>
            <a href={`#${name}`}>{t(`options.${name}.title`)}</a>
            <span className="quiet">{t(`options.overview.${name}`)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
