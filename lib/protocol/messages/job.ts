import * as z from 'zod/mini';
import { jobView } from '../../resync/view';
import { message } from '../message';

/** One job as it stands in the ledger. */
export const job = message('job', 'page', z.object({ type: z.literal('job'), jobId: z.string() }), ({ jobId }) =>
  jobView(jobId),
);
