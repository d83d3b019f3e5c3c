import { line } from '../resync/end';
import { ledger } from '../storage/ledger';
import type { ListJob } from './types';

/**
 * A list that waits because Salesforce cannot be asked is judged by HubSpot alone from here on. Whoever was judged with
 * it stays so. False, and nothing changed: it does not wait for Salesforce.
 */
export async function goOnWithout(job: ListJob): Promise<boolean> {
  const { held, cursor } = job;
  if (held !== 'trouble' || cursor.failure?.service !== 'salesforce') return false;
  const without = { ...cursor, withoutSalesforce: cursor.failure, failure: null, wait: null, tries: 0 };
  return (
    (await ledger.commit({ ...job, cursor: without }, [line('without-salesforce', cursor.failure.words)])) !== null
  );
}
