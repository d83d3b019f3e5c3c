import type { Failure } from '../http/errors';
import type { ScanWait } from '../protocol/coverage-pages';
import { line, passes } from '../resync/end';
import { nextTry } from '../resync/looks';
import { nextMidnight } from '../resync/many/midnight';
import type { Bounds } from '../resync/many/waits';
import type { ScanCursor, ScanResult } from './types';

const hour = 3_600_000;
/** After so many failures in a row a person is asked: about two hours. */
const mostTries = 14;

/** The scan waits. Told in its history where it is not the window of ten seconds. */
export function waiting(cursor: ScanCursor, { wait, until }: { wait: ScanWait; until: number }): ScanResult {
  const isNew = cursor.wait !== wait && wait !== 'window';
  return { cursor: { ...cursor, wait }, steps: isNew ? [line(`waits-${wait}`)] : [], next: until };
}

/** What a failure means: wait for the window, for the day, for the service; or for a person. */
export function afterFailure(cursor: ScanCursor, failure: Failure, { zone }: Bounds): ScanResult {
  const now = Date.now();
  if (failure.kind === 'rate-limited')
    return waiting({ ...cursor, failure: null }, { wait: 'window', until: Math.max(failure.until ?? 0, now + 1000) });
  if (failure.kind === 'quota-spent') {
    const isHubspot = failure.service === 'hubspot';
    const until = failure.until ?? (isHubspot ? nextMidnight(now, zone) : now + hour);
    return waiting({ ...cursor, failure }, { wait: isHubspot ? 'day' : 'salesforce', until });
  }
  const tried = { ...cursor, failure, tries: cursor.tries + 1 };
  if (!passes(failure) || tried.tries > mostTries)
    return { cursor: { ...tried, wait: null }, steps: [line('trouble', failure.words)], next: 'trouble' };
  return {
    cursor: { ...tried, wait: 'service' },
    steps: [line('retry', failure.words)],
    next: nextTry(cursor.tries, now, failure.until),
  };
}
