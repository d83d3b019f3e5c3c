import { type Bound, compile, evaluate } from './compile';
import { leavesOf, type Node } from './definition';
import { shift } from './time/zone';
import { traceLeaves, traceOf } from './trace';
import type { Answer, ContactData, Moment } from './types';

/** The days at which a definition is looked at again. */
export const horizons = [1, 7, 30] as const;
const last = Math.max(...horizons);

/** The first day ahead on which a contact is no longer in, or comes in, or cannot be told any more. */
export interface Turn {
  readonly days: number;
  readonly at: number;
  readonly answer: Answer;
  /** Paths of the criteria that answer otherwise than today. */
  readonly by: readonly string[];
}
export interface Forecast {
  readonly today: Answer;
  /** Null: nothing turns within the last horizon. */
  readonly turns: Turn | null;
}

/** Does time alone change the answer? */
export function moves(node: Node): boolean {
  return leavesOf(node, true).some((leaf) => leaf.kind === 'property' && leaf.operation.moves === true);
}

/** A definition bound to today and, where it moves, to each of the days ahead; made once for all contacts. */
export function forecaster(node: Node, moment: Moment): (contact: ContactData) => Forecast {
  const days = moves(node) ? last : 0;
  const instants = Array.from({ length: days + 1 }, (_, ahead) => shift(moment.now, moment.zone, { days: ahead }));
  const bounds = instants.map((now): [Bound, number] => [compile(node, { ...moment, now }), now]);
  const [first] = bounds as [[Bound, number]];
  return (contact) => {
    const today = evaluate(first[0], contact);
    const turn = bounds.findIndex(([bound]) => evaluate(bound, contact) !== today);
    const [bound, at] = bounds[turn] ?? first;
    if (turn === -1) return { today, turns: null };
    return {
      today,
      turns: { days: turn, at, answer: evaluate(bound, contact), by: changed(first[0], bound, contact) },
    };
  };
}

function changed(before: Bound, after: Bound, contact: ContactData): string[] {
  const then = traceLeaves(traceOf(after, contact));
  return traceLeaves(traceOf(before, contact)).flatMap(({ node, answer }, index) =>
    then[index]?.answer === answer ? [] : [node.path],
  );
}
