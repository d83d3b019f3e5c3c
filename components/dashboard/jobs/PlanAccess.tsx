import type { BulkAccess } from '../../../lib/protocol/bulk-pages';
import { recordLink } from '../../../lib/ui/text/bulk';
import { failureText } from '../../../lib/ui/text/sentences';
import { ExternalLink, Notice } from '../../kit';
import { useDashboard, useSettings } from '../context';

/** What HubSpot's user may do with a sample of them (R15), with what to do about it, before anything is written. */
export function PlanAccess({ access }: { access: BulkAccess }) {
  const { t } = useDashboard();
  const { user, failure, without, fields, looked } = access;
  if (user === null)
    return (
      <p>
        {t('jobs.access.unnamed')} <a href="options.html#salesforce">{t('jobs.access.name-it')}</a>
      </p>
    );
  if (failure)
    return (
      <p>
        {t('jobs.access.failed', { user })} {failureText(failure, t)}
      </p>
    );
  const isFine = without.length === 0 && fields?.length === 0;
  return (
    <>
      {without.length > 0 && (
        <Notice tone="amber">
          <p>{t('jobs.access.without', { user, n: without.length, looked })}</p>
          <Records access={access} />
          <p>{t('jobs.access.what-to-do', { user })}</p>
        </Notice>
      )}
      {fields && fields.length > 0 && (
        <Notice tone="amber">
          <p>{t('jobs.access.fields', { user, fields: fields.join(', ') })}</p>
        </Notice>
      )}
      {without.length === 0 && (
        <p>
          {looked === 0
            ? t('jobs.access.unlinked', { user })
            : t(isFine ? 'jobs.access.fine' : 'jobs.access.records-fine', { user, count: looked })}
        </p>
      )}
      {fields === null && <p className="quiet">{t('jobs.access.no-permissions')}</p>}
    </>
  );
}

/** So many names are shown; the rest is a number. */
const shown = 8;

function Records({ access: { without } }: { access: BulkAccess }) {
  const { t } = useDashboard();
  const settings = useSettings();
  return (
    <ul>
      {without.slice(0, shown).map((one) => {
        const href = recordLink(settings, one);
        const name = <bdi>{one.name}</bdi>;
        return (
          <li key={one.id}>
            {href ? <ExternalLink href={href}>{name}</ExternalLink> : name}{' '}
            <span className="quiet">{t(one.read ? 'jobs.access.sees' : 'jobs.access.sees-not')}</span>
          </li>
        );
      })}
      {without.length > shown && <li className="quiet">{t('jobs.access.more', { count: without.length - shown })}</li>}
    </ul>
  );
}
