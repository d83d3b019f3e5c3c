import * as z from 'zod/mini';
import { jobView } from '../../resync/view';
import { runner } from '../jobs';
import { message } from '../message';

/** One job as it stands in the ledger. */
export const job = message('job', 'page', z.object({ type: z.literal('job'), jobId: z.string() }), ({ jobId }) =>
  jobView(jobId),
);

/** Ends a job, by its kind. One that has ended meanwhile stays as it is. */
export const jobCancel = message(
  'job-cancel',
  'page',
  z.object({ type: z.literal('job-cancel'), jobId: z.string() }),
  async ({ jobId }) => {
    await runner.cancel(jobId);
    return jobView(jobId);
  },
);

/** Lets a job go on that was stopped for want of room. */
export const jobResume = message(
  'job-resume',
  'page',
  z.object({ type: z.literal('job-resume'), jobId: z.string() }),
  async ({ jobId }) => {
    await runner.release(jobId, ['trouble']);
    return jobView(jobId);
  },
);
