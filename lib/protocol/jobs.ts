import { announce, lookAgain } from '../changes';
import type { ContactFacts } from '../eligibility/types';
import { Runner } from '../jobs/runner';
import { parseAddress } from '../records/address';
import { resyncKind, resyncKindName } from '../resync/kind';
import type { ResyncCursor } from '../resync/types';
import { latestJob, lookLate } from '../resync/view';
import type { PortalAndOrg } from '../storage/environment-key';
import type { LedgerJob } from '../storage/ledger-types';
import type { JobView } from './pages';

/** Every kind of job that the background runs. A later one is a line here. */
export const runner = new Runner([resyncKind]);

runner.onCommit((job) => {
  void announce('ledger');
  if (job.kind !== resyncKindName) return;
  const { state, records } = job.cursor as ResyncCursor;
  // The write makes the verdict pending, the end makes it what it is now.
  if (state === 'sent' || state === 'done') void lookAgain((url) => shows(url, records));
});

function shows(url: string, records: readonly string[]): boolean {
  const page = parseAddress(url);
  return page.kind === 'record' && records.includes(page.ref.id);
}

/** Lets the jobs go on, and resolves as soon as this one waits for something or has ended. */
export function untilItWaits(job: LedgerJob): Promise<void> {
  return new Promise((resolve) => {
    const stop = runner.onCommit(({ id, dueAt }) => {
      if (id === job.id && dueAt !== 0) done();
    });
    const done = () => {
      stop();
      resolve();
    };
    runner.drain().then(done, done);
    if (job.dueAt !== 0) done();
  });
}

/** The newest resync of a contact for a view; one that had ended unverified is looked at again where a sync came since. */
export async function jobFor(environment: PortalAndOrg, contact: ContactFacts): Promise<JobView | null> {
  if (await lookLate(environment, contact)) void runner.drain();
  return latestJob(environment, contact.id);
}
