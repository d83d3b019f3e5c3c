import { type Failure, toFailure } from '../../http/errors';
import { before, gapFailure } from '../before';
import { end, later, line, passes } from '../end';
import type { ResyncStep } from '../kind';
import { giveUpWriteMs, nextLook } from '../looks';
import { methods } from '../methods';
import { hubspotNow, reachOf } from '../reach';

/** Before: fresh facts are judged; then the intention to write is committed, so that a killed worker reads before it writes again. */
export const check: ResyncStep = async (job) => {
  const { cursor } = job;
  try {
    const { environment } = await reachOf(job.environment, job.kind);
    const found = await before(environment, cursor);
    if (!found.ok) {
      const failure = gapFailure(found.facts.gap);
      if (!failure) return end(cursor, 'refused', { refusal: found.refusal });
      return giveUp(failure, cursor.createdLocal) ? end(cursor, 'failed', { failure }) : later(cursor, failure);
    }
    const { contact } = found.one.facts;
    const writes = methods[cursor.method].writes(found.one, job.id);
    const records = [contact?.id, contact?.leadId, contact?.contactId].filter((id) => typeof id === 'string');
    const now = hubspotNow();
    const checked = { ...cursor, writes, records, failure: null, tries: 0, intendedAt: now };
    if (writes.length > 0) {
      const words = writes.map(({ property, from, to }) => `${property}: ${from ?? '–'} → ${to}`).join('; ');
      return {
        cursor: { ...checked, state: 'writing' },
        steps: [line('checked'), line('writing', words)],
        next: 'now',
      };
    }
    const written = { writtenAt: now, writtenLocal: Date.now() };
    return {
      cursor: { ...checked, ...written, state: 'waiting' },
      steps: [line('checked'), line('opened')],
      next: nextLook(written.writtenLocal, written.writtenLocal),
    };
  } catch (error) {
    const failure = toFailure(error, 'hubspot');
    return giveUp(failure, cursor.createdLocal) ? end(cursor, 'failed', { failure }) : later(cursor, failure);
  }
};

/** What needs a person ends it; so does what has not passed within the hour, or is known to last longer: a day's limit. */
export function giveUp(failure: Failure, createdLocal: number): boolean {
  const passed = Math.max(Date.now(), failure.until ?? 0);
  return !passes(failure) || passed - createdLocal >= giveUpWriteMs;
}
