import { useStore } from 'zustand';
import type { Trouble } from '../../lib/ui/ask';
import { troubleText } from '../../lib/ui/text/trouble';
import { dayText, sentenceText } from '../../lib/ui/text/why';
import type { WhyNode, WhyView } from '../../lib/why/view';
import { Button, Notice } from '../kit';
import { useWhy } from './context';
import { Steps } from './Steps';
import { Tree } from './Tree';
import './why.css';

/** Why a contact is in the segment or out of it, as far as it was told. */
export function Reasons() {
  const { t, store } = useWhy();
  const why = useStore(store, (state) => state.why);
  return (
    <>
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
      {why?.state === 'told' && <Told why={why.view} failed={why.failed} />}
    </>
  );
}

function Told({ why, failed }: { why: WhyView; failed: Trouble | null }) {
  const { t } = useWhy();
  const { member, told, forecast } = why;
  return (
    <div className="stack">
      <Authority why={why} />
      {forecast && (forecast.answer === 'yes') !== member && (told === 'yes') === member && (
        <p className="why-forecast">
          {t(`why.forecast.${forecast.answer === 'no' ? 'out' : 'in'}`, {
            day: dayText(forecast.day, t),
            count: forecast.days,
          })}{' '}
          <span className="quiet">
            {t('why.forecast.by', {
              criteria: nodesAt(why.tree, forecast.by)
                .map(({ sentence }) => sentenceText(sentence, t))
                .join('; '),
            })}
          </span>
        </p>
      )}
      <section aria-label={t('why.popup.criteria', { segment: why.segment })}>
        <ul className="why-tree">
          <Tree node={why.tree} why={why} />
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
      <Steps why={why} />
    </div>
  );
}

/** HubSpot's membership is the authority: whether the criteria agree with it, and what likely parts them. */
function Authority({ why }: { why: WhyView }) {
  const { t } = useWhy();
  const side = why.member ? 'in' : 'out';
  const rule = why.differs === 'processing' || why.differs === 'old-definition' ? 'R7' : 'R13';
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
        <abbr className="rule" title={t(`popup.rule.${rule}`)}>
          {rule}
        </abbr>
      </p>
    </Notice>
  );
}

const nodesAt = (node: WhyNode, paths: readonly string[]): WhyNode[] =>
  paths.includes(node.path) ? [node] : node.children.flatMap((child) => nodesAt(child, paths));

/** The criteria that cannot be told here, without their groups. */
const unknownIn = (node: WhyNode): WhyNode[] =>
  node.answer !== 'unknown'
    ? []
    : node.children.length > 0 && node.sentence.code !== 'group.companies'
      ? node.children.flatMap(unknownIn)
      : [node];
