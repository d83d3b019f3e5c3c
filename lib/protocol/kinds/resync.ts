import { lookAgain } from '../../changes';
import type { JobKind } from '../../jobs/types';
import { parseAddress } from '../../records/address';
import { resyncKind } from '../../resync/kind';
import type { ResyncCursor } from '../../resync/types';
import type { BoundKind } from './types';

/** One contact, by a person's click. */
export const resync: BoundKind = {
  kind: resyncKind as unknown as JobKind,
  committed(job) {
    const { state, records } = job.cursor as ResyncCursor;
    // The write makes the verdict pending, the end makes it what it is now.
    if (state === 'sent' || state === 'done') void lookAgain((url) => shows(url, records));
  },
};

function shows(url: string, records: readonly string[]): boolean {
  const page = parseAddress(url);
  return page.kind === 'record' && records.includes(page.ref.id);
}
