import { type ReactNode, useEffect, useRef } from 'react';
import { salesforceSettingsLink, segmentLink } from '../../../lib/ui/builder/links';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, ExternalLink, Icon, Notice } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useBuilder, useBuilt } from './context';
import { timeOf } from './Head';

/** The segment that was made: how far HubSpot is, and what is to be done then (R7). */
export function Made() {
  const { t } = useDashboard();
  const store = useBuilder();
  const made = useBuilt((state) => state.made);
  const trouble = useBuilt((state) => state.madeTrouble);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = made?.id;
  const seen = useRef(id);
  useEffect(() => {
    // Just made by the button far below: here it goes on.
    if (id !== undefined && id !== seen.current) heading.current?.focus();
    seen.current = id;
  }, [id]);
  if (!made) return null;
  const done = made.status === 'COMPLETE';
  return (
    <section className="panel made" aria-label={t('builder.made.title', { name: made.name })} data-made={made.status}>
      <h2 ref={heading} tabIndex={-1} dir="auto">
        {t(done ? 'builder.made.title' : 'builder.made.progress', { name: made.name })}
      </h2>
      {trouble && (
        <Notice tone="red" live>
          {troubleText(trouble, t, 'builder')}
        </Notice>
      )}
      <ol className="path">
        <Step state="done" title={t('builder.made.step-created')} />
        <Step
          state={done ? 'done' : 'now'}
          title={
            done && made.size !== null
              ? t('builder.made.step-processed-size', { count: made.size })
              : t('builder.made.step-processed')
          }
        >
          {!done && (
            <>
              <progress aria-label={t('builder.made.step-processed')} />
              <p role="status">
                {made.size !== null && `${t('builder.made.so-far', { count: made.size })}. `}
                {t('builder.made.since', { time: timeOf(made.lookedAt, t.locale) })}
              </p>
              <p className="quiet">{t('builder.made.processing')}</p>
              <div className="row">
                <Button onClick={() => void store.look()}>{t('builder.made.look')}</Button>
              </div>
            </>
          )}
        </Step>
        <ChooseSteps id={made.id} name={made.name} done={done} />
      </ol>
      <div className="row">
        <SegmentWay id={made.id} />
        <Button look="plain" onClick={() => void store.putAway()}>
          {t(done ? 'builder.made.put-away' : 'builder.made.stop')}
        </Button>
      </div>
    </section>
  );
}

/** Chosen here, then in HubSpot: no API can do that. */
function ChooseSteps({ id, name, done }: { id: string; name: string; done: boolean }) {
  const { t, store: dashboard } = useDashboard();
  const store = useBuilder();
  const { hubspot, settings } = useSettings();
  const busy = useBuilt((state) => state.busy === 'choose');
  const chosen = settings.segment.mode === 'segment' && settings.segment.id === id;
  const link = hubspot && salesforceSettingsLink(hubspot.portalId, hubspot.uiDomain);

  async function choose() {
    if (!(await store.choose())) return;
    await dashboard.load();
    // Opened after the choice is kept; where the browser blocks it, the link below is the way.
    if (link) window.open(link, '_blank', 'noreferrer');
  }
  return (
    <>
      <Step
        state={chosen ? 'done' : done ? 'now' : 'later'}
        title={t(chosen ? 'builder.made.chosen' : 'builder.made.step-here')}
      >
        {done && !chosen && (
          <>
            <p>{t('builder.made.here-text')}</p>
            <div className="row">
              <Button look="main" busy={busy} onClick={() => void choose()}>
                {t(busy ? 'builder.made.choosing' : 'builder.made.choose')}
              </Button>
            </div>
          </>
        )}
      </Step>
      <Step state={done && chosen ? 'now' : 'later'} title={t('builder.made.step-hubspot')}>
        {done && (
          <>
            <p dir="auto">{t('builder.made.hubspot-text', { name })}</p>
            <Notice tone="amber">{t('builder.made.hubspot-warning')}</Notice>
            <p>{t('builder.made.r3')}</p>
            {link && (
              <p>
                <ExternalLink href={link}>{t('builder.made.open-hubspot')}</ExternalLink>
              </p>
            )}
          </>
        )}
      </Step>
    </>
  );
}

function SegmentWay({ id }: { id: string }) {
  const { t } = useDashboard();
  const { hubspot } = useSettings();
  return (
    hubspot && (
      <ExternalLink href={segmentLink(hubspot.portalId, id, hubspot.uiDomain)}>
        {t('builder.made.open-segment')}
      </ExternalLink>
    )
  );
}

function Step({ state, title, children }: { state: 'done' | 'now' | 'later'; title: string; children?: ReactNode }) {
  return (
    <li data-step={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="mark">
        {state === 'done' ? <Icon name="check" /> : <Icon name={state === 'now' ? 'clock' : 'minus'} />}
      </span>
      <div>
        <h3>{title}</h3>
        {children}
      </div>
    </li>
  );
}
