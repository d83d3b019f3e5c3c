import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { ApiError } from '../../http/errors';
import { hubspotNow } from '../../proof/daily';
import { countNeverSynced } from '../../proof/never-synced/count';
import { attempt, message } from '../message';

const count = z.number().check(z.minimum(0));
const cursorSchema = z.object({
  segmentId: z.string(),
  way: z.enum(['members', 'never', 'synced']),
  after: z.nullable(z.string()),
  read: count,
  of: count,
  hits: count,
  members: count,
  calls: count,
});
const request = z.object({ type: z.literal('never-synced-count'), from: z.optional(cursorSchema) });

/** R3: members that never synced. Counted on request, in parts: the page asks for one after the other. */
export const neverSyncedCount = message('never-synced-count', 'page', request, ({ from }) =>
  attempt(async () => {
    const { client, environment } = await connectedHubspot();
    const { segment, leftToOthers } = environment.settings;
    if (segment.mode !== 'segment') throw new ApiError('invalid', 'hubspot', { code: 'NO_SEGMENT' });
    if (from && from.segmentId !== segment.id) throw new ApiError('invalid', 'hubspot', { code: 'OTHER_SEGMENT' });
    return countNeverSynced({ client, segmentId: segment.id, now: hubspotNow, leftToOthers }, from);
  }),
);
