import { lookAgain } from '../../changes';
import type { JobKind } from '../../jobs/types';
import { resyncManyKind } from '../../resync/many/kind';
import type { ManyCursor } from '../../resync/many/types';
import type { BoundKind } from './types';

/** Many contacts, by a plan that a person confirms. */
export const resyncMany: BoundKind = {
  kind: resyncManyKind as unknown as JobKind,
  committed(job) {
    // Open pages may show one of them; the facts are read anew once at the end, not with every batch.
    if ((job.cursor as ManyCursor).state === 'done') void lookAgain(() => true);
  },
};
