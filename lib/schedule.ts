import { browser } from 'wxt/browser';

/** An alarm of the product. `everyMinutes`: re-created at each start; without it its owner sets the time. */
export interface Alarm {
  readonly name: string;
  readonly everyMinutes?: number;
  /** The first time so long after the alarm is made; `everyMinutes` unless given. A browser that drops alarms when it closes would never come to a daily one. */
  readonly firstAfterMinutes?: number;
  run(): Promise<void>;
}

/**
 * Binds alarm names to what they run, and re-creates those that are missing: browsers may drop alarms
 * at an update or a restart. Call it synchronously at each start of the background.
 * Those that are missing can wait for `after`: whoever woke the background cannot.
 */
export function bindSchedule(alarms: readonly Alarm[], after?: Promise<unknown>): Promise<void> {
  browser.alarms.onAlarm.addListener(({ name }) => {
    const alarm = alarms.find((one) => one.name === name);
    // What fails is told where it is looked at; the next turn tries again.
    alarm?.run().catch(() => undefined);
  });
  return after ? after.then(() => restore(alarms)) : restore(alarms);
}

async function restore(alarms: readonly Alarm[]): Promise<void> {
  for (const { name, everyMinutes, firstAfterMinutes = everyMinutes } of alarms)
    if (everyMinutes !== undefined && !(await browser.alarms.get(name)))
      await browser.alarms.create(name, { periodInMinutes: everyMinutes, delayInMinutes: firstAfterMinutes });
}
