import type { ScanView } from '../../../lib/protocol/coverage-pages';
import { timeText, waitText } from '../../../lib/ui/text/bulk';
import { failureText, reasonText } from '../../../lib/ui/text/sentences';
import { Button, Notice, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useCoverage, useCoverageStore } from './context';
import { ScanPlan } from './ScanPlan';

/** A scan: begun, planned, under way, or why it is not; an ended one is told by its snapshot. */
export function Scan() {
  const { t } = useDashboard();
  const { scan, snapshots } = useCoverage();
  const isOpen = scan !== null && scan.finishedAt === null && scan.state !== 'aside';
  if (isOpen && scan.state === 'planned') return <ScanPlan scan={scan} />;
  if (isOpen) return <Running scan={scan} />;
  return (
    <Begin isFirst={snapshots?.length === 0}>
      {scan?.state === 'stopped' && (
        <Notice tone="red">
          <p>{scan.failure ? failureText(scan.failure, t) : ''}</p>
          <p>{t('coverage.broken')}</p>
        </Notice>
      )}
      {scan?.state === 'aside' && (
        <Notice tone="amber">
          <p>{t('coverage.aside')}</p>
        </Notice>
      )}
    </Begin>
  );
}

function Begin({ isFirst, children }: { isFirst: boolean; children: React.ReactNode }) {
  const { t } = useDashboard();
  const store = useCoverageStore();
  const { busy, refused } = useCoverage();
  return (
    <Section title={t(isFirst ? 'coverage.begin.first' : 'coverage.begin.title')}>
      {children}
      <p className="quiet">{t(isFirst ? 'coverage.begin.empty' : 'coverage.begin.text')}</p>
      {refused && (
        <Notice tone="amber" live>
          <p>{reasonText(refused, t)}</p>
        </Notice>
      )}
      <div className="row">
        <Button look="main" busy={busy === 'plan/full'} onClick={() => void store.plan('full')}>
          {t('coverage.begin.full')}
        </Button>
        <Button busy={busy === 'plan/quick'} onClick={() => void store.plan('quick')}>
          {t('coverage.begin.quick')}
        </Button>
      </div>
      <p className="quiet">{t('coverage.begin.quick-hint')}</p>
    </Section>
  );
}

function Running({ scan }: { scan: ScanView }) {
  const { t } = useDashboard();
  const store = useCoverageStore();
  const { busy } = useCoverage();
  const { settings } = useSettings();
  const { id, state, progress, share, calls, timeLeft, paused, trouble, failure, bulk } = scan;
  const told = paused ? 'paused' : trouble ? 'trouble' : state;
  return (
    <Section title={t(`coverage.mode.${scan.mode}`)}>
      {failure && (
        <Notice tone={trouble ? 'red' : 'amber'} live={trouble}>
          <p>{failureText(failure, t)}</p>
          {trouble && <p>{t('coverage.trouble')}</p>}
        </Notice>
      )}
      <div className="progress">
        <progress
          aria-label={t(`coverage.state.${told}`)}
          max={1}
          value={state === 'planning' && !trouble ? undefined : share}
        />
        <p role="status">
          {t(`coverage.state.${told}`)} {!paused && !trouble && waitText(scan, t, settings)}
        </p>
        {state !== 'planning' && (
          <p className="quiet">
            {progress
              .map(({ what, done, of }) => t(`coverage.read.${what}${of === null ? '' : '-of'}`, { done, of }))
              .join(' · ')}
          </p>
        )}
        {bulk.isPreparing && <p className="quiet">{t('coverage.bulk.preparing')}</p>}
        {bulk.refused !== null && <p className="quiet">{t('coverage.bulk.refused', { words: bulk.refused })}</p>}
        <p className="quiet">
          {t('jobs.calls', { hubspot: calls.hubspot, salesforce: calls.salesforce })}
          {timeLeft !== null && ` · ${t('coverage.left', { time: timeText(timeLeft, t) })}`}
        </p>
      </div>
      <div className="row">
        {paused || trouble ? (
          <Button look="main" busy={busy === 'resume'} onClick={() => void store.act(id, 'resume')}>
            {t('jobs.resume')}
          </Button>
        ) : (
          <Button busy={busy === 'pause'} onClick={() => void store.act(id, 'pause')}>
            {t('jobs.pause')}
          </Button>
        )}
        <Button look="danger" busy={busy === 'cancel'} onClick={() => void store.act(id, 'cancel')}>
          {t('coverage.cancel')}
        </Button>
      </div>
    </Section>
  );
}
