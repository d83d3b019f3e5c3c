import type { Bound } from '../compile';
import { answerOf } from '../kleene';
import type { Answer, ContactData } from '../types';

/** A criterion and the answer that it must give. */
export interface Want {
  readonly leaf: Bound;
  readonly wanted: 'yes' | 'no';
  readonly now: Answer;
}
/** All criteria that must hold at once: kept ones and those to change. */
export type Plan = readonly Want[];

/** Ways that are looked at for each node: the cheapest. */
const breadth = 24;

/** The ways in which a node comes to the wanted answer, the fewest changes first, then the fewest unknowns. */
export function plansFor(bound: Bound, wanted: 'yes' | 'no', contact: ContactData): Plan[] {
  const { node } = bound;
  if (node.kind !== 'branch') {
    if (node.kind === 'constant' && node.accept !== (wanted === 'yes')) return [];
    return [[{ leaf: bound, wanted, now: answerOf(bound.tell(contact)) }]];
  }
  const flipped = node.type === 'NOT_ALL' || node.type === 'NOT_ANY';
  const inner = flipped ? (wanted === 'yes' ? 'no' : 'yes') : wanted;
  const isAll = node.type === 'AND' || node.type === 'NOT_ALL';
  const ofChildren = bound.children.map((child) => plansFor(child, inner, contact));
  // All of all, and none of any, ask for every child; the others for one.
  const every = isAll === (inner === 'yes');
  return cheapest(every ? ofChildren.reduce<Plan[]>(together, [[]]) : ofChildren.flat());
}

function together(before: readonly Plan[], next: readonly Plan[]): Plan[] {
  return cheapest(before.flatMap((one) => next.map((two) => [...one, ...two])));
}

export const changesOf = (plan: Plan) => plan.filter((one) => one.now !== 'unknown' && one.now !== one.wanted);
const cost = (plan: Plan) => changesOf(plan).length * 1000 + plan.filter((one) => one.now === 'unknown').length;

function cheapest(plans: readonly Plan[]): Plan[] {
  return plans
    .map((plan) => ({ plan, cost: cost(plan) }))
    .sort((one, two) => one.cost - two.cost)
    .slice(0, breadth)
    .map((one) => one.plan);
}
