import { useState } from 'react';
import type { QuotaView } from '../../../lib/protocol/quota-pages';
import { percent } from '../../../lib/ui/coverage/words';
import { download, fileName } from '../../../lib/ui/preview/csv';
import { askersOf, type Bucket, bucketsOf, type Span, spans } from '../../../lib/ui/quota/buckets';
import { quotaCsv } from '../../../lib/ui/quota/csv';
import { askerName } from '../../../lib/ui/quota/words';
import { Button, Section, SelectField } from '../../kit';
import { useDashboard } from '../context';
import { Columns } from './Columns';

/** The same over time: a picture for each service, then every figure of it in a table, and what asked. */
export function OverTime({ view }: { view: QuotaView }) {
  const { t } = useDashboard();
  const [span, setSpan] = useState<Span>('week');
  const of = (quota: QuotaView['salesforce']) => (quota ? bucketsOf(quota.hours, span, view.at, view.zone) : null);
  const hubspot = of(view.hubspot) ?? [];
  const salesforce = of(view.salesforce);
  const label = labels(span, t.locale);
  const save = () => download(fileName('quota', t('quota.csv.file'), view.at), [quotaCsv(view, t)]);
  const isEmpty = [...hubspot, ...(salesforce ?? [])].every(({ own, total }) => own === 0 && !total);
  return (
    <Section title={t('quota.time-title')} aside={!isEmpty && <Button onClick={save}>{t('quota.csv.button')}</Button>}>
      <p className="quiet">
        {t('quota.time-text')} {view.zone && span !== 'day' && t('quota.zone', { zone: view.zone })}
      </p>
      <div className="quota-span">
        <SelectField label={t('quota.span')} value={span} onChange={(event) => setSpan(event.target.value as Span)}>
          {spans.map((one) => (
            <option key={one} value={one}>
              {t(`quota.span.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {isEmpty ? (
        <p>{t('quota.nothing-called')}</p>
      ) : (
        <>
          <div className="quota-pictures">
            <Columns title={t('quota.hubspot')} buckets={hubspot} label={label} />
            {salesforce && <Columns title={t('quota.salesforce')} buckets={salesforce} label={label} />}
          </div>
          <Figures hubspot={hubspot} salesforce={salesforce} label={label} span={span} />
          <Askers hubspot={hubspot} salesforce={salesforce} />
        </>
      )}
    </Section>
  );
}

interface Both {
  hubspot: readonly Bucket[];
  salesforce: readonly Bucket[] | null;
}

function Figures({ hubspot, salesforce, label, span }: Both & { label: (at: number) => string; span: Span }) {
  const { t } = useDashboard();
  const number = (n: number) => t('jobs.number', { n });
  const total = ({ total, own }: Bucket) =>
    total && (
      <>
        {t('quota.of-limit', { used: total.used, limit: total.limit })}{' '}
        <small className="quiet">
          {t('quota.share-of', { percent: percent(total.used ? Math.min(1, own / total.used) : 0, t) })}{' '}
          {t('quota.as-of', { seenAt: total.at })}
        </small>
      </>
    );
  const withTotals = span !== 'day';
  const cells = (one: Bucket | undefined) =>
    one && (
      <>
        <td>{number(one.own)}</td>
        {withTotals && <td>{total(one) ?? <span className="quiet">{t('quota.not-told')}</span>}</td>}
      </>
    );
  const head = (name: string) => (
    <>
      <th scope="col">{t('quota.ours-of', { service: name })}</th>
      {withTotals && <th scope="col">{t('quota.all-of', { service: name })}</th>}
    </>
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls is reached by the keyboard
    <section className="quota-table" tabIndex={0} aria-label={t('quota.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(withTotals ? 'quota.day' : 'quota.hour')}</th>
            {head(t('quota.hubspot'))}
            {salesforce && head(t('quota.salesforce'))}
          </tr>
        </thead>
        <tbody>
          {hubspot
            .map((one, n) => (
              <tr key={one.at}>
                <th scope="row">{label(one.at)}</th>
                {cells(one)}
                {salesforce && cells(salesforce[n])}
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </section>
  );
}

function Askers({ hubspot, salesforce }: Both) {
  const { t } = useDashboard();
  const number = (n: number) => t('jobs.number', { n });
  const ours = askersOf([...hubspot, ...(salesforce ?? [])]);
  const countOf = (buckets: readonly Bucket[], by: string) => buckets.reduce((sum, one) => sum + (one.by[by] ?? 0), 0);
  return (
    <div className="quota-table">
      <table>
        <caption>{t('quota.by')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('quota.asker')}</th>
            <th scope="col">{t('quota.ours-of', { service: t('quota.hubspot') })}</th>
            {salesforce && <th scope="col">{t('quota.ours-of', { service: t('quota.salesforce') })}</th>}
          </tr>
        </thead>
        <tbody>
          {ours.map(({ by }) => (
            <tr key={by}>
              <th scope="row">{askerName(by, t)}</th>
              <td>{number(countOf(hubspot, by))}</td>
              {salesforce && <td>{number(countOf(salesforce, by))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Hours by the browser's clock; days as the portal names them. */
function labels(span: Span, locale: string): (at: number) => string {
  const language = locale === 'en' ? 'en-GB' : 'de-DE';
  const form =
    span === 'day'
      ? new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' })
      : new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (at) => form.format(at);
}
