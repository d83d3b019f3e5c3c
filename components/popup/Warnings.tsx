import { warningText } from '../../lib/ui/text/sentences';
import { Notice } from '../kit';
import { usePopup } from './context';
import type { Judged } from './judged';

/** What else was found; duplicates with all of them, which one HubSpot is linked to, and the way to each. */
export function Warnings({ view: { verdict, links } }: { view: Judged }) {
  const { t } = usePopup();
  return verdict.warnings.map((warning) => (
    <Notice key={warning.code} tone="amber">
      <p>{warningText(warning, t)}</p>
      {warning.rows && (
        <ul className="small">
          {warning.rows.map((row) => (
            <li key={row.id}>
              {t(`popup.object.${row.object}`)}{' '}
              <Name of={row.name || row.id} href={links.salesforceRecords?.[row.id]} />
              <span className="quiet"> {t('popup.modified', { seenAt: row.modifiedAt })}</span>
              {row.id === warning.params.linked && <strong> {t('popup.linked-one')}</strong>}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  ));
}

/** Of the page that it stands on there is no way. */
function Name({ of, href }: { of: string; href: string | undefined }) {
  const name = <bdi>{of}</bdi>;
  return href ? (
    <a href={href} target="_blank" rel="noreferrer">
      {name}
    </a>
  ) : (
    name
  );
}
