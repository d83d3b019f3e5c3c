import type { EnvironmentItem } from '../../lib/protocol/pages';
import type { T } from '../../lib/ui/i18n';
import { SelectField } from '../kit';
import { EnvironmentMark } from './Mark';

interface Props {
  /** The one that is shown comes first. */
  environments: readonly EnvironmentItem[];
  t: T;
  onChoose(portalId: string): void;
}

/** The environment that a page shows, and the way to another one where there are several. */
export function EnvironmentSwitch({ environments, t, onChoose }: Props) {
  const [shown] = environments;
  if (!shown) return null;
  // Always in one order, whichever is shown.
  const all = [...environments].sort((a, b) => Number(a.portalId) - Number(b.portalId));
  return (
    <div className="environment-switch">
      <EnvironmentMark item={shown} t={t} />
      {all.length > 1 && (
        <SelectField
          label={t('environment.shown')}
          value={shown.portalId}
          onChange={(event) => onChoose(event.target.value)}
        >
          {all.map(({ portalId, standing }) => (
            <option key={portalId} value={portalId}>
              {t('environment.option', { standing: t(`environment.${standing}`), portal: portalId })}
            </option>
          ))}
        </SelectField>
      )}
    </div>
  );
}
