import { invalidate } from '../../facts/collect';
import { toFailure } from '../../http/errors';
import { line } from '../end';
import { cancelStep } from './steps/cancel';
import { lookStep } from './steps/look';
import { planStep } from './steps/plan';
import { writeStep } from './steps/write';
import type { ManyKind } from './types';
import { hubspotNow } from './work';

export const resyncManyName = 'resync-many';

const steps = { planning: planStep, writing: writeStep, verifying: lookStep };

/** Many contacts are resynced by their trigger property: plan → confirm → write → verify. */
export const resyncManyKind: ManyKind = {
  kind: resyncManyName,
  format: 1,
  urgent: false,
  async step(job, turn) {
    const { state } = job.cursor;
    if (state === 'done') return { cursor: job.cursor, steps: [], next: 'done' };
    const result = await steps[state](job, turn);
    // What was read of these contacts before is old now: the triggers are seen as pending, and then the syncs.
    if (result.cursor.state !== state) await invalidate();
    return result;
  },
  cancelled: cancelStep,
  async broken({ cursor }, error) {
    const failure = toFailure(error, 'hubspot');
    const ended = {
      ...cursor,
      state: 'done',
      outcome: 'stopped',
      finishedAt: hubspotNow(),
      wait: null,
      failure,
    } as const;
    return { cursor: ended, steps: [line('stopped', failure.words)], next: 'done' };
  },
};
