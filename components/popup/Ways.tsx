import type { Action } from '../../lib/eligibility/types';
import type { PopupStore } from '../../lib/ui/popup/store';
import { Button, ExternalLink } from '../kit';
import { usePopup } from './context';
import type { Judged } from './judged';

/** What may be done besides a resync: the ways to the other CRM, the segment, the settings. */
export function Ways({ view, store }: { view: Judged; store: PopupStore }) {
  const { t } = usePopup();
  const ways = view.verdict.actions.filter((action) => action.kind !== 'resync');
  if (ways.length === 0) return null;
  const { recycleBin } = view.links;
  return (
    <>
      <nav className="row" aria-label={t('popup.ways')}>
        {ways.map((action) => (
          <Way key={action.kind} action={action} view={view} store={store} />
        ))}
      </nav>
      {recycleBin && (
        <p className="quiet small">
          {t('popup.way.deleted')} <ExternalLink href={recycleBin}>{t('popup.way.recycle-bin')}</ExternalLink>
        </p>
      )}
    </>
  );
}

function Way({ action, view, store }: { action: Action; view: Judged; store: PopupStore }) {
  const { t, doors } = usePopup();
  const { links } = view;
  const words = t(`popup.way.${action.kind}`);
  const to = {
    'open-hubspot-record': links.hubspotRecord,
    'open-salesforce-record': links.salesforceRecord,
    'open-segment': links.segment,
    'open-salesforce-settings': links.salesforceSettings,
  } as Readonly<Record<string, string | undefined>>;
  if (action.kind === 'open-options')
    return (
      <Button onClick={() => doors.openOptions(isNew(view) ? 'start' : action.section)}>
        {t(`popup.way.options.${action.section}`)}
      </Button>
    );
  if (action.kind === 'retry') return <Button onClick={() => void store.load(true)}>{words}</Button>;
  const href = to[action.kind];
  return href ? <ExternalLink href={href}>{words}</ExternalLink> : null;
}

/** Nothing is connected yet: the guide through the set-up is where to begin. */
const isNew = ({ environment, facts }: Judged) =>
  environment === null && facts.gap?.code === 'not-connected' && facts.gap.service !== 'salesforce';
