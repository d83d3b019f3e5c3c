import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createQuotaStore } from '../../../lib/ui/quota/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { useDashboard } from '../context';
import { Allotted } from './Allotted';
import { Now } from './Now';
import { OverTime } from './OverTime';
import './quota.css';

/** Both APIs: what they allow, what of it is used now and over the last days, and what of that were ours. */
export function Quota() {
  const { t, ask } = useDashboard();
  const [store] = useState(() => createQuotaStore(ask));
  const { view, trouble, busy } = useStore(store);
  useEffect(() => void store.open(), [store]);
  return (
    <>
      <header className="quota-head">
        <div>
          <h1 id="view-title" tabIndex={-1}>
            {t('quota.title')}
          </h1>
          <p className="lead">{t('quota.lead')}</p>
        </div>
        <Button busy={busy} onClick={() => void store.refresh()}>
          {t('quota.refresh')}
        </Button>
      </header>
      {trouble && (
        <Notice tone="red" live>
          <p>{troubleText(trouble, t, 'quota')}</p>
          <Button onClick={() => void store.refresh()}>{t('dashboard.retry')}</Button>
        </Notice>
      )}
      {!view && !trouble && (
        <p className="quiet" role="status">
          {t('quota.looking')}
        </p>
      )}
      {view && (
        <>
          <Now view={view} />
          <Allotted view={view} />
          <OverTime view={view} />
        </>
      )}
    </>
  );
}
