import { details } from './details';
import { forecastOf } from './forecast';
import { heldOf } from './held';
import { members } from './members';
import { overwrite } from './overwrite';
import type { Phase } from './phase';
import { portal } from './portal';
import { stay } from './stay';

/** Every stretch of a preview, in the order in which they are done. */
export const phases: readonly Phase[] = [
  members,
  portal,
  details,
  stay,
  overwrite,
  forecastOf('current'),
  forecastOf('other'),
  heldOf('current'),
  heldOf('other'),
];
