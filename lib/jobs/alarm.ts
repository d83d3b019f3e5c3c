import { browser } from 'wxt/browser';

/** The alarm that goes on with the jobs. */
export const jobsAlarm = 'jobs';

/** Sets the alarm for this local time; null: nothing is open, so no alarm wakes anybody. */
export async function setJobsAlarm(when: number | null): Promise<void> {
  if (when === null) await browser.alarms.clear(jobsAlarm);
  else await browser.alarms.create(jobsAlarm, { when: Math.max(when, Date.now() + 1) });
}

/** Sets the alarm for the job that is to go on first; clears it where none is open. */
export async function armJobs(): Promise<void> {
  // Looked after once the answer is out that woke the worker: no view of a record takes the ledger in.
  const { ledger } = await import('../storage/ledger');
  await setJobsAlarm((await ledger.next())?.dueAt ?? null);
}
