import * as z from 'zod/mini';
import { quotaView } from '../../quota/view';
import { attempt, message } from '../message';

/** What both services allow, what is used of it, and what of that were ours. */
export const quotaGet = message(
  'quota-get',
  'page',
  z.object({ type: z.literal('quota-get'), ask: z.boolean() }),
  ({ ask }) => attempt(() => quotaView(ask)),
);
