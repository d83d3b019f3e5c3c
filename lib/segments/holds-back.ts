import { type Bound, combine } from './compile';
import { answerOf } from './kleene';
import type { Answer, ContactData } from './types';

/** How many contacts a criterion keeps out. */
export interface HoldsBack {
  readonly path: string;
  /** Contacts outside that fail it. */
  readonly failing: number;
  /** Contacts outside that would be in if it alone held. */
  readonly alone: number;
}

/** For each criterion, the contacts that it keeps out. */
export function holdsBack(bound: Bound, contacts: Iterable<ContactData>): HoldsBack[] {
  const leaves = leavesOf(bound);
  const counts = leaves.map((leaf) => ({ path: leaf.node.path, failing: 0, alone: 0 }));
  for (const contact of contacts) {
    if (bound.tell(contact) !== 'no') continue;
    const answers = new Map(leaves.map((leaf) => [leaf, answerOf(leaf.tell(contact))]));
    leaves.forEach((leaf, index) => {
      const count = counts[index];
      // Within a NOT it is the yes that keeps out: what counts is whether the other answer lets the contact in.
      const flipped = answers.get(leaf) === 'yes' ? 'no' : 'yes';
      const opens = withAnswers(bound, new Map(answers).set(leaf, flipped)) === 'yes';
      if (!count) return;
      if (answers.get(leaf) === 'no') count.failing += 1;
      if (opens) count.alone += 1;
    });
  }
  return counts;
}

const leavesOf = (bound: Bound): Bound[] => (bound.node.kind === 'branch' ? bound.children.flatMap(leavesOf) : [bound]);

function withAnswers(bound: Bound, answers: ReadonlyMap<Bound, Answer>): Answer {
  if (bound.node.kind !== 'branch') return answers.get(bound) ?? 'unknown';
  return combine(
    bound.node,
    bound.children.map((child) => withAnswers(child, answers)),
  );
}
