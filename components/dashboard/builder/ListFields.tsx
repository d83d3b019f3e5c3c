import { useState } from 'react';
import { type ListCriterion, listChosen, listNegated } from '../../../lib/ui/builder/model';
import { useDashboard } from '../context';
import { useBuilder, useBuilt } from './context';
import { Picker } from './parts/Picker';
import { useSegments } from './parts/use-segments';

/** Membership in another segment, active or static. */
export function ListFields({ criterion, hint }: { criterion: ListCriterion; hint: string }) {
  const { t } = useDashboard();
  const store = useBuilder();
  const name = useBuilt((state) => state.lists[criterion.listId]);
  const { picks, query, searching, more } = useSegments();
  // A new row takes the focus once; it keeps it from none that was there before.
  const [isNew] = useState(criterion.listId === '');
  return (
    <div className="fields list">
      <select
        className="input operator"
        aria-label={t('builder.operator')}
        value={criterion.negative ? 'not' : 'in'}
        onChange={(event) => store.edit(listNegated(criterion.id, event.target.value === 'not'))}
      >
        <option value="in">{t('builder.list-in')}</option>
        <option value="not">{t('builder.list-not-in')}</option>
      </select>
      <Picker
        label={t('builder.list')}
        shown={criterion.listId === '' ? '' : (name ?? criterion.listId)}
        picks={picks}
        onQuery={query}
        searching={searching}
        more={more}
        placeholder={t('builder.list-search')}
        describedBy={hint}
        autoFocus={isNew}
        onPick={({ value, label }) => {
          store.nameList(value, label);
          store.edit(listChosen(criterion.id, value));
        }}
      />
    </div>
  );
}
