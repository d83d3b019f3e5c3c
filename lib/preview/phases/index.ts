import { details } from './details';
import { members } from './members';
import type { Phase } from './phase';

/** Every stretch of a preview, in the order in which they are done. */
export const phases: readonly Phase[] = [members, details];
