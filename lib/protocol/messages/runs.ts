import * as z from 'zod/mini';
import { announce } from '../../changes';
import type { Reason } from '../../eligibility/types';
import { ledger } from '../../storage/ledger';
import type { LedgerJob } from '../../storage/ledger-types';
import { jobLines, jobOfPortal, lineOf, nowOf } from '../job-lines';
import { type RunAct, runActs } from '../job-pages';
import { runner } from '../jobs';
import { kinds } from '../kinds';
import { mustBeOn } from '../managed';
import { attempt, message } from '../message';

/** Every kind of job in one list. */
export const runsList = message('runs-list', 'page', z.object({ type: z.literal('runs-list') }), () =>
  attempt(jobLines),
);

/** The one long job that popup and icon tell of. */
export const runsNow = message('runs-now', 'page', z.object({ type: z.literal('runs-now') }), () =>
  attempt(async () => nowOf(await jobLines(0))),
);

/** A person's word. What the job cannot do any more by now changes nothing. */
export const runsAct = message(
  'runs-act',
  'page',
  z.object({ type: z.literal('runs-act'), jobId: z.string(), act: z.enum(runActs) }),
  ({ jobId, act }) =>
    attempt(async () => {
      const job = await jobOfPortal(jobId);
      const feature = kindOf(job)?.feature;
      if (feature && (act === 'resume' || act === 'retry')) await mustBeOn(feature);
      return { refused: lineOf(job).acts.includes(act) ? await does[act](job) : null };
    }),
);

const kindOf = (job: LedgerJob) => kinds.find(({ kind }) => kind.kind === job.kind);

const does: Readonly<Record<RunAct, (job: LedgerJob) => Promise<Reason | null>>> = {
  async pause({ id }) {
    await runner.pause(id);
    return null;
  },
  async resume({ id }) {
    await runner.release(id, ['paused', 'trouble']);
    return null;
  },
  async cancel({ id }) {
    await runner.cancel(id);
    return null;
  },
  async retry(job) {
    const refused = (await kindOf(job)?.retry?.(job)) ?? null;
    void runner.drain().catch(() => undefined);
    return refused;
  },
  async delete(job) {
    const known = kindOf(job);
    if (known && !job.aside && job.format === known.kind.format) await known.dropping?.(job);
    await ledger.drop(job.id, 'open');
    void announce('ledger');
    return null;
  },
};
