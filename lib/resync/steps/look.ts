import { type Failure, toFailure } from '../../http/errors';
import type { StepResult } from '../../jobs/types';
import { end, line, passes } from '../end';
import type { ResyncJob, ResyncStep } from '../kind';
import { endAfterMs, fieldGraceMs, nextLook, nextTry } from '../looks';
import { prove } from '../prove';
import { hubspotNow, reachOf } from '../reach';
import type { ResyncCursor } from '../types';
import { look, type Seen } from '../verify';

/** Verify: has the last sync moved past the write, and does the value stand in the other CRM? Else: look again later. */
export const lookStep: ResyncStep = async (job) => {
  const looked = { ...job.cursor, state: 'waiting' as const, looks: job.cursor.looks + 1 };
  try {
    const reach = await reachOf(job.environment, job.kind);
    const seen = await look(reach, looked.contactId, looked.writtenAt ?? 0, looked.writes[0]);
    return await judge(job, { ...looked, tries: 0, failure: seen.failure ?? null, syncedAt: seen.syncedAt }, seen);
  } catch (error) {
    const failure = toFailure(error, 'hubspot');
    const over = Date.now() - (looked.writtenLocal ?? 0) >= endAfterMs;
    if (over) return end(looked, 'not-verified', { failure });
    return wait({ ...looked, failure, tries: looked.tries + 1 }, 'look-failed', failure);
  }
};

async function judge(job: ResyncJob, cursor: ResyncCursor, seen: Seen): Promise<StepResult<ResyncCursor>> {
  const over = cursor.late || hubspotNow() - (cursor.writtenAt ?? 0) >= endAfterMs;
  const { syncedAt, value, failure } = seen;
  if (syncedAt === null) return over ? end(cursor, 'not-verified') : wait(cursor, 'not-yet');
  const came = cursor.syncedAt === job.cursor.syncedAt ? [] : [{ ...line('synced'), at: syncedAt }];
  if (value === 'there') {
    if (cursor.prove) await prove(job);
    return end(cursor, cursor.late ? 'verified-late' : 'verified', {}, [...came, line('read-back')]);
  }
  const graceOver = hubspotNow() - syncedAt >= fieldGraceMs || over;
  if (value === 'missing' && graceOver)
    // Of a late look the value may have been overwritten by a later resync.
    return end(cursor, cursor.late ? 'not-verified' : 'synced-without-our-field', {}, came);
  if (value === 'cannot-tell' && (!failure || graceOver || !passes(failure)))
    return end(cursor, 'synced-after-click', { failure: failure ?? null, unread: seen.unread }, came);
  const waiting = wait(cursor, value === 'missing' ? 'value-not-yet' : 'look-failed', failure);
  return { ...waiting, steps: [...came, ...waiting.steps] };
}

function wait(cursor: ResyncCursor, what: string, failure?: Failure): StepResult<ResyncCursor> {
  const now = Date.now();
  const regular = nextLook(cursor.writtenLocal ?? now, now);
  const next = failure ? Math.max(regular, nextTry(0, now, failure.until)) : regular;
  return { cursor, steps: [line(what, failure?.words)], next };
}
