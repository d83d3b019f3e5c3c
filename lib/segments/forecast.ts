import { type Bound, compile, evaluate } from './compile';
import { leavesOf, type Node } from './definition';
import { answerOf } from './kleene';
import { shift } from './time/zone';
import { traceLeaves, traceOf } from './trace';
import type { Answer, ContactData, Moment } from './types';

/** The days at which a definition is looked at again. */
export const horizons = [1, 7, 30] as const;

export interface Outlook {
  readonly days: number;
  readonly at: number;
  readonly answer: Answer;
  /** Criteria that answer otherwise than today. */
  readonly changed: readonly string[];
}
export interface Forecast {
  readonly today: Answer;
  readonly outlooks: readonly Outlook[];
  /** The first day on which the contact is no longer in (or comes in); null: not within the last horizon. */
  readonly turns: { readonly days: number; readonly at: number; readonly answer: Answer } | null;
}

/** Does time alone change the answer? */
export function moves(node: Node): boolean {
  return leavesOf(node, true).some((leaf) => leaf.kind === 'property' && leaf.operation.moves === true);
}

/** A definition bound to today and to each of the days ahead; made once for all contacts. */
export function forecaster(node: Node, moment: Moment): (contact: ContactData) => Forecast {
  const last = Math.max(...horizons);
  const instants = Array.from({ length: last + 1 }, (_, days) => shift(moment.now, moment.zone, { days }));
  const bounds = instants.map((now): Bound => compile(node, { ...moment, now }));
  return (contact) => {
    const [first] = bounds as [Bound, ...Bound[]];
    const today = evaluate(first, contact);
    const turn = moves(node) ? bounds.findIndex((bound) => evaluate(bound, contact) !== today) : -1;
    return {
      today,
      outlooks: horizons.map((days) =>
        outlook(first, bounds[days] ?? first, contact, days, instants[days] ?? moment.now),
      ),
      turns: turn === -1 ? null : turnOf(bounds[turn] ?? first, contact, turn, instants[turn] ?? moment.now),
    };
  };
}

const turnOf = (bound: Bound, contact: ContactData, days: number, at: number) => ({
  days,
  at,
  answer: evaluate(bound, contact),
});

function outlook(today: Bound, later: Bound, contact: ContactData, days: number, at: number): Outlook {
  const now = traceLeaves(traceOf(today, contact));
  const then = traceLeaves(traceOf(later, contact));
  const changed = now.flatMap((one, index) => (then[index]?.answer === one.answer ? [] : [one.node.path]));
  return { days, at, answer: answerOf(later.tell(contact)), changed };
}
