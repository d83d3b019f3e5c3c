import { useStore } from 'zustand';
import type { PopupStore } from '../../../lib/ui/popup/store';
import { instructionText } from '../../../lib/ui/text/change';
import { troubleText } from '../../../lib/ui/text/trouble';
import type { WhyView } from '../../../lib/why/view';
import { Button, Notice } from '../../kit';
import { usePopup } from '../context';
import type { Judged } from '../judged';
import { Tree } from './Tree';
import './why.css';

/** Why the contact is in the segment or out of it, folded; the criteria are read when it is opened. */
export function Why({ view, store }: { view: Judged; store: PopupStore }) {
  const { t } = usePopup();
  const why = useStore(store, (state) => state.why);
  const { contact } = view.facts;
  if (view.settings.segment.mode !== 'segment' || !contact) return null;
  return (
    <details className="why" onToggle={(event) => event.currentTarget.open && void store.askWhy()}>
      <summary>{t(contact.membership ? 'why.popup.title.in' : 'why.popup.title.out')}</summary>
      {why?.state === 'loading' && (
        <p className="quiet" role="status">
          <span className="busy" aria-hidden="true" /> {t('why.popup.loading')}
        </p>
      )}
      {why?.state === 'trouble' && (
        <Notice tone="red" live>
          <p>{troubleText(why.trouble, t, 'popup')}</p>
          <Button look="plain" onClick={() => void store.askWhy()}>
            {t('why.popup.retry')}
          </Button>
        </Notice>
      )}
      {why?.state === 'told' && <Told why={why.view} />}
    </details>
  );
}

function Told({ why }: { why: WhyView }) {
  const { t } = usePopup();
  const { change, names } = why;
  return (
    <div className="stack">
      {why.differs && (
        <Notice tone="amber">
          <p>
            {t(`why.popup.differs.${why.member ? 'in' : 'out'}`)} {t(`why.popup.differs.${why.differs}`)}
          </p>
        </Notice>
      )}
      {why.told === 'unknown' && (
        <p className="quiet">
          {t(why.member ? 'why.popup.member' : 'why.popup.not-member')} {t('why.popup.cannot')}
        </p>
      )}
      <section aria-label={t('why.popup.criteria', { segment: why.segment })}>
        <ul className="why-tree">
          <Tree node={why.tree} names={names} />
        </ul>
      </section>
      {change && (
        <section className="stack">
          <h2>{t('why.popup.change.title')}</h2>
          {change.reaches === null && <p>{t('why.change.none')}</p>}
          <ul className="why-steps">
            {change.instructions.map((one) => (
              <li key={one.paths.join()}>{instructionText(one, names, t)}</li>
            ))}
          </ul>
          {change.through.length > 0 && change.reaches !== null && <Through why={why} />}
        </section>
      )}
    </div>
  );
}

/** What the answer would still rest on, by name. */
function Through({ why }: { why: WhyView }) {
  const { t } = usePopup();
  const paths = new Set(why.change?.through.map((one) => one.path));
  return (
    <>
      <p className="quiet">{t('why.change.through')}</p>
      <ul className="why-tree">
        <Tree node={why.tree} names={why.names} only={paths} />
      </ul>
    </>
  );
}
