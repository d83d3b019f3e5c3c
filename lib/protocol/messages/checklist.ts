import * as z from 'zod/mini';
import { startList } from '../../checklist/start';
import type { ListJob } from '../../checklist/types';
import { entriesOf, listJob, listView, listViews, rowsOf } from '../../checklist/view';
import { goOnWithout } from '../../checklist/without';
import { connectedHubspot } from '../../connections/hubspot';
import { ApiError } from '../../http/errors';
import { ledger } from '../../storage/ledger';
import { runner } from '../jobs';
import { attempt, message } from '../message';

const ofJob = { jobId: z.string() };
const listSchema = z.object({
  name: z.string(),
  head: z.nullable(z.array(z.string())),
  rows: z.array(z.array(z.string())),
  column: z.number(),
});

/** Takes a list in, and says what its check costs. */
export const checklistStart = message(
  'checklist-start',
  'page',
  z.object({ type: z.literal('checklist-start'), list: listSchema }),
  ({ list }) => attempt(async () => listView(await startList(list))),
);

export const checklistList = message('checklist-list', 'page', z.object({ type: z.literal('checklist-list') }), () =>
  attempt(async () => listViews((await connectedHubspot()).environment)),
);

/** A person's word on a list. One that is no longer in the state that it speaks of stays as it is. */
export const checklistAct = message(
  'checklist-act',
  'page',
  z.object({
    type: z.literal('checklist-act'),
    ...ofJob,
    act: z.enum(['confirm', 'pause', 'resume', 'cancel', 'without-salesforce']),
  }),
  ({ jobId, act }) =>
    attempt(async () => {
      const job = await existing(jobId);
      if (act === 'without-salesforce' && (await goOnWithout(job))) await runner.release(jobId, ['trouble']);
      if (act === 'confirm') await runner.release(jobId, ['confirm']);
      if (act === 'resume') await runner.release(jobId, ['paused', 'trouble']);
      if (act === 'pause') await runner.pause(jobId);
      if (act === 'cancel') await runner.cancel(jobId);
      return listView(await existing(jobId));
    }),
);

export const checklistDelete = message(
  'checklist-delete',
  'page',
  z.object({ type: z.literal('checklist-delete'), ...ofJob }),
  ({ jobId }) =>
    attempt(async () => {
      if ((await existing(jobId)).dueAt !== null) await runner.cancel(jobId);
      await ledger.drop(jobId);
      return null;
    }),
);

export const checklistRows = message(
  'checklist-rows',
  'page',
  z.object({ type: z.literal('checklist-rows'), ...ofJob, from: z.number() }),
  ({ jobId, from }) =>
    attempt(async () => {
      await existing(jobId);
      return rowsOf(jobId, from);
    }),
);

export const checklistEntries = message(
  'checklist-entries',
  'page',
  z.object({ type: z.literal('checklist-entries'), ...ofJob, from: z.number() }),
  ({ jobId, from }) => attempt(async () => entriesOf(await existing(jobId), from)),
);

async function existing(jobId: string): Promise<ListJob> {
  const job = await listJob(jobId);
  if (!job) throw new ApiError('not-found', 'hubspot', { code: 'NO_JOB' });
  return job;
}
