import { criterionJson } from '../../builder/draft/definition';
import type { Criterion } from '../../builder/draft/types';
import { type Node, parseDefinition } from '../../segments/definition';
import { type Names, sentenceOf } from '../../segments/explain';
import type { Json } from '../../segments/types';
import type { T } from '../i18n';
import { sentenceText } from '../text/why';

/** One line of a definition in words; `depth` says what it stands within. */
export interface Line {
  /** Its place in the definition. */
  readonly path: string;
  readonly depth: number;
  readonly words: string;
}

/** One criterion as a sentence. It must be finished. */
export function criterionWords(criterion: Criterion, zone: string, names: Names, t: T): string {
  const [own, ...within] = linesOf(criterionJson(criterion, zone), names, t).map((line) => line.words);
  return within.length > 0 ? `${own}: ${within.join('; ')}` : (own ?? '');
}

/** Any part of a definition in words, line by line. */
export function linesOf(raw: Json, names: Names, t: T): Line[] {
  const isBranch = typeof raw === 'object' && raw !== null && 'filterBranchType' in raw;
  const node = isBranch
    ? parseDefinition(raw)
    : parseDefinition({ filterBranchType: 'AND', filterBranches: [], filters: [raw] });
  const first = isBranch ? node : node.kind === 'branch' ? node.children[0] : undefined;
  return first ? lines(first, 0, names, t) : [];
}

function lines(node: Node, depth: number, names: Names, t: T): Line[] {
  const own = { path: node.path, depth, words: sentenceText(sentenceOf(node, names), t) };
  const children = node.kind === 'branch' || node.kind === 'companies' ? node.children : [];
  return [own, ...children.flatMap((child) => lines(child, depth + 1, names, t))];
}
