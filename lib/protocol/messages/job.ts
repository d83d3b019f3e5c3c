import * as z from 'zod/mini';
import { resyncMethodIds } from '../../eligibility/types';
import { jobView, latestProof } from '../../resync/view';
import { activeEnvironment, readSettings } from '../../storage/settings';
import { runner } from '../jobs';
import { message } from '../message';

/** One job as it stands in the ledger. */
export const job = message('job', 'page', z.object({ type: z.literal('job'), jobId: z.string() }), ({ jobId }) =>
  jobView(jobId),
);

/** The newest proof of a method, for a page that was not there when it began. No call. */
export const proofLast = message(
  'proof-last',
  'page',
  z.object({ type: z.literal('proof-last'), method: z.enum(resyncMethodIds) }),
  async ({ method }) => {
    const environment = activeEnvironment((await readSettings()).store);
    return environment && latestProof(environment, method);
  },
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
