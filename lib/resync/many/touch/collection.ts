import { ApiError, toFailure } from '../../../http/errors';
import { chunks } from '../../../hubspot/contacts-batch';
import { objectOf } from '../../../records/ids';
import { touchBatch, touchRecords } from '../../../salesforce/touch';
import { spend } from '../allocation';
import { isFresh } from '../steps/check-batch';
import { paceOf, progress } from '../steps/progress';
import type { Wave } from '../steps/wave';
import { tally } from '../tally';
import type { Batch, ManyCursor, ManyJob, ManyResult, Person } from '../types';
import { afterFailure, boundsOf, waiting } from '../waits';
import { hubspotNow, type Work } from '../work';
import { touchedBack } from './back';
import { afterLocks, afterTouch, type End, stateAfterTouch } from './ends';

/** Two batches are one call. */
export const batchesACall = 2;

/** These say for certain that no record was written. */
const surelyNot: readonly ApiError['kind'][] = ['quota-spent', 'expired', 'forbidden', 'not-connected'];

/**
 * Touches the records of a wave that is marked as sent: at most 200, in one call, and one call at a time. A wave in
 * doubt is read back first: only those without the job's value are written.
 */
export async function sendCollection(job: ManyJob, cursor: ManyCursor, work: Work, wave: Wave): Promise<ManyResult> {
  const now: { number: number; value: Batch }[] = [];
  for (const { number, value } of wave) {
    const people = value.doubt ? await touchedBack(job, value, work) : value.people;
    const isLeft = people.some(({ state }) => state === 'sent');
    // Whoever was not written before the death is judged anew where that is long ago.
    const isStale = value.doubt && isLeft && !isFresh(value);
    now.push({ number, value: { ...value, doubt: false, people, ...(isStale ? { state: 'todo' } : {}) } });
  }
  if (now.some(({ value }) => value.state === 'todo')) return committed(cursor, work, wave, now);
  const open = now.flatMap(({ value }) => value.people.filter(({ state }) => state === 'sent'));
  try {
    const ends = await touchAll(open, cursor.property, job.id, work);
    const parts = now.map(({ number, value }) => {
      const people = value.people.map((one) =>
        one.state === 'sent' ? afterTouch(one, ends.get(one.record ?? ''), value.intendedAt ?? 0) : one,
      );
      return { number, value: { ...value, people, state: stateAfterTouch(people) } };
    });
    return committed(cursor, work, wave, parts);
  } catch (error) {
    const failure = toFailure(error, 'salesforce');
    const doubt = !surelyNot.includes(failure.kind);
    const parts = now.map(({ number, value }) => ({ number, value: { ...value, doubt } }));
    const counted = tally(cursor, wave.map(batchIn), parts.map(batchIn));
    const next = { ...cursor, ...counted, calls: work.calls() };
    return { ...afterFailure(next, failure, boundsOf(work.reach.environment)), parts };
  }
}

async function touchAll(open: readonly Person[], field: string, value: string, work: Work): Promise<Map<string, End>> {
  const records = [...new Set(open.flatMap(({ record }) => record ?? []))];
  const ends = new Map<string, End>();
  for (const part of chunks(records, touchBatch)) {
    const touches = part.flatMap((id) => {
      const object = objectOf(id);
      return object === 'Lead' || object === 'Contact' ? [{ object, id, fields: { [field]: value } }] : [];
    });
    const refusals = await work.salesforce(({ client }) => touchRecords(client, touches));
    if (!refusals) throw new ApiError('not-connected', 'salesforce');
    for (const [n, { id }] of touches.entries()) ends.set(id, refusals[n] ?? 'written');
  }
  return ends;
}

/** What was written is committed; locked records wait a while. */
export function committed(
  cursor: ManyCursor,
  work: Work,
  before: Wave,
  parts: readonly { readonly number: number; readonly value: Batch }[],
): ManyResult {
  const counted = tally(cursor, before.map(batchIn), parts.map(batchIn));
  const pace = paceOf(cursor, counted.counts);
  const spent = spend(cursor.spent, cursor.counts, counted.counts, Date.now());
  const next: ManyCursor = {
    ...progress(cursor, work),
    ...counted,
    writtenAt: hubspotNow(),
    writtenLocal: Date.now(),
    pace,
    spent,
  };
  const until = afterLocks(
    parts.flatMap(({ value }) => value.people),
    Date.now(),
  );
  if (until === null) return { cursor: next, steps: [], parts, next: 'now' };
  return { ...waiting(next, { wait: 'locks', until }), parts };
}

const batchIn = ({ value }: { value: Batch }) => value;
