import { browser } from 'wxt/browser';

/** The alarm that goes on with the jobs. */
export const jobsAlarm = 'jobs';

/** Sets the alarm for this local time; null: nothing is open, so no alarm wakes anybody. */
export async function setJobsAlarm(when: number | null): Promise<void> {
  if (when === null) await browser.alarms.clear(jobsAlarm);
  else await browser.alarms.create(jobsAlarm, { when: Math.max(when, Date.now() + 1) });
}
