import { useEffect, useState } from 'react';
import { onChanged } from '../../../lib/ui/changed';
import { createChecklistStore } from '../../../lib/ui/checklist/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard } from '../context';
import { First } from '../First';
import { ChecklistContext, useChecklist, useChecklistStore } from './context';
import { Give } from './Give';
import { ListCard } from './ListCard';
import './checklist.css';

/** Lists of people: a new one, and what was found about those before. */
export function Checklist() {
  const { t, ask } = useDashboard();
  const [store] = useState(() => createChecklistStore(ask));
  useEffect(() => {
    void store.load();
    return onChanged((what) => what === 'ledger' && store.changed());
  }, [store]);
  return (
    <ChecklistContext value={store}>
      <header>
        <h1 id="view-title" tabIndex={-1}>
          {t('checklist.title')}
        </h1>
        <p className="lead">{t('checklist.lead')}</p>
      </header>
      <Body />
    </ChecklistContext>
  );
}

/** The newest lists. */
const shownAtFirst = 10;

function Body() {
  const { t } = useDashboard();
  const store = useChecklistStore();
  const { lists, trouble } = useChecklist();
  // A plan that was discarded needs no place.
  const shown = lists?.filter((one) => one.state !== 'cancelled' || one.checked > 0) ?? [];
  return (
    <>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'checklist')}</p>
          <Button onClick={() => void store.load()}>{t('dashboard.retry')}</Button>
        </Notice>
      )}
      {!lists && !trouble && (
        <p className="quiet" role="status">
          {t('checklist.looking')}
        </p>
      )}
      {lists && <Give />}
      <First items={shown} most={shownAtFirst}>
        {(list) => <ListCard key={list.id} list={list} isNewest={list === shown[0]} />}
      </First>
    </>
  );
}
