import { browser } from 'wxt/browser';
import { environmentKey } from '../storage/environment-key';
import { activeEnvironment, readSettings } from '../storage/settings';
import { watches } from '../storage/watches';
import type { WatchState } from './types';

/** The alarm that looks. It is there only while the connected portal is watched. */
export const watchAlarm = 'watch';

/** The watch of the connected portal where it is on; null: nothing is to be looked at. */
export async function watchThatIsOn(): Promise<WatchState | null> {
  const environment = activeEnvironment((await readSettings()).store);
  if (!environment || environment.settings.segment.mode === 'unset') return null;
  const state = await watches.get<WatchState>(environmentKey(environment));
  return state?.settings.on ? state : null;
}

/** Sets the alarm, or clears it. `anew`: also where one is set already, as after a change of the settings. */
export async function armWatch(anew = false): Promise<void> {
  const state = await watchThatIsOn();
  if (!state) return void (await browser.alarms.clear(watchAlarm));
  if (!anew && (await browser.alarms.get(watchAlarm))) return;
  const { everyMinutes } = state.settings;
  const since = (Date.now() - (state.lastLook?.at ?? 0)) / 60_000;
  // A browser that was closed for long looks soon after it was opened.
  const delayInMinutes = Math.min(Math.max(everyMinutes - since, 1), everyMinutes);
  await browser.alarms.create(watchAlarm, { periodInMinutes: everyMinutes, delayInMinutes });
}
