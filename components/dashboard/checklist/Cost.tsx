import type { Quota } from '../../../lib/protocol/bulk-pages';
import type { ChecklistView } from '../../../lib/protocol/checklist-pages';
import { failureText } from '../../../lib/ui/text/sentences';
import { Button, FactList } from '../../kit';
import { useDashboard } from '../context';
import { useChecklist, useChecklistStore } from './context';

/** What the check costs beside what is left; only a person's word begins it. */
export function Cost({ list }: { list: ChecklistView }) {
  const { t } = useDashboard();
  const store = useChecklistStore();
  const { busy } = useChecklist();
  const { id, cost, people, rows, duplicates, kinds, unknown, withoutSalesforce } = list;
  const left = (quota: Quota | null) =>
    quota ? t('jobs.quota', { left: quota.left, limit: quota.limit }) : t('jobs.quota-unknown');
  const nobody = Object.values(unknown).reduce((sum, n) => sum + (n ?? 0), 0);
  const named = (['email', 'hubspot', 'salesforce'] as const)
    .filter((kind) => kinds[kind] > 0)
    .map((kind) => t(`checklist.kind.${kind}`, { count: kinds[kind] }));
  const hubspot = [
    t('jobs.cost.calls', { count: cost.hubspotCalls }),
    cost.searches > 0 ? t('checklist.cost.searches', { count: cost.searches }) : '',
    left(cost.hubspot),
  ];
  return (
    <>
      <FactList
        rows={[
          [
            t('checklist.cost.rows'),
            [
              t('checklist.read.rows', { count: rows }),
              duplicates > 0 ? t('checklist.read.duplicates', { count: duplicates }) : '',
              nobody > 0 ? t('checklist.cost.nobody', { count: nobody }) : '',
            ].join(' '),
          ],
          [t('checklist.cost.people'), named.join(', ')],
          [t('jobs.cost.hubspot'), hubspot.filter(Boolean).join(' ')],
          [
            t('jobs.cost.salesforce'),
            withoutSalesforce
              ? `${failureText(withoutSalesforce, t)} ${t('checklist.without.plan')}`
              : cost.salesforceCalls === null
                ? t('checklist.cost.no-salesforce')
                : `${t('jobs.cost.calls', { count: cost.salesforceCalls })} ${left(cost.salesforce)}`,
          ],
        ]}
      />
      <p className="quiet">{t('checklist.cost.reads-only')}</p>
      <div className="row">
        <Button
          look="main"
          disabled={people === 0}
          busy={busy === `confirm/${id}`}
          onClick={() => void store.act(id, 'confirm')}
        >
          {t('checklist.confirm', { count: people })}
        </Button>
        <Button busy={busy === `cancel/${id}`} onClick={() => void store.act(id, 'cancel')}>
          {t('jobs.discard')}
        </Button>
      </div>
    </>
  );
}
