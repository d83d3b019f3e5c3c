import { useState } from 'react';
import { requestNotifications } from '../../../lib/ui/permissions';
import { Notice } from '../../kit';
import { useDashboard, useSettings } from '../context';

/** Whether the browser tells of the end of jobs. The same choice stands with the jobs and with the watch. */
export function TellOfJobs() {
  const { t, ask, store } = useDashboard();
  const wanted = useSettings().settings.notifyJobs ?? false;
  const [declined, setDeclined] = useState(false);
  async function set(notifyJobs: boolean) {
    const refused = notifyJobs && !(await requestNotifications());
    setDeclined(refused);
    if (refused) return;
    await ask('settings-set', { patch: { notifyJobs } });
    await store.load();
  }
  return (
    <div className="stack">
      <label className="row">
        <input type="checkbox" checked={wanted} onChange={({ target }) => void set(target.checked)} />
        {t('runs.tell')}
      </label>
      <p className="quiet">{t('runs.tell.hint')}</p>
      {declined && (
        <Notice tone="amber" live>
          <p>{t('runs.tell.refused')}</p>
        </Notice>
      )}
    </div>
  );
}
