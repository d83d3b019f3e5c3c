import { type Counts, type PersonState, personStates } from './states';
import type { Batch, ManyCursor, Person } from './types';

/** Nobody in any state. */
export const nobody = Object.fromEntries(personStates.map((state) => [state, 0])) as Counts;

/** The counts after some batches changed: what they held before is taken out, what they hold now is added. */
export function tally(
  cursor: ManyCursor,
  before: readonly Batch[],
  after: readonly Batch[],
): Pick<ManyCursor, 'counts' | 'reasons'> {
  const counts: Record<string, number> = { ...cursor.counts };
  const reasons: Record<string, number> = { ...cursor.reasons };
  const count = (person: Person, by: 1 | -1) => {
    counts[person.state] = (counts[person.state] ?? 0) + by;
    if (!person.why) return;
    const key = `${person.state}.${person.why}`;
    reasons[key] = (reasons[key] ?? 0) + by;
    if (reasons[key] === 0) delete reasons[key];
  };
  for (const { people } of before) for (const person of people) count(person, -1);
  for (const { people } of after) for (const person of people) count(person, 1);
  return { counts: counts as Counts, reasons };
}

export const totalOf = (counts: Counts): number => Object.values(counts).reduce((sum, one) => sum + one, 0);

/** These go on; everybody else has their end. */
const open = ['todo', 'sent', 'written', 'synced'] as const;
export const doneOf = (counts: Counts): number => totalOf(counts) - open.reduce((sum, state) => sum + counts[state], 0);

/** Whom a retry would concern; the last three are left so where a fault of ours ended the job. */
const retriable = ['failed', 'not-verified', 'synced-without-our-field', 'sent', 'written', 'synced'] as const;
/** Whom the job never came to. */
const unwritten = ['cancelled', 'todo'] as const;
const left = { retriable, unwritten };
/** `retriable`: it was tried, and did not go through. `unwritten`: it was not tried, for the job was stopped before. */
export type Left = keyof typeof left;
export const statesOf = (which: Left): readonly PersonState[] => left[which];

/** How many an ended job has left. A plan that was discarded has nobody left: all of it can be planned anew. */
export function leftOf({ finishedAt, counts }: Pick<ManyCursor, 'finishedAt' | 'counts'>, which: Left): number {
  const sum = (states: readonly PersonState[]) => states.reduce((all, state) => all + counts[state], 0);
  const isDiscarded = totalOf(counts) === sum(unwritten);
  return finishedAt === null || isDiscarded ? 0 : sum(left[which]);
}

/** Those of a batch who are still to be looked at keep it open. */
export function stateAfterWrite(people: readonly Person[]): Batch['state'] {
  if (people.some(({ state }) => state === 'sent' || state === 'todo')) return 'sent';
  return people.some(({ state }) => state === 'written' || state === 'synced') ? 'written' : 'settled';
}
