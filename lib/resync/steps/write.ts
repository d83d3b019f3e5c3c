import type { Millis } from '../../eligibility/types';
import { toFailure } from '../../http/errors';
import { before } from '../before';
import { end, later, line } from '../end';
import type { ResyncStep } from '../kind';
import { nextLook } from '../looks';
import { methods } from '../methods';
import { hubspotNow, reachOf } from '../reach';
import { giveUp } from './check';

/** A check is good for this long; after a longer pause the contact is judged anew before anything is sent. */
const checkedForMs = 5 * 60_000;

/** Write: reads first whether it was written already, and writes only then. */
export const writeStep: ResyncStep = async (job) => {
  const { cursor } = job;
  const method = methods[cursor.method];
  const [write] = cursor.writes;
  try {
    const reach = await reachOf(job.environment, job.kind);
    if (!write) throw new Error('Nothing to write');
    const found = await method.written(write, reach);
    let at: Millis | null = found?.at ?? cursor.intendedAt;
    if (!found) {
      if (hubspotNow() - (cursor.intendedAt ?? 0) > checkedForMs) {
        const again = await before(reach.environment, cursor);
        if (!again.ok && !again.facts.gap) return end(cursor, 'refused', { refusal: again.refusal });
      }
      at = await method.write(write, reach);
    }
    const writtenLocal = Date.now();
    return {
      cursor: { ...cursor, state: 'sent', writtenAt: at, writtenLocal, failure: null, tries: 0 },
      steps: [{ ...line('sent'), at: at ?? hubspotNow() }],
      next: nextLook(writtenLocal, writtenLocal),
    };
  } catch (error) {
    const failure = toFailure(error, method.id === 'salesforce-touch' ? 'salesforce' : 'hubspot');
    return giveUp(failure, cursor.createdLocal) ? end(cursor, 'failed', { failure }) : later(cursor, failure);
  }
};
