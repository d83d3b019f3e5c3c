import { useState } from 'react';
import type { BulkCost, BulkView, Quota } from '../../../lib/protocol/bulk-pages';
import { percentLeft, timeText } from '../../../lib/ui/text/bulk';
import { EnvironmentMark } from '../../environments/Mark';
import { Button, FactList, Notice, SelectField } from '../../kit';
import { useDashboard, useSettings } from '../context';
import { useBulk, useBulkStore } from './context';
import { PlanAccess } from './PlanAccess';

/** Above this share of what Salesforce has left, a person is asked twice. */
const muchOfIt = 0.6;

/** What the plan would do and cost; only a person's word lets it write. */
export function Plan({ job }: { job: BulkView }) {
  const { t } = useDashboard();
  const store = useBulkStore();
  const { busy } = useBulk();
  const [sure, setSure] = useState(false);
  const [above, setAbove] = useState(false);
  const { cost, access, id, property, total, method } = job;
  if (!cost) return null;
  const calls = cost.salesforceCalls + cost.readBackCalls;
  const much = cost.salesforce !== null && calls > cost.salesforce.left * muchOfIt;
  const days = daysOf(cost);
  const confirm = days > 1 && above ? 'confirm-above' : 'confirm';
  return (
    <>
      <FactList rows={rowsOf(job, cost, t)} />
      <div className="stack">
        <h3>{t('jobs.effects')}</h3>
        <ul className="effects">
          {method === 'salesforce-touch' ? (
            <>
              <li>{t('jobs.effect.touch', { property })}</li>
              <li>{t('jobs.effect.alone')}</li>
            </>
          ) : (
            <li>{t('jobs.effect.property', { property })}</li>
          )}
          <li>{t('jobs.effect.sync')}</li>
          <li>{t('jobs.effect.automation')}</li>
          <li>{t('jobs.effect.judged')}</li>
        </ul>
      </div>
      {access && (
        <div className="stack">
          <h3>{t('jobs.access.title')}</h3>
          <PlanAccess access={access} />
        </div>
      )}
      <Where />
      <LeftToOthers />
      {days > 1 && cost.allocation && (
        <Notice tone="amber">
          <p>
            {t('jobs.above', {
              calls: cost.salesforceCalls,
              allocation: cost.allocation.calls,
              taken: cost.allocation.taken,
              count: days,
            })}
          </p>
          <label className="row">
            <input type="checkbox" checked={above} onChange={(event) => setAbove(event.target.checked)} />
            {t('jobs.above-sure')}
          </label>
        </Notice>
      )}
      {much && (
        <Notice tone="amber">
          <p>{t('jobs.much', { calls, left: cost.salesforce?.left ?? 0 })}</p>
          <label className="row">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} />
            {t('jobs.much-sure')}
          </label>
        </Notice>
      )}
      <div className="row">
        <Button
          look="main"
          disabled={much && !sure}
          busy={busy === `${confirm}/${id}`}
          onClick={() => void store.act(id, confirm)}
        >
          {t('jobs.confirm', { count: total })}
        </Button>
        <Button busy={busy === `cancel/${id}`} onClick={() => void store.act(id, 'cancel')}>
          {t('jobs.discard')}
        </Button>
      </div>
    </>
  );
}

/** Which environment is written to, beside the button that lets it. */
function Where() {
  const { t } = useDashboard();
  const [shown] = useSettings().environments;
  if (!shown) return null;
  return (
    <div className="stack">
      <EnvironmentMark item={shown} t={t} />
      <p>{t(`environment.bulk.${shown.standing}`)}</p>
    </div>
  );
}

const shares = [10, 20, 35, 50, 75];

/** How much of each limit the jobs leave to the other tools of the portal and the org. */
function LeftToOthers() {
  const { t, ask, store } = useDashboard();
  const { settings, environment } = useSettings();
  const percent = percentLeft(settings.leftToOthers);
  const set = async (next: number) => {
    await ask('settings-set', { patch: { leftToOthers: next / 100 }, portalId: environment?.portalId });
    await store.load();
  };
  return (
    <div className="left">
      <SelectField
        label={t('jobs.share')}
        hint={t('jobs.share-hint')}
        value={percent}
        onChange={(event) => void set(Number(event.target.value))}
      >
        {[...new Set([...shares, percent])]
          .sort((a, b) => a - b)
          .map((one) => (
            <option key={one} value={one}>
              {t('jobs.percent', { percent: one })}
            </option>
          ))}
      </SelectField>
    </div>
  );
}

/** In how many days the job is through while it leaves two fifths of the allocation to HubSpot's usual syncs. */
function daysOf({ salesforceCalls, allocation }: BulkCost): number {
  if (!allocation) return 1;
  return Math.ceil((salesforceCalls + allocation.taken) / (allocation.calls * muchOfIt));
}

function allocationText({ allocation }: BulkCost, t: T): string {
  return allocation ? t('jobs.cost.allocation', { allocation: allocation.calls }) : t('jobs.cost.no-allocation');
}

type T = ReturnType<typeof useDashboard>['t'];

function rowsOf({ property, method, byBulk }: BulkView, cost: BulkCost, t: T) {
  const isTouch = method === 'salesforce-touch';
  const own = isTouch ? 'jobs.cost.touches' : 'jobs.cost.read-back';
  const leftOf = (quota: Quota | null) =>
    quota ? t('jobs.quota', { left: quota.left, limit: quota.limit }) : t('jobs.quota-unknown');
  return [
    [
      t('jobs.cost.method'),
      `${t(isTouch ? 'jobs.cost.touch' : 'jobs.cost.trigger', { property })} ${byBulk ? t('jobs.cost.by-bulk') : ''}`,
    ],
    [t('jobs.cost.hubspot'), `${t('jobs.cost.calls', { count: cost.hubspotCalls })} ${leftOf(cost.hubspot)}`],
    [
      t('jobs.cost.salesforce'),
      `${t('jobs.cost.syncs', { calls: cost.salesforceCalls })} ${allocationText(cost, t)} ${
        cost.readBackCalls > 0 ? t(own, { count: cost.readBackCalls }) : t('jobs.cost.no-read-back')
      } ${cost.readBackCalls > 0 ? leftOf(cost.salesforce) : ''}`,
    ],
    [t('jobs.cost.time'), t('jobs.cost.time-text', { time: timeText(cost.seconds * 1000, t) })],
  ] as const;
}
