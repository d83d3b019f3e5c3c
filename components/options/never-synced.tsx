import type { NeverSyncedCount } from '../../lib/protocol/pages';
import { countOf, mostCalls } from '../../lib/ui/options/never-synced';
import { Button, Section } from '../kit';
import { useCount, useLinks, useOptions, useView } from './context';
import { Notice, Out, TroubleNotice } from './parts/basics';

/** One contact's sync costs up to so many Salesforce calls (R12). */
const callsOfASync = 4;
const percentOf = ({ share }: NeverSyncedCount) => Math.floor(share * 100);

/** R3: choosing a segment syncs nobody. Counted only on request, with its cost said before. */
export function NeverSynced({ segmentId }: { segmentId: string }) {
  const { t, count } = useOptions();
  const { segment } = useView();
  const { running, value, trouble } = countOf(useCount(), segmentId);
  const size = segment?.size ?? null;
  const stopped = !running && value !== null && value.next !== null;
  return (
    <Section title={t('options.never.title')}>
      <p className="hint">
        {t('options.never.text')}{' '}
        {size === null ? t('options.never.cost-unknown') : t('options.never.cost', { count: mostCalls(size) })}
      </p>
      {running && <Running value={value} />}
      {stopped && <Notice tone="info">{t('options.never.stopped', { percent: percentOf(value) })}</Notice>}
      {value && value.next === null && <Result value={value} />}
      <TroubleNotice trouble={trouble} area="never" />
      <div className="row">
        {running ? (
          <Button onClick={() => count.stop()}>{t('options.never.stop')}</Button>
        ) : (
          <>
            {stopped && (
              <Button look="main" onClick={() => void count.goOn()}>
                {t('options.never.go-on')}
              </Button>
            )}
            <Button onClick={() => void count.start(segmentId)}>
              {t(value ? 'options.never.again' : 'options.never.count')}
            </Button>
          </>
        )}
      </div>
    </Section>
  );
}

function Running({ value }: { value: NeverSyncedCount | null }) {
  const { t } = useOptions();
  return (
    <div className="counting">
      <progress max={1} value={value?.share} aria-label={t('options.never.running')} />
      <span className="hint">
        {value
          ? t('options.never.percent', { percent: percentOf(value), calls: value.calls })
          : t('options.never.running')}
      </span>
      <span className="hint">{t('options.never.running-text')}</span>
    </div>
  );
}

/** The figure, and every way to a resync with its cost. Nothing is ever started by itself. */
function Result({ value }: { value: NeverSyncedCount }) {
  const { t } = useOptions();
  const links = useLinks();
  const { neverSynced, members, salesforceCalls, calls, asOf } = value;
  return (
    <>
      <Notice
        tone={neverSynced > 0 ? 'warn' : 'ok'}
        title={t('options.never.result', { count: members, never: neverSynced, members })}
      >
        {neverSynced === 0 && t('options.never.none')}
        <div className="hint">
          {t('options.as-of', { seenAt: asOf })} {t('options.never.took', { calls })}
        </div>
      </Notice>
      {neverSynced > 0 && (
        <>
          <h3>{t('options.never.offer')}</h3>
          <p>{t('options.never.offer-cost', { calls: salesforceCalls })}</p>
          <ul className="bullets">
            <li>
              {t('options.never.offer-bulk')} <a href="dashboard.html#jobs/never-synced">{t('options.never.plan')}</a>
            </li>
            <li>
              {t('options.never.offer-all', { calls: members * callsOfASync, members })}{' '}
              <Out href={links.segment}>{t('options.segment.open')}</Out>
            </li>
            <li>
              {t('options.never.offer-settings')}{' '}
              <Out href={links.salesforceSettings}>{t('options.segment.open-settings')}</Out>
            </li>
            <li>{t('options.never.offer-one')}</li>
          </ul>
        </>
      )}
    </>
  );
}
