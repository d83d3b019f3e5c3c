import type { Estimate } from '../../../lib/builder/view';
import { troubleText } from '../../../lib/ui/text/trouble';
import { cannotText } from '../../../lib/ui/text/why';
import { Button, Notice } from '../../kit';
import { useDashboard } from '../context';
import { useBuilder, useBuilt } from './context';
import { Examples } from './Examples';

/** Without it companies are not read, and criteria on them cannot be told. */
const companiesScope = 'crm.objects.companies.read';

/** How large the segment would be, by which means, and who would be in or out. */
export function EstimatePanel() {
  const { t } = useDashboard();
  const store = useBuilder();
  const { state, value, trouble } = useBuilt((built) => built.estimate);
  return (
    <aside className="panel estimate" aria-label={t('builder.estimate.title')} data-estimate={state}>
      <header>
        <h2>{t('builder.estimate.title')}</h2>
        <p role="status" className="quiet progress">
          {state === 'running' && (
            <>
              <span className="busy" aria-hidden="true" />{' '}
              {t(value ? 'builder.estimate.rejudging' : 'builder.estimate.running')}
            </>
          )}
        </p>
      </header>
      {state === 'unfinished' && <p className="quiet">{t('builder.estimate.unfinished')}</p>}
      {state === 'trouble' && trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'builder')}</p>
          <div className="row">
            <Button onClick={store.estimateAgain}>{t('builder.retry')}</Button>
          </div>
        </Notice>
      )}
      {value && state !== 'unfinished' && <Told value={value} old={state !== 'told'} />}
    </aside>
  );
}

function Told({ value, old }: { value: Estimate; old: boolean }) {
  const { t } = useDashboard();
  const { size, total, judged, how, unknown, calls, asOf } = value;
  const { low, high } = size;
  const headline =
    size.by === 'sample'
      ? t('builder.estimate.about', { count: size.about })
      : low === high
        ? number(low, t.locale)
        : t('builder.estimate.from-to', { low, high });
  const means =
    size.by === 'sample' ? (how === 'edges' ? 'sample-edges' : 'sample') : low === high ? size.by : 'everybody-unsure';
  return (
    <div className="told" data-old={old || undefined}>
      <p className="size">
        <strong>{headline}</strong> <span className="quiet">{t('builder.estimate.of', { total })}</span>
      </p>
      {size.by === 'sample' && (
        <p className="quiet">
          {t(how === 'edges' ? 'builder.estimate.range-edges' : 'builder.estimate.range', {
            low: size.low,
            high: size.high,
          })}
        </p>
      )}
      <p className="quiet">{t(`builder.estimate.by-${means}`, { judged })}</p>
      <Split value={value} />
      {unknown > 0 && (
        <div className="whys">
          <h3>{t('builder.estimate.whys')}</h3>
          <ul>
            {value.whys.map((why) => (
              <li key={why}>
                {cannotText(why, t)}
                {why === 'companies-not-read' && ` ${t('why.company.no-scope', { scope: companiesScope })}`}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Examples title={t('builder.estimate.ins')} examples={value.ins} answer="yes" />
      <Examples title={t('builder.estimate.outs')} examples={value.outs} answer="no" />
      <p className="asked quiet">{t('builder.estimate.asked', { seenAt: asOf, calls })}</p>
    </div>
  );
}

const answers = ['yes', 'no', 'unknown'] as const;
const keys = { yes: 'in', no: 'out', unknown: 'unknown' } as const;

/** In, out, and cannot tell among those judged: a bar, and the same in numbers. */
function Split({ value }: { value: Estimate }) {
  const { t } = useDashboard();
  const everybody = value.how === 'all' && value.judged === value.total;
  return (
    <figure>
      <figcaption className="quiet">
        {t(everybody ? 'builder.estimate.everybody' : 'builder.estimate.sample', { judged: value.judged })}
      </figcaption>
      <div className="bar" aria-hidden="true">
        {answers.map((one) => (
          <span key={one} data-answer={one} style={{ flexGrow: value[one] }} />
        ))}
      </div>
      <dl>
        {answers.map((one) => (
          <div key={one} data-answer={one}>
            <dt>{t(`builder.estimate.${keys[one]}`)}</dt>
            <dd>{number(value[one], t.locale)}</dd>
          </div>
        ))}
      </dl>
    </figure>
  );
}

const number = (one: number, locale: string) => new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'de-DE').format(one);
