import type { Failure } from '../../http/errors';
import { hubspotLimits, limitsOf } from '../../http/limits';
import { roomFor, waitFor } from '../../http/pace';
import { dayAnew } from '../../hubspot/day';
import type { StepResult } from '../../jobs/types';
import type { BulkWait } from '../../protocol/bulk-pages';
import type { Environment } from '../../storage/settings';
import { line, passes } from '../end';
import { nextTry } from '../looks';
import type { ManyCursor } from './types';

/** What the cursor of any long job holds of its waits and failures. */
export type Waits = Pick<ManyCursor, 'wait' | 'failure' | 'tries'> & Partial<Pick<ManyCursor, 'pace'>>;

/** What a job may use, and the zone in which its portal's day ends. */
export interface Bounds {
  /** The key of the portal's limits. */
  readonly limits: string;
  readonly zone: string | undefined;
  /** This share of each limit is left to other tools, and to what a person clicks. */
  readonly share: number;
  /** Below this share of Salesforce's 24 hours nothing is begun. */
  readonly floor: number;
}
/** Unless the admin set another share. */
export const usualBounds: Bounds = { limits: '', zone: undefined, share: 0.2, floor: 0.2 };

export function boundsOf(environment: Pick<Environment, 'portalId' | 'timeZone' | 'settings'>): Bounds {
  const { portalId, timeZone, settings } = environment;
  const share = settings.leftToOthers ?? usualBounds.share;
  return { limits: hubspotLimits(portalId), zone: timeZone, share, floor: settings.salesforceFloor ?? share };
}

/** What was said of the day longer ago than this is asked anew. */
const freshMs = 10 * 60_000;
/** Others call Salesforce too, and HubSpot does for each contact: its day is asked for more often. */
const salesforceFreshMs = 30_000;
/** So many calls are worth a step: a browser has no more connections to a host that speaks HTTP/1.1. */
const together = 6;
/** Between two looks at the window. */
const shortestMs = 50;
const hour = 3_600_000;
/** After so many failures in a row a person is asked: about two hours. */
const mostTries = 14;

/** How many calls may set out now. */
export const room = ({ limits, share }: Bounds): number => roomFor(limits, Date.now(), share);

/** What keeps a job from its next calls; null: it may go on. */
export function hindranceOf(needed: number, bounds: Bounds): { wait: BulkWait; until: number } | null {
  const now = Date.now();
  const limits = limitsOf(bounds.limits);
  const known = limits?.daily && limits.dailyLeft != null && now - (limits.saidAt ?? 0) < freshMs;
  if (known && (limits.dailyLeft ?? 0) < (limits.daily ?? 0) * bounds.share)
    return { wait: 'day', until: dayAnew(now, bounds.zone) };
  if (room(bounds) >= needed) return null;
  return { wait: 'window', until: now + Math.max(waitFor(bounds.limits, now, bounds.share, needed), shortestMs) };
}

/**
 * The same for calls that go out side by side. Room comes back call by call: taken at once, each would go alone, one
 * after the other. So a few are waited for, at most for half of the window; then whatever there is is taken.
 */
export function sideBySide(calls: number, least: number, { wait }: Waits, bounds: Bounds) {
  const window = limitsOf(bounds.limits)?.window ?? 0;
  const half = Math.max(least, Math.floor((window * (1 - bounds.share)) / 2));
  return hindranceOf(wait === 'window' ? least : Math.min(calls, half, Math.max(least, together)), bounds);
}

/** Salesforce's calls: below this share of the org's day no job writes, for each contact written costs some (R12). */
export function salesforceHindrance(
  salesforceHost: string,
  owed: number,
  { floor }: Bounds,
): { wait: BulkWait; until: number } | null | 'unknown' {
  const limits = limitsOf(salesforceHost);
  if (!limits?.daily || limits.dailyLeft == null || Date.now() - (limits.saidAt ?? 0) > salesforceFreshMs)
    return 'unknown';
  if (limits.dailyLeft - owed >= limits.daily * floor) return null;
  // The org's day is the last 24 hours, hour by hour.
  return { wait: 'salesforce', until: Date.now() + hour };
}

/** The job waits. Told in its history where it is not the window of ten seconds. */
export function waiting<C extends Waits>(cursor: C, { wait, until }: { wait: BulkWait; until: number }): StepResult<C> {
  const isNew = cursor.wait !== wait && wait !== 'window';
  return {
    cursor: { ...cursor, wait, ...(wait === 'window' ? {} : { pace: null }) },
    steps: isNew ? [line(`waits-${wait}`)] : [],
    next: until,
  };
}

/** What a failure means for the job: wait for the window, for the day, for the service; or for a person. */
export function afterFailure<C extends Waits>(cursor: C, failure: Failure, { zone }: Bounds): StepResult<C> {
  const now = Date.now();
  if (failure.kind === 'rate-limited')
    return waiting({ ...cursor, failure: null }, { wait: 'window', until: Math.max(failure.until ?? 0, now + 1000) });
  if (failure.kind === 'quota-spent') {
    const day = failure.service === 'hubspot';
    const until = failure.until ?? (day ? dayAnew(now, zone) : now + hour);
    return waiting({ ...cursor, failure }, { wait: day ? 'day' : 'salesforce', until });
  }
  const tried = { ...cursor, failure, tries: cursor.tries + 1, pace: null };
  // A person makes room, or mends the browser: no time does.
  if (!passes(failure) || failure.kind === 'storage' || tried.tries > mostTries)
    return { cursor: { ...tried, wait: null }, steps: [line('trouble', failure.words)], next: 'trouble' };
  return {
    cursor: { ...tried, wait: 'service' },
    steps: [line('retry', failure.words)],
    next: nextTry(cursor.tries, now, failure.until),
  };
}
