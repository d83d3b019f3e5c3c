import type { Explained, Names } from '../../../lib/segments/explain';
import type { BadgeIcon } from '../../../lib/ui/badge-view';
import { cannotText, sentenceText, shownText } from '../../../lib/ui/text/why';
import { Icon } from '../../kit';
import { usePopup } from '../context';

const icons: Readonly<Record<Explained['answer'], BadgeIcon>> = { yes: 'check', no: 'minus', unknown: 'question' };

interface TreeProps {
  readonly node: Explained;
  readonly names: Names;
  /** Only the criteria with these paths, without their groups. */
  readonly only?: ReadonlySet<string>;
}

/** One criterion or group with its answer, the contact's value beside it, and what stands within. */
export function Tree({ node, names, only }: TreeProps) {
  const { t } = usePopup();
  const children = node.children.map((child) => <Tree key={child.path} node={child} names={names} only={only} />);
  if (only && !only.has(node.path)) return <>{children}</>;
  // A group of one says nothing that its only child does not say.
  if (node.children.length === 1 && node.values.length === 0 && /^group\.(OR|AND)$/.test(node.sentence.code))
    return <>{children}</>;
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
          {node.cannot && <span className="quiet small why-value">{cannotText(node.cannot, t)}</span>}
        </span>
      </span>
      {node.children.length > 0 && <ul>{children}</ul>}
    </li>
  );
}
