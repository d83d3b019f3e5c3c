import type { Dispatch, SetStateAction } from 'react';
import type { Chosen } from '../../../lib/ui/chosen';
import { useDashboard } from '../context';

interface Props {
  chosen: Chosen;
  onChoose: Dispatch<SetStateAction<Chosen>>;
}

/** The box in a table's head: all contacts that are shown, or none of them. */
export function ChooseAll({ shown, chosen, onChoose }: Props & { shown: ReadonlySet<string> }) {
  const { t } = useDashboard();
  const isAll = chosen.hasAll(shown);
  return (
    <th scope="col" className="choose">
      <input
        type="checkbox"
        aria-label={t('coverage.table.choose-all', { count: shown.size })}
        disabled={shown.size === 0}
        checked={isAll}
        ref={(box) => {
          if (box) box.indeterminate = chosen.size > 0 && !isAll;
        }}
        onChange={() => onChoose(chosen.with(shown, !isAll))}
      />
    </th>
  );
}

/** The box of a row; a row that is no contact of HubSpot has none. */
export function Choose({ id, name, chosen, onChoose }: Props & { id: string | null; name: string }) {
  const { t } = useDashboard();
  if (id === null) return <td />;
  return (
    <td>
      <input
        type="checkbox"
        aria-label={t('coverage.table.choose', { name })}
        checked={chosen.has(id)}
        onChange={({ target }) => onChoose((before) => before.with([id], target.checked))}
      />
    </td>
  );
}
