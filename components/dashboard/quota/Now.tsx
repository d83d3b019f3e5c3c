import type { ReactNode } from 'react';
import type { QuotaView, ServiceQuota } from '../../../lib/protocol/quota-pages';
import { percent } from '../../../lib/ui/coverage/words';
import { ownOfADay, ownToday } from '../../../lib/ui/quota/buckets';
import { troubleText } from '../../../lib/ui/text/trouble';
import { FactList, Notice, Section } from '../../kit';
import { useDashboard } from '../context';

/** What is used and left at this moment, a card for each service. */
export function Now({ view }: { view: QuotaView }) {
  const { t } = useDashboard();
  const { hubspot, salesforce, window, searches, at, zone } = view;
  const hubspotRows = [
    [
      t('quota.window'),
      window && (
        <>
          {t('quota.window-text', { limit: window.limit, seconds: window.ms / 1000, used: window.used })}{' '}
          <small className="quiet">{t('quota.as-of', { seenAt: window.at })}</small>
        </>
      ),
    ],
    [t('quota.searches'), t('quota.searches-text', { limit: searches.limit, ours: searches.ours })],
  ] as const;
  return (
    <div className="quota-now">
      <Service
        name="hubspot"
        quota={hubspot}
        own={ownToday(hubspot.hours, at, zone)}
        reserve={view.leftToOthers}
        rows={hubspotRows}
      />
      {salesforce ? (
        <Service
          name="salesforce"
          quota={salesforce}
          own={ownOfADay(salesforce.hours, at)}
          reserve={view.floor}
          rows={[]}
        />
      ) : (
        <Section title={t('quota.salesforce')}>
          <p className="quiet">{t('quota.no-org')}</p>
          <p>
            <a href="options.html#salesforce">{t('quota.connect-org')}</a>
          </p>
        </Section>
      )}
    </div>
  );
}

interface Props {
  name: 'hubspot' | 'salesforce';
  quota: ServiceQuota;
  /** Our calls of the day that the service counts. */
  own: number;
  /** The share below which jobs stop. */
  reserve: number;
  rows: readonly (readonly [string, ReactNode])[];
}

function Service({ name, quota: { day, renewsAt, failure }, own, reserve, rows }: Props) {
  const { t } = useDashboard();
  const number = (n: number) => t('jobs.number', { n });
  const left = day ? Math.max(0, day.limit - day.used) : 0;
  const stop = day ? Math.ceil(day.limit * reserve) : 0;
  const of = (part: number) => (day ? percent(part / day.limit, t) : '');
  return (
    <Section
      title={t(`quota.${name}`)}
      aside={day && <span className="quiet">{t('quota.as-of', { seenAt: day.at })}</span>}
    >
      {failure && (
        <Notice tone="amber" live>
          <p>{troubleText(failure, t, 'quota')}</p>
          {day && <p>{t('quota.told-before')}</p>}
        </Notice>
      )}
      {day ? <Bar used={day.used} own={own} limit={day.limit} reserve={reserve} /> : <p>{t('quota.day-unknown')}</p>}
      <FactList
        rows={[
          [t('quota.used'), day && t('quota.used-text', { used: day.used, limit: day.limit, percent: of(day.used) })],
          [t(`quota.own.${name}`), number(own)],
          [t('quota.left'), day && t('quota.left-text', { left, percent: of(left) })],
          [
            t('quota.stop'),
            day && (
              <>
                {t('quota.stop-text', { stop, percent: of(stop) })}{' '}
                {left < stop && <strong>{t('quota.stopped')}</strong>}
              </>
            ),
          ],
          [t('quota.renews'), renewsAt ? t.time(renewsAt) : t('quota.rolling')],
          ...rows,
        ]}
      />
    </Section>
  );
}

/** One bar as long as the day's limit: ours, others', and the line below which jobs stop. */
function Bar({ used, own, limit, reserve }: { used: number; own: number; limit: number; reserve: number }) {
  const { t } = useDashboard();
  const ours = Math.min(own, used);
  const width = (part: number) => `${Math.min(100, (part / limit) * 100)}%`;
  const label = t('quota.bar', { ours, others: used - ours, left: Math.max(0, limit - used) });
  return (
    <div>
      <div className="quota-bar" role="img" aria-label={label}>
        <span className="ours" style={{ width: width(ours) }} />
        <span className="others" style={{ width: width(used - ours) }} />
        <span className="stop" style={{ insetInlineStart: width(limit * (1 - reserve)) }} />
      </div>
      <ul className="quota-legend" aria-hidden="true">
        <li className="ours">{t('quota.legend.ours')}</li>
        <li className="others">{t('quota.legend.others')}</li>
        <li className="stop">{t('quota.legend.stop')}</li>
      </ul>
    </div>
  );
}
