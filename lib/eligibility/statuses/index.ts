import type { StatusRule } from '../case';
import * as excluded from './excluded';
import * as included from './included';
import * as unjudged from './unjudged';

/** In the order of the product's table: the first that matches wins. */
export const statusRules: readonly StatusRule[] = [
  unjudged.unknown,
  unjudged.segmentInvalid,
  unjudged.absentInHubspot,
  included.blockedNoEmail,
  excluded.excludedYetSyncing,
  excluded.excludedOrphan,
  excluded.excludedImportStub,
  excluded.excludedOnce,
  excluded.excludedFrozen,
  excluded.excludedTwin,
  excluded.excluded,
  included.blockedLinkDead,
  included.includedPending,
  included.includedNeverSynced,
  included.includedStale,
  included.includedSynced,
];
