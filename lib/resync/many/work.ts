import { hubspotNow, reachOf } from '../reach';
import type { Reach, SalesforceReach } from '../types';
import type { ManyCursor, ManyJob } from './types';

/** The services of a job for one step, with its calls counted. */
export interface Work {
  readonly reach: Reach;
  /** The calls so far, those of this step included. */
  calls(): ManyCursor['calls'];
  hubspot<T>(run: (client: Reach['hubspot']) => Promise<T>, calls?: number): Promise<T>;
  /** Null: no org is connected. */
  salesforce<T>(run: (salesforce: SalesforceReach) => Promise<T>, calls?: number): Promise<T | null>;
  /** Calls that were made past these. */
  count(hubspot: number, salesforce: number): void;
}

/** Throws `not-connected` while another portal is connected: a job never goes on elsewhere. */
export async function workOf(job: ManyJob): Promise<Work> {
  const reach = await reachOf(job.environment, job.kind);
  const { calls } = job.cursor;
  const made = { hubspot: 0, salesforce: 0 };
  return {
    reach,
    calls: () => ({ hubspot: calls.hubspot + made.hubspot, salesforce: calls.salesforce + made.salesforce }),
    hubspot(run, count = 1) {
      made.hubspot += count;
      return run(reach.hubspot);
    },
    async salesforce(run, count = 1) {
      const salesforce = await reach.salesforce();
      if (!salesforce) return null;
      made.salesforce += count;
      return run(salesforce);
    },
    count(hubspot, salesforce) {
      made.hubspot += hubspot;
      made.salesforce += salesforce;
    },
  };
}

export { hubspotNow };
