import type { RealityCheck } from '../../lib/protocol/pages';
import { contactLink } from '../../lib/ui/options/links';
import { Button, Section } from '../kit';
import { useLinks, useOptions, useTask, useView } from './context';
import { Notice, Out, Tag, type Tone, TroubleNotice } from './parts/basics';
import { useLocked } from './parts/managed';
import { SectionPage } from './parts/section';

const tones: Record<RealityCheck['verdict'], Tone> = {
  confirmed: 'ok',
  contradicted: 'bad',
  proposed: 'info',
  'cannot-tell': 'warn',
};

/** The last-synced contacts against the chosen segment: the proof that the choice is HubSpot's too. */
export function CheckSection() {
  const { t, store } = useOptions();
  const { hubspot, lastRealityCheck } = useView();
  const task = useTask('reality-check');
  async function run() {
    // The background keeps the result with the settings: read it from there, so that all sections agree.
    if (await store.run('reality-check', {})) await store.load();
  }
  // Another choice drops it: what was found about one segment is told under no other's name.
  const result = lastRealityCheck;
  return (
    <SectionPage name="check">
      {!hubspot && <Notice tone="info">{t('options.needs-hubspot')}</Notice>}
      {hubspot && (
        <Section title={t('options.check.run-title')}>
          <p className="hint">{t('options.check.cost')}</p>
          <TroubleNotice trouble={task.trouble} area="check" />
          <Button look="main" busy={task.running} onClick={() => void run()}>
            {t(task.running ? 'options.check.running' : result ? 'options.check.again' : 'options.check.run')}
          </Button>
        </Section>
      )}
      {hubspot && (result ? <Result result={result} /> : <p className="hint empty">{t('options.check.never')}</p>)}
    </SectionPage>
  );
}

function Result({ result }: { result: RealityCheck }) {
  const { t, store } = useOptions();
  const view = useView();
  const links = useLinks();
  const { segment } = view.settings;
  const chosen = segment.mode === 'segment' ? segment.id : null;
  const name = view.segment?.name ?? '';
  const locked = useLocked('segment');
  return (
    <Section
      title={t('options.check.result')}
      aside={<span className="hint">{t('options.as-of', { seenAt: result.asOf })}</span>}
    >
      <div data-verdict={result.verdict}>
        <Notice tone={tones[result.verdict]} title={t(`options.check.verdict.${result.verdict}`, { name })}>
          {t(`options.check.explain.${result.verdict}`, { looked: result.looked })}
        </Notice>
      </div>
      {result.candidates.length > 0 && (
        <ul className="candidates" aria-label={t('options.check.candidates')}>
          {result.candidates.map((one) => (
            <li key={one.id} data-candidate={one.id}>
              <div>
                <strong dir="auto">{one.name}</strong>
                <span className="hint">{t('options.check.held', { held: one.held, looked: result.looked })}</span>
                <meter
                  min={0}
                  max={Math.max(1, result.looked)}
                  value={one.held}
                  aria-label={t('options.check.held', { held: one.held, looked: result.looked })}
                />
              </div>
              {one.id === chosen && <Tag tone="ok">{t('options.segment.chosen-tag')}</Tag>}
              {one.id !== chosen && !locked && (
                <Button
                  aria-label={t('options.segment.choose-name', { name: one.name })}
                  onClick={() => void store.save('check', { segment: { mode: 'segment', id: one.id } })}
                >
                  {t('options.segment.choose')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {locked && result.candidates.some((one) => one.id !== chosen) && (
        <p className="hint">{t('options.managed.this')}</p>
      )}
      {result.outsiders.length > 0 && (
        <>
          <h3>{t('options.check.outsiders')}</h3>
          <ul className="people">
            {result.outsiders.map((one) => (
              <li key={one.id}>
                <Out href={contactLink(view, one.id)}>
                  <bdi>{one.name}</bdi>
                </Out>
              </li>
            ))}
          </ul>
        </>
      )}
      {result.verdict !== 'confirmed' && (
        <>
          <h3>{t('options.check.todo')}</h3>
          <ol className="how">
            <li>
              {t('options.check.todo-1')}{' '}
              <Out href={links.salesforceSettings}>{t('options.segment.open-settings')}</Out>
            </li>
            <li>{t('options.check.todo-2')}</li>
            <li>{t('options.check.todo-3')}</li>
          </ol>
        </>
      )}
    </Section>
  );
}
