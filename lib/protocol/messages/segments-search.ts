import * as z from 'zod/mini';
import { connectedHubspot } from '../../connections/hubspot';
import { type Segment, searchSegments } from '../../hubspot/segments';
import { attempt, message } from '../message';
import type { SegmentItem } from '../pages';

const request = z.object({ type: z.literal('segments-search'), query: z.string(), offset: z.number() });

/** Segments by name; those that cannot be the inclusion segment are disabled, with the reason (R2). */
export const segmentsSearch = message('segments-search', 'page', request, ({ query, offset }) =>
  attempt(async () => {
    const { client } = await connectedHubspot();
    const page = await searchSegments(client, query, offset);
    return { segments: page.segments.map(itemOf), total: page.total, hasMore: page.hasMore };
  }),
);

function itemOf(segment: Segment): SegmentItem {
  const { id, name, size, processingType, processingStatus, objectTypeId } = segment;
  const disabled = objectTypeId !== '0-1' ? 'other-object' : processingType !== 'DYNAMIC' ? 'not-active' : null;
  return { id, name, size, processingType, processingStatus, objectTypeId, disabled };
}
