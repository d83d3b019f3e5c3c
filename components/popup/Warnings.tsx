import type { Verdict } from '../../lib/eligibility/types';
import { warningText } from '../../lib/ui/text/sentences';
import { Notice } from '../kit';
import { usePopup } from './context';

/** What else was found; duplicates with all of them, and which one HubSpot is linked to. */
export function Warnings({ verdict }: { verdict: Verdict }) {
  const { t } = usePopup();
  return verdict.warnings.map((warning) => (
    <Notice key={warning.code} tone="amber">
      <p>{warningText(warning, t)}</p>
      {warning.rows && (
        <ul className="small">
          {warning.rows.map((row) => (
            <li key={row.id}>
              {t(`popup.object.${row.object}`)} <bdi>{row.name || row.id}</bdi>
              <span className="quiet"> {t('popup.modified', { seenAt: row.modifiedAt })}</span>
              {row.id === warning.params.linked && <strong> {t('popup.linked-one')}</strong>}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  ));
}
