import type { PopupStore } from '../../lib/ui/popup/store';
import { WhyProvider } from '../why/context';
import { Reasons } from '../why/Reasons';
import { usePopup } from './context';
import type { Judged } from './judged';

/** Why the contact is in the segment or out of it, folded; the criteria are read when it is opened. */
export function Why({ view, store }: { view: Judged; store: PopupStore }) {
  const { t, doors } = usePopup();
  const { contact } = view.facts;
  if (view.settings.segment.mode !== 'segment' || !contact) return null;
  return (
    <details className="why" onToggle={(event) => event.currentTarget.open && void store.askWhy()}>
      <summary>{t(contact.membership ? 'why.popup.title.in' : 'why.popup.title.out')}</summary>
      <WhyProvider value={{ t, store, openOptions: doors.openOptions }}>
        <Reasons />
      </WhyProvider>
    </details>
  );
}
