import { invalidate } from '../../facts/collect';
import { toFailure } from '../../http/errors';
import { line } from '../end';
import { methodOf } from './method';
import { resyncManyName } from './name';
import { manyTells } from './record';
import { cancelStep } from './steps/cancel';
import { lookStep } from './steps/look';
import { planStep } from './steps/plan';
import { writeStep } from './steps/write';
import { touchStep } from './touch/step';
import type { ManyKind, ManyMethod, ManyStep } from './types';
import { hubspotNow } from './work';

const steps = {
  planning: planStep,
  writing: ((job, turn) => writers[methodOf(job.cursor)](job, turn)) satisfies ManyStep,
  verifying: lookStep,
};
const writers: Readonly<Record<ManyMethod, ManyStep>> = {
  'trigger-property': writeStep,
  'salesforce-touch': touchStep,
};

/** Many contacts are resynced by their trigger property, or by a touch of their records: plan → confirm → write → verify. */
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
  tells: manyTells,
};
