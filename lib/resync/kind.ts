import { invalidate } from '../facts/collect';
import { toFailure } from '../http/errors';
import type { JobKind, StepResult } from '../jobs/types';
import type { LedgerJob } from '../storage/ledger-types';
import { end } from './end';
import { resyncTells } from './record';
import { cancelStep } from './steps/cancel';
import { check } from './steps/check';
import { lookStep } from './steps/look';
import { writeStep } from './steps/write';
import type { ResyncCursor } from './types';

export const resyncKindName = 'resync';

/** One contact is resynced: before → write → verify. Each step is one line of the ledger. */
export const resyncKind: JobKind<ResyncCursor> = {
  kind: resyncKindName,
  format: 1,
  urgent: true,
  async step(job) {
    const { state } = job.cursor;
    const run = state === 'queued' ? check : state === 'writing' ? writeStep : lookStep;
    const result = await run(job);
    // What was read before is old now: the trigger is seen as pending, and then the sync.
    if (result.cursor.state !== state) await invalidate(job.cursor.contactId);
    return result;
  },
  cancelled: cancelStep,
  async broken({ cursor }, error) {
    return end(cursor, 'failed', { failure: toFailure(error, 'hubspot') });
  },
  tells: resyncTells,
};

export type ResyncJob = LedgerJob<ResyncCursor>;
export type ResyncStep = (job: ResyncJob) => Promise<StepResult<ResyncCursor>>;
