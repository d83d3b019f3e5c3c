import { ledger } from '../storage/ledger';

/** Of each environment this many jobs that have ended are kept, and none that began longer ago than this. */
export const keepJobs = 1000;
export const keepJobsMs = 180 * 24 * 3_600_000;

/** Lets go of old jobs with their history. Open jobs stay, whatever their age. Returns how many went. */
export function pruneJobs(localNow = Date.now()): Promise<number> {
  return ledger.prune(keepJobs, localNow - keepJobsMs);
}
