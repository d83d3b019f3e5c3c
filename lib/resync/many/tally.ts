import { type Counts, personStates } from './states';
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

/** Whom a retry would concern. */
export const retriable = ['failed', 'not-verified', 'synced-without-our-field'] as const;

/** Those of a batch who are still to be looked at keep it open. */
export function stateAfterWrite(people: readonly Person[]): Batch['state'] {
  if (people.some(({ state }) => state === 'sent' || state === 'todo')) return 'sent';
  return people.some(({ state }) => state === 'written' || state === 'synced') ? 'written' : 'settled';
}
