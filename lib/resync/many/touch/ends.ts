import type { Millis } from '../../../eligibility/types';
import type { ApiError } from '../../../http/errors';
import type { Batch, Person } from '../types';

/** A record that was locked so often is given up. */
const mostLocks = 6;

/** What became of one record; `undefined`: nothing was tried for it. */
export type End = 'written' | ApiError | undefined;

/** A contact after its record was written, refused or locked. Nobody says which of two writes a lock hit: it is judged anew. */
export function afterTouch(person: Person, end: End, intendedAt: Millis): Person {
  if (end === 'written') return { ...person, state: 'written', writtenAt: intendedAt };
  if (end === undefined) return { ...person, state: 'todo' };
  const { kind, details } = end;
  if (kind === 'not-found') return { ...person, state: 'skipped', why: 'nothing-to-touch' };
  if (kind !== 'locked') return { ...person, state: 'failed', why: 'refused-in-salesforce', words: details.words };
  const locks = (person.locks ?? 0) + 1;
  return locks < mostLocks
    ? { ...person, state: 'todo', locks }
    : { ...person, state: 'failed', why: 'locked', words: details.words };
}

/** `todo` where somebody of it is to be judged and written once more. */
export function stateAfterTouch(people: readonly Person[]): Batch['state'] {
  if (people.some(({ state }) => state === 'todo')) return 'todo';
  if (people.some(({ state }) => state === 'sent')) return 'sent';
  return people.some(({ state }) => state === 'written' || state === 'synced') ? 'written' : 'settled';
}

/** Local time at which locked records are tried again: later each time, and never all at one moment. */
export function afterLocks(people: readonly Person[], localNow: number, chance = Math.random()): number | null {
  const locks = Math.max(0, ...people.map((one) => (one.state === 'todo' ? (one.locks ?? 0) : 0)));
  return locks === 0 ? null : localNow + Math.min(20_000 * 2 ** (locks - 1), 120_000) * (0.75 + chance / 2);
}
