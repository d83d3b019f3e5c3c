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
export function bindSchedule(
  alarms: readonly Alarm[],
  after?: Promise<unknown>,
  ran?: (name: string, error: unknown) => void,
): Promise<void> {
  bound = { alarms, ran };
  browser.alarms.onAlarm.addListener(({ name }) => {
    void runAlarm(name);
  });
  return after ? after.then(() => restore(alarms)) : restore(alarms);
}

let bound: { readonly alarms: readonly Alarm[]; readonly ran?: (name: string, error: unknown) => void } = {
  alarms: [],
};

/** Runs what an alarm is for. What fails is told to whoever bound the alarms; the next turn tries again. */
export async function runAlarm(name: string): Promise<void> {
  const alarm = bound.alarms.find((one) => one.name === name);
  if (!alarm) return;
  const error = await alarm.run().then(
    () => null,
    (failed: unknown) => failed ?? true,
  );
  bound.ran?.(name, error);
}

/** The alarms of the product, and when each is due next (epoch ms); null: it is not set. */
export function nextAlarms(): Promise<{ name: string; next: number | null }[]> {
  const next = async ({ name }: Alarm) => ({ name, next: (await browser.alarms.get(name))?.scheduledTime ?? null });
  return Promise.all(bound.alarms.map(next));
}

async function restore(alarms: readonly Alarm[]): Promise<void> {
  for (const { name, everyMinutes, firstAfterMinutes = everyMinutes } of alarms)
    if (everyMinutes !== undefined && !(await browser.alarms.get(name)))
      await browser.alarms.create(name, { periodInMinutes: everyMinutes, delayInMinutes: firstAfterMinutes });
}
