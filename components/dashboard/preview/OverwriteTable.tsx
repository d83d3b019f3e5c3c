import type { PreviewRow } from '../../../lib/preview/types';
import { type FieldSum, fateNames, type OverwriteSum } from '../../../lib/ui/preview/overwrites';
import { useDashboard } from '../context';
import { useLabels } from './use-labels';

interface Props {
  sum: OverwriteSum;
  names: ReadonlyMap<string, PreviewRow>;
}

/** Fields by outcomes, with examples of what is lost. */
export function OverwriteTable({ sum, names }: Props) {
  const { t } = useDashboard();
  const labelOf = useLabels(sum.fields.size > 0);
  const number = new Intl.NumberFormat(t.locale);
  const without = Object.entries(sum.without).filter(([, count]) => count > 0);
  const losing = [...sum.fields].filter(([, field]) => field.samples.length > 0);
  return (
    <>
      <ul className="legend">
        <li>{t('preview.overwrite.compared', { count: sum.contacts })}</li>
        {without.map(([why, count]) => (
          <li key={why}>{t(`preview.overwrite.without.${why}`, { count })}</li>
        ))}
        {sum.duplicates > 0 && (
          <li data-change="leave">
            {t('preview.overwrite.duplicates', { count: sum.duplicates })}{' '}
            <abbr className="rule" title={t('popup.rule.R10')}>
              R10
            </abbr>
          </li>
        )}
      </ul>
      {sum.fields.size > 0 && (
        <table className="sums">
          <thead>
            <tr>
              <th scope="col">{t('preview.overwrite.field')}</th>
              {fateNames.map((fate) => (
                <th key={fate} scope="col">
                  {t(`preview.overwrite.fate.${fate}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...sum.fields].map(([property, { counts }]) => (
              <tr key={property} data-property={property}>
                <th scope="row" className="mapped">
                  {labelOf(property)} <code>{property}</code>
                </th>
                {fateNames.map((fate) => (
                  <td
                    key={fate}
                    data-fate={fate}
                    data-label={t(`preview.overwrite.fate.${fate}`)}
                    data-zero={counts[fate] === 0 || undefined}
                  >
                    {number.format(counts[fate])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {losing.length > 0 && (
        <details>
          <summary>{t('preview.overwrite.samples')}</summary>
          {losing.map(([property, field]) => (
            <Samples key={property} label={labelOf(property) ?? property} field={field} names={names} />
          ))}
        </details>
      )}
    </>
  );
}

function Samples({ label, field, names }: { label: string; field: FieldSum; names: Props['names'] }) {
  const { t } = useDashboard();
  return (
    <div className="samples">
      <strong>{label}</strong>
      <ul>
        {field.samples.map(({ id, field: one }) => (
          <li key={id}>
            <bdi>{names.get(id)?.name ?? id}</bdi>: {t(`preview.overwrite.loses.${one.losesIn}`)}{' '}
            <bdi className="lost">{(one.losesIn === 'hubspot' ? one.hubspot : one.salesforce) || '∅'}</bdi> →{' '}
            <bdi>{(one.losesIn === 'hubspot' ? one.salesforce : one.hubspot) || '∅'}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
