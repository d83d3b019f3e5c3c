import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import type { Reason } from '../../eligibility/types';
import { ApiError } from '../../http/errors';
import { allowAbove, planMany } from '../../resync/many/start';
import type { ManyJob } from '../../resync/many/types';
import { manyJob, manyView, manyViews, peopleLeft, peopleOf } from '../../resync/many/view';
import type { BulkScope, BulkView } from '../bulk-pages';
import { runner } from '../jobs';
import { attempt, message } from '../message';

const scopeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('segment') }),
  z.object({ kind: z.literal('never-synced') }),
  z.object({ kind: z.literal('ids'), ids: z.array(z.string()) }),
]);
const ofJob = { jobId: z.string() };

/** Plans a bulk resync: who, at what cost. Nothing is written before it is confirmed. */
export const bulkPlan = message(
  'bulk-plan',
  'page',
  z.object({ type: z.literal('bulk-plan'), scope: scopeSchema }),
  ({ scope }) => attempt(() => plan(scope)),
);

export const bulkList = message('bulk-list', 'page', z.object({ type: z.literal('bulk-list') }), () =>
  attempt(async () => manyViews((await connectedHubspot()).environment)),
);

/** A person's word on a job. One that is no longer in the state that it speaks of stays as it is. */
export const bulkAct = message(
  'bulk-act',
  'page',
  z.object({
    type: z.literal('bulk-act'),
    ...ofJob,
    act: z.enum(['confirm', 'confirm-above', 'pause', 'resume', 'cancel']),
  }),
  ({ jobId, act }) =>
    attempt(async () => {
      await existing(jobId);
      if (act === 'confirm-above') await allowAbove(jobId);
      if (act === 'confirm' || act === 'confirm-above') await runner.release(jobId, ['confirm']);
      if (act === 'resume') await runner.release(jobId, ['paused', 'trouble']);
      if (act === 'pause') await runner.pause(jobId);
      if (act === 'cancel') await runner.cancel(jobId);
      return manyView(await existing(jobId));
    }),
);

/** A plan for those of a job who failed or were not verified, or for those whom it never came to. */
export const bulkRetry = message(
  'bulk-retry',
  'page',
  z.object({ type: z.literal('bulk-retry'), ...ofJob, which: z.enum(['retriable', 'unwritten']) }),
  ({ jobId, which }) =>
    attempt(async () => {
      await existing(jobId);
      return plan({ kind: 'ids', ids: await peopleLeft(jobId, [which]) });
    }),
);

export const bulkPeople = message(
  'bulk-people',
  'page',
  z.object({ type: z.literal('bulk-people'), ...ofJob, from: z.number() }),
  ({ jobId, from }) =>
    attempt(async () => {
      await existing(jobId);
      return peopleOf(jobId, from);
    }),
);

async function plan(scope: BulkScope): Promise<{ job: BulkView } | { refused: Reason }> {
  const planned = await planMany(scope);
  if ('refused' in planned) return planned;
  void runner.drain().catch(() => undefined);
  return { job: manyView(planned.job) };
}

async function existing(jobId: string): Promise<ManyJob> {
  const job = await manyJob(jobId);
  if (!job) throw new ApiError('not-found', 'hubspot', { code: 'NO_JOB' });
  return job;
}
