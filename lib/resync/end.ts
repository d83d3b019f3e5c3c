import type { ApiErrorKind, Failure } from '../http/errors';
import type { StepResult } from '../jobs/types';
import type { Outcome } from '../protocol/pages';
import type { Step } from '../storage/ledger-types';
import { nextTry } from './looks';
import { hubspotNow } from './reach';
import type { ResyncCursor } from './types';

/** These pass by themselves; the others need a person. */
const passing: readonly ApiErrorKind[] = [
  'rate-limited',
  'quota-spent',
  'locked',
  'conflict',
  'unavailable',
  'timeout',
  'network',
  'unreadable',
  'storage',
];

export function passes(failure: Failure): boolean {
  return passing.includes(failure.kind);
}

/** One line of the history, at HubSpot's time. */
export function line(what: string, words?: string): Step {
  return { at: hubspotNow(), what, words };
}

/** The end of a resync, with its outcome as the last line of the history. */
export function end(
  cursor: ResyncCursor,
  outcome: Outcome,
  more: Partial<ResyncCursor> = {},
  before: readonly Step[] = [],
): StepResult<ResyncCursor> {
  const finishedAt = hubspotNow();
  const words = more.failure?.words ?? more.refusal?.code;
  const ended = { ...cursor, ...more, state: 'done', outcome, finishedAt } as const;
  return { cursor: ended, steps: [...before, line(outcome, words)], next: 'done' };
}

/** Tries the same step again later, not before the service allows it. */
export function later(cursor: ResyncCursor, failure: Failure): StepResult<ResyncCursor> {
  const tried = { ...cursor, tries: cursor.tries + 1, failure };
  const next = nextTry(cursor.tries, Date.now(), failure.until);
  return { cursor: tried, steps: [line('retry', failure.words)], next };
}
