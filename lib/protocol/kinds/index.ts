import { resync } from './resync';
import type { BoundKind } from './types';

/** Every kind of job, a file each. */
export const kinds: readonly BoundKind[] = [resync];
