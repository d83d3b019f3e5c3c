import { ApiError } from '../../http/errors';
import type { HubspotClient } from '../../hubspot/client';
import { segmentById } from '../../hubspot/segments';

interface Named {
  readonly id: string;
  readonly name: string;
}

/**
 * A read of the segment or its members, where `not-found` means that the segment itself was deleted: said with its
 * name, so that a job which is half way stops for a person.
 */
export async function ofSegment<T>({ name }: Named, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not-found') throw gone(name);
    throw error;
  }
}

/** Looks whether the segment is still there: one call. Throws as `ofSegment` does where it was deleted. */
export async function refuseGone(segment: Named, client: HubspotClient): Promise<void> {
  const { deleted } = await ofSegment(segment, () => segmentById(client, segment.id));
  if (deleted) throw gone(segment.name);
}

const gone = (words: string) => new ApiError('not-found', 'hubspot', { code: 'SEGMENT_GONE', words });
