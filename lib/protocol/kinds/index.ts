import { checkList } from './check-list';
import { coverageScan } from './coverage-scan';
import { resync } from './resync';
import { resyncMany } from './resync-many';
import type { BoundKind } from './types';

/** Every kind of job, a file each. */
export const kinds: readonly BoundKind[] = [resync, resyncMany, checkList, coverageScan];
