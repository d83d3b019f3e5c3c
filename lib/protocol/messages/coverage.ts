import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { planScan } from '../../coverage/start';
import type { ScanJob } from '../../coverage/types';
import { coverageOf, rowsOf, scanJob, scanView } from '../../coverage/view';
import { ApiError } from '../../http/errors';
import { snapshots } from '../../storage/coverage';
import { environmentsSeen } from '../../storage/environment-key';
import { runner } from '../jobs';
import { attempt, message } from '../message';

export const coverageList = message('coverage-list', 'page', z.object({ type: z.literal('coverage-list') }), () =>
  attempt(async () => coverageOf((await connectedHubspot()).environment)),
);

/** What a scan will take. It starts when it is confirmed. */
export const coveragePlan = message(
  'coverage-plan',
  'page',
  z.object({ type: z.literal('coverage-plan'), mode: z.enum(['full', 'quick']) }),
  ({ mode }) =>
    attempt(async () => {
      const planned = await planScan(mode);
      if ('refused' in planned) return planned;
      void runner.drain().catch(() => undefined);
      return { scan: scanView(planned.job) };
    }),
);

/** A person's word on a scan. One that is no longer in the state that it speaks of stays as it is. */
export const coverageAct = message(
  'coverage-act',
  'page',
  z.object({
    type: z.literal('coverage-act'),
    jobId: z.string(),
    act: z.enum(['confirm', 'pause', 'resume', 'cancel']),
  }),
  ({ jobId, act }) =>
    attempt(async () => {
      await existing(jobId);
      if (act === 'confirm') await runner.release(jobId, ['confirm']);
      if (act === 'resume') await runner.release(jobId, ['paused', 'trouble']);
      if (act === 'pause') await runner.pause(jobId);
      if (act === 'cancel') await runner.cancel(jobId);
      return scanView(await existing(jobId));
    }),
);

export const coverageRows = message(
  'coverage-rows',
  'page',
  z.object({ type: z.literal('coverage-rows'), snapshotId: z.string(), from: z.number() }),
  ({ snapshotId, from }) =>
    attempt(async () => {
      await ownSnapshot(snapshotId);
      return rowsOf(snapshotId, from);
    }),
);

export const coverageDelete = message(
  'coverage-delete',
  'page',
  z.object({ type: z.literal('coverage-delete'), snapshotId: z.string() }),
  ({ snapshotId }) =>
    attempt(async () => {
      await ownSnapshot(snapshotId);
      await snapshots.remove(snapshotId);
      return null;
    }),
);

/** Throws where it is gone, or another portal's. */
async function ownSnapshot(id: string): Promise<void> {
  const { environment } = await connectedHubspot();
  const found = await snapshots.get(id);
  if (!found || !environmentsSeen(environment).includes(found.environment))
    throw new ApiError('not-found', 'hubspot', { code: 'NO_SNAPSHOT' });
}

async function existing(jobId: string): Promise<ScanJob> {
  const job = await scanJob(jobId);
  if (!job) throw new ApiError('not-found', 'hubspot', { code: 'NO_JOB' });
  return job;
}
