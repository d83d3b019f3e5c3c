import { type Bound, combine } from './compile';
import { answerOf } from './kleene';
import type { Answer, ContactData } from './types';

/** How many contacts a criterion keeps out. */
export interface HoldsBack {
  readonly path: string;
  /** Contacts outside whom its answer keeps out: a no, or within a NOT a yes. */
  readonly failing: number;
  /** Of those, contacts that would be in if its answer alone were the other one. */
  readonly alone: number;
}

/** For each criterion, the contacts that it keeps out. */
export function holdsBack(bound: Bound, contacts: Iterable<ContactData>): HoldsBack[] {
  const leaves = leavesOf(bound).map((one) => ({ ...one, failing: 0, alone: 0 }));
  for (const contact of contacts) {
    if (bound.tell(contact) !== 'no') continue;
    const answers = new Map(leaves.map(({ leaf }) => [leaf, answerOf(leaf.tell(contact))]));
    for (const one of leaves) {
      if (answers.get(one.leaf) !== one.shuts) continue;
      one.failing += 1;
      const opens = one.shuts === 'no' ? 'yes' : 'no';
      if (withAnswers(bound, new Map(answers).set(one.leaf, opens)) === 'yes') one.alone += 1;
    }
  }
  return leaves.map(({ leaf, failing, alone }) => ({ path: leaf.node.path, failing, alone }));
}

/** Each criterion, with the answer that keeps out. */
function leavesOf(bound: Bound, shuts: 'yes' | 'no' = 'no'): { leaf: Bound; shuts: 'yes' | 'no' }[] {
  const { node, children } = bound;
  if (node.kind !== 'branch') return [{ leaf: bound, shuts }];
  const isNot = node.type === 'NOT_ALL' || node.type === 'NOT_ANY';
  const within = isNot === (shuts === 'no') ? 'yes' : 'no';
  return children.flatMap((child) => leavesOf(child, within));
}

function withAnswers(bound: Bound, answers: ReadonlyMap<Bound, Answer>): Answer {
  if (bound.node.kind !== 'branch') return answers.get(bound) ?? 'unknown';
  return combine(
    bound.node,
    bound.children.map((child) => withAnswers(child, answers)),
  );
}
