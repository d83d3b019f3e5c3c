import { toFailure } from '../../http/errors';
import { end, line } from '../end';
import type { ResyncStep } from '../kind';
import { methods } from '../methods';
import { hubspotNow, reachOf } from '../reach';

/**
 * The end of a resync that somebody cancelled, told as it is: nothing was written; it was written and nobody looks any
 * more; or, where a write was under way and its answer was lost, what a read of it says.
 */
export const cancelStep: ResyncStep = async ({ environment, kind, cursor }) => {
  const [write] = cursor.writes;
  if (cursor.state !== 'writing' || !write) return end(cursor, 'cancelled', { failure: null });
  try {
    const found = await methods[cursor.method].written(write, await reachOf(environment, kind));
    if (!found) return end(cursor, 'cancelled', { failure: null });
    const writtenAt = found.at ?? cursor.intendedAt ?? hubspotNow();
    return end(cursor, 'cancelled', { failure: null, writtenAt }, [{ ...line('sent'), at: writtenAt }]);
  } catch (error) {
    // Whether it was written is not known: the reason stands beside it.
    return end(cursor, 'cancelled', { failure: toFailure(error, 'hubspot') });
  }
};
