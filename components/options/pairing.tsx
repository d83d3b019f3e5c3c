import type { PairingCheck } from '../../lib/protocol/pages';
import { contactLink } from '../../lib/ui/options/links';
import { Button, Section } from '../kit';
import { useOptions, useTask, useView } from './context';
import { Notice, Out, type Tone, TroubleNotice } from './parts/basics';

const tones: Record<PairingCheck['verdict'], Tone> = { confirmed: 'ok', contradicted: 'bad', 'cannot-tell': 'warn' };
/** The proof that portal and org are a pair: by people, for a refreshed sandbox keeps old ids. */
export function Pairing() {
  const { t, store } = useOptions();
  const view = useView();
  const { lastPairing: result, salesforce } = view;
  const task = useTask('pairing-check');
  return (
    <Section
      title={t('options.pairing.title')}
      aside={result && <span className="hint">{t('options.as-of', { seenAt: result.asOf })}</span>}
    >
      <p>{t('options.pairing.text')}</p>
      {result && (
        <div data-pairing={result.verdict}>
          <Notice tone={tones[result.verdict]} title={t(`options.pairing.verdict.${result.verdict}`)}>
            {t(`options.pairing.explain.${result.verdict}`, {
              same: result.same,
              looked: result.looked,
              different: result.different,
              missing: result.missing,
            })}
          </Notice>
        </div>
      )}
      {result && result.others.length > 0 && (
        <>
          <h3>{t('options.pairing.people')}</h3>
          <ul className="people">
            {result.others.map(({ id, name, recordName }) => (
              <li key={id}>
                <Out href={contactLink(view, id)}>
                  <bdi>{t('options.pairing.person', { name, recordName })}</bdi>
                </Out>
              </li>
            ))}
          </ul>
        </>
      )}
      <TroubleNotice trouble={task.trouble} area="salesforce" />
      <div className="row">
        <Button busy={task.running} disabled={salesforce?.state === 'expired'} onClick={() => void store.provePair()}>
          {t(task.running ? 'options.pairing.running' : result ? 'options.pairing.again' : 'options.pairing.run')}
        </Button>
      </div>
    </Section>
  );
}
