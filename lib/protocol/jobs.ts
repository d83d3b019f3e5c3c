import { announce } from '../changes';
import type { ContactFacts } from '../eligibility/types';
import { Runner } from '../jobs/runner';
import { latestJob, lookLate } from '../resync/view';
import type { PortalAndOrg } from '../storage/environment-key';
import type { LedgerJob } from '../storage/ledger-types';
import { kinds } from './kinds';
import { tellOutside } from './outside';
import type { JobView } from './pages';

/** The one runner of every kind of job. */
export const runner = new Runner(kinds.map((one) => one.kind));

runner.onCommit((job) => {
  void announce('ledger');
  tellOutside(job);
  const known = kinds.find(({ kind }) => kind.kind === job.kind);
  // The cursor of another version says nothing here.
  if (known && !job.aside && job.format === known.kind.format) known.committed?.(job);
});

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
