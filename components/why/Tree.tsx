import { useStore } from 'zustand';
import type { BadgeIcon } from '../../lib/ui/badge-view';
import { cannotText, sentenceText, shownText } from '../../lib/ui/text/why';
import type { WhyNode, WhyView } from '../../lib/why/view';
import { Icon } from '../kit';
import { useWhy } from './context';
import { Company, NestedSegment } from './More';

const icons: Readonly<Record<WhyNode['answer'], BadgeIcon>> = { yes: 'check', no: 'minus', unknown: 'question' };

interface TreeProps {
  readonly node: WhyNode;
  readonly why: WhyView;
  /** Only the criteria with these paths, without their groups. */
  readonly only?: ReadonlySet<string>;
}

/** One criterion or group with its answer, the contact's value beside it, and what stands within. */
export function Tree({ node, why, only }: TreeProps) {
  const { t, store } = useWhy();
  const reading = useStore(store, ({ why: state }) => (state?.state === 'told' ? state.reading : null));
  const children = node.children.map((child) => <Tree key={child.key} node={child} why={why} only={only} />);
  if (only && !only.has(node.path)) return <>{children}</>;
  // A group of one says nothing that its only child does not say.
  if (node.children.length === 1 && node.values.length === 0 && /^group\.(OR|AND)$/.test(node.sentence.code))
    return <>{children}</>;
  const { code } = node.sentence;
  return (
    <li data-answer={node.answer}>
      <span className="why-line">
        <Icon name={icons[node.answer]} />
        <span>
          <span className="hidden">{t(`why.answer.${node.answer}`)}: </span>
          <bdi>{sentenceText(node.sentence, t)}</bdi>
          {node.values.map((value) => (
            <span key={value.label} className="quiet small why-value">
              <bdi>{shownText(value, t)}</bdi>
            </span>
          ))}
          {node.cannot && code !== 'group.companies' && (
            <span className="quiet small why-value">{cannotText(node.cannot, t)}</span>
          )}
          {code === 'group.companies' && <Company why={why} reading={reading} />}
          {code.startsWith('list.') && !only && <NestedSegment node={node} why={why} reading={reading} />}
        </span>
      </span>
      {node.children.length > 0 && <ul>{children}</ul>}
      {node.nested?.tree && !only && (
        <ul aria-label={t('why.popup.criteria', { segment: node.nested.name })}>
          <Tree node={node.nested.tree} why={why} />
        </ul>
      )}
    </li>
  );
}
