import type { Answer, Told } from './types';

/** Kleene's three-valued logic. A `Told` that is neither yes nor no counts as unknown. */
export const answerOf = (told: Told): Answer => (told === 'yes' || told === 'no' ? told : 'unknown');

/** Yes and no are swapped; the reason of an unknown stays. */
export function not<A extends string>(told: A | 'yes' | 'no'): A | 'yes' | 'no' {
  return told === 'yes' ? 'no' : told === 'no' ? 'yes' : told;
}

/** No where any says no, unknown where any is unknown; yes for none at all. */
export function all(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no';
  return answers.includes('unknown') ? 'unknown' : 'yes';
}

/** Yes where any says yes, unknown where any is unknown; no for none at all. */
export function any(answers: readonly Answer[]): Answer {
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'no';
}
