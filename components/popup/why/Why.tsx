import { useStore } from 'zustand';
import type { Trouble } from '../../../lib/ui/ask';
import type { PopupStore } from '../../../lib/ui/popup/store';
import { troubleText } from '../../../lib/ui/text/trouble';
import { dayText, sentenceText } from '../../../lib/ui/text/why';
import type { WhyNode, WhyView } from '../../../lib/why/view';
import { Button, Notice } from '../../kit';
import { usePopup } from '../context';
import type { Judged } from '../judged';
import { Rule } from '../VerdictView';
import { Steps } from './Steps';
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
      {why?.state === 'told' && <Told why={why.view} store={store} failed={why.failed} />}
    </details>
  );
}

function Told({ why, store, failed }: { why: WhyView; store: PopupStore; failed: Trouble | null }) {
  const { t } = usePopup();
  const { member, told, forecast } = why;
  return (
    <div className="stack">
      <Authority why={why} />
      {forecast && (forecast.answer === 'yes') !== member && (told === 'yes') === member && (
        <p className="why-forecast">
          {t(`why.forecast.${forecast.answer === 'no' ? 'out' : 'in'}`, {
            day: dayText(forecast.day, t),
            count: forecast.days,
          })}
        </p>
      )}
      <section aria-label={t('why.popup.criteria', { segment: why.segment })}>
        <ul className="why-tree">
          <Tree node={why.tree} why={why} store={store} />
        </ul>
      </section>
      {!why.hasLabels && (
        <p className="quiet small">{t('why.popup.no-labels', { scope: 'crm.schemas.contacts.read' })}</p>
      )}
      {failed && (
        <Notice tone="red" live>
          <p>{troubleText(failed, t, 'popup')}</p>
        </Notice>
      )}
      <Steps why={why} store={store} />
    </div>
  );
}

/** HubSpot's membership is the authority: whether the criteria agree with it, and what likely parts them. */
function Authority({ why }: { why: WhyView }) {
  const { t } = usePopup();
  const side = why.member ? 'in' : 'out';
  const counts = t(why.member ? 'why.popup.member' : 'why.popup.not-member');
  if (why.told === 'unknown') {
    const open = unknownIn(why.tree).map((one) => sentenceText(one.sentence, t));
    return (
      <p className="quiet">
        {counts} {t('why.popup.cannot')} {t('why.popup.cannot.which', { criteria: open.slice(0, 3).join('; ') })}
        {open.length > 3 && ` ${t('popup.more', { count: open.length - 3 })}`}
      </p>
    );
  }
  if (!why.differs)
    return (
      <p className="quiet">
        {counts} {t('why.popup.agrees')}
      </p>
    );
  return (
    <Notice tone="amber">
      <strong>{t(`why.popup.differs.${side}`)}</strong>
      <p>
        {t(`why.popup.differs.${why.differs}`, { ...why.recent })} {t('why.popup.counts')}{' '}
        <Rule name={why.differs === 'processing' || why.differs === 'old-definition' ? 'R7' : 'R13'} />
      </p>
    </Notice>
  );
}

/** The criteria that cannot be told here, without their groups. */
const unknownIn = (node: WhyNode): WhyNode[] =>
  node.answer !== 'unknown'
    ? []
    : node.children.length > 0 && node.sentence.code !== 'group.companies'
      ? node.children.flatMap(unknownIn)
      : [node];
