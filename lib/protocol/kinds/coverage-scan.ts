import { coverageScanKind } from '../../coverage/kind';
import type { JobKind } from '../../jobs/types';
import type { BoundKind } from './types';

/** Every contact of the portal in one class. Nothing that a page shows changes by it. */
export const coverageScan: BoundKind = { kind: coverageScanKind as unknown as JobKind };
