import { checkListKind } from '../../checklist/kind';
import type { JobKind } from '../../jobs/types';
import type { BoundKind } from './types';

/** A list of people is judged. Nothing is written, so no page has to look again. */
export const checkList: BoundKind = { kind: checkListKind as unknown as JobKind };
