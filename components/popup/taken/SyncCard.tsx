import { useStore } from 'zustand';
import type { TakenStore } from '../../../lib/ui/taken/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { Button, Notice } from '../../kit';
import { usePopup } from '../context';
import type { Judged } from '../judged';

/** An error that HubSpot's own card shows on this page, or was kept of it: a reason that no API tells (R14). */
export function SyncCard({ view, store }: { view: Judged; store: TakenStore }) {
  const { t } = usePopup();
  const state = useStore(store);
  const seen = state.is === 'card' && state.contactId === view.ref.id ? state : null;
  const { syncCard: kept } = view;
  const isKept = kept !== null && (seen === null || seen.words === kept.words);
  if (!seen && !kept) return null;
  return (
    <Notice tone="amber">
      <p className="card-words">
        {t(seen ? 'popup.card.says' : 'popup.card.said')} <q dir="auto">{seen?.words ?? kept?.words}</q>
      </p>
      <p className="quiet small">
        {t('popup.card.seen', { seenAt: isKept ? (kept?.at ?? null) : (seen?.seenAt ?? null) })}
      </p>
      {seen?.trouble && <p>{troubleText(seen.trouble, t, 'popup')}</p>}
      {isKept || seen?.kept ? (
        <p className="quiet small">{t('popup.card.kept')}</p>
      ) : (
        <div className="row">
          <Button look="plain" onClick={() => void store.keepCard()}>
            {t('popup.card.keep')}
          </Button>
        </div>
      )}
    </Notice>
  );
}
