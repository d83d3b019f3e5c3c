import type { BulkView } from '../../../lib/protocol/bulk-pages';
import { rowLinks } from '../../../lib/ui/preview/links';
import { whyText } from '../../../lib/ui/text/bulk';
import { useDashboard, useSettings } from '../context';
import { useBulk, useBulkStore } from './context';

/** So many are shown; more of them are told as a number. */
const most = 200;

/** Who did not simply go through, and why. Read when it is opened. */
export function People({ job }: { job: BulkView }) {
  const { t } = useDashboard();
  const settings = useSettings();
  const store = useBulkStore();
  const people = useBulk().people[job.id];
  return (
    <details onToggle={(event) => event.currentTarget.open && !people && void store.look(job.id)}>
      <summary>{t('jobs.people')}</summary>
      {!people && <p className="quiet">{t('jobs.people-reading')}</p>}
      {people?.length === 0 && <p className="quiet">{t('jobs.people-none')}</p>}
      {people && people.length > 0 && (
        <table className="people">
          <thead>
            <tr>
              <th scope="col">{t('jobs.column.contact')}</th>
              <th scope="col">{t('jobs.column.state')}</th>
              <th scope="col">{t('jobs.column.why')}</th>
            </tr>
          </thead>
          <tbody>
            {people.slice(0, most).map(({ id, name, state, why, words }) => (
              <tr key={id}>
                <td dir="auto">
                  <a
                    href={rowLinks({ id, leadId: null, contactId: null }, settings).hubspot ?? ''}
                    target="_blank"
                    rel="noreferrer"
                  >
                    {name}
                  </a>
                </td>
                <td>{t(`jobs.count.${state}`)}</td>
                <td dir="auto">{whyText(state, why, words, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {people && people.length > most && (
        <p className="quiet">{t('jobs.people-more', { count: people.length - most })}</p>
      )}
    </details>
  );
}
