import type { ScanView } from '../../../lib/protocol/coverage-pages';
import { percentLeft, timeText } from '../../../lib/ui/text/bulk';
import { Button, FactList, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useCoverage, useCoverageStore } from './context';

/** What a scan takes, before it starts. */
export function ScanPlan({ scan }: { scan: ScanView }) {
  const { t } = useDashboard();
  const store = useCoverageStore();
  const { busy } = useCoverage();
  const left = percentLeft(useSettings().settings.leftToOthers);
  const { id, estimate, mode } = scan;
  if (!estimate) return null;
  const { contacts, linked, records, hubspotCalls, salesforceCalls, salesforceByBulk, seconds, dayLeft } = estimate;
  const range = (name: string, { least, most }: { least: number; most: number }) =>
    least === most ? t(`coverage.plan.${name}`, { count: most }) : t(`coverage.plan.${name}-range`, { least, most });
  const time = (of: number) => timeText(of * 1000, t);
  return (
    <Section title={t(`coverage.plan.${mode}`)}>
      <FactList
        rows={[
          [t('coverage.plan.who'), t('coverage.plan.contacts', { count: contacts, linked })],
          [
            t('jobs.cost.hubspot'),
            `${range('calls', hubspotCalls)}${dayLeft === null ? '' : ` ${t('coverage.plan.day-left', { dayLeft })}`}`,
          ],
          [
            t('coverage.plan.salesforce'),
            records === null
              ? t('coverage.plan.no-salesforce')
              : `${t('coverage.plan.records', { count: salesforceCalls, records })}${salesforceByBulk ? ` ${t('coverage.plan.bulk')}` : ''}`,
          ],
          [
            t('coverage.plan.time'),
            `${time(seconds.least) === time(seconds.most) ? t('coverage.plan.about', { time: time(seconds.most) }) : t('coverage.plan.between', { least: time(seconds.least), most: time(seconds.most) })} ${t('coverage.plan.share', { percent: left })}`,
          ],
        ]}
      />
      {mode === 'quick' && <p className="quiet">{t('coverage.plan.quick-means')}</p>}
      <div className="row">
        <Button look="main" busy={busy === 'confirm'} onClick={() => void store.act(id, 'confirm')}>
          {t('coverage.plan.start')}
        </Button>
        <Button busy={busy === 'cancel'} onClick={() => void store.act(id, 'cancel')}>
          {t('jobs.discard')}
        </Button>
        <span className="quiet">{t('coverage.plan.reads-only')}</span>
      </div>
    </Section>
  );
}
