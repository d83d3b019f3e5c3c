import type { QuotaView } from '../../../lib/protocol/quota-pages';
import { percent } from '../../../lib/ui/coverage/words';
import { optionLinks } from '../../../lib/ui/options/links';
import { ExternalLink, FactList, Section } from '../../kit';
import { useDashboard, useSettings } from '../context';

/** The calls that HubSpot's own integration may make, and what our resyncs cost of them (R12). */
export function Allotted({ view: { allocation, resyncs, leftToOthers, floor } }: { view: QuotaView }) {
  const { t } = useDashboard();
  const sync = optionLinks(useSettings()).salesforceSettings;
  const cost = allocation
    ? t('quota.cost-of', { calls: resyncs.calls, percent: percent(resyncs.calls / allocation, t) })
    : t('quota.cost-text', { calls: resyncs.calls });
  return (
    <Section
      title={t('quota.allotted-title')}
      aside={sync && <ExternalLink href={sync}>{t('options.limits.open-sync-health')}</ExternalLink>}
    >
      <p className="quiet">{t('quota.allotted-text')}</p>
      <FactList
        rows={[
          [
            t('quota.allocation'),
            <span key="allocation">
              {allocation === null ? t('quota.not-entered') : t('quota.allocation-text', { calls: allocation })}{' '}
              <a href="options.html#limits">{t('quota.change')}</a>
            </span>,
          ],
          [t('quota.resyncs'), t('quota.resyncs-text', { count: resyncs.contacts })],
          [t('quota.cost'), cost],
          [t('quota.share'), t('quota.share-text', { share: percent(leftToOthers, t), floor: percent(floor, t) })],
        ]}
      />
    </Section>
  );
}
