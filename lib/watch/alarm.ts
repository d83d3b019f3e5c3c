import { browser } from 'wxt/browser';
import { environmentKey } from '../storage/environment-key';
import { connectedEnvironments } from '../storage/environments';
import type { Environment } from '../storage/settings';
import { watches } from '../storage/watches';
import type { WatchState } from './types';

/** The alarm that looks. It is there only while a connected portal is watched. */
export const watchAlarm = 'watch';

/** A connected portal that is watched. */
export interface Watched {
  readonly environment: Environment;
  readonly state: WatchState;
}

/** Every watch that is on; none: nothing is to be looked at. */
export async function watchesThatAreOn(): Promise<Watched[]> {
  const chosen = (await connectedEnvironments()).filter(({ settings }) => settings.segment.mode !== 'unset');
  const found = await Promise.all(
    chosen.map(async (environment) => ({
      environment,
      state: await watches.get<WatchState>(environmentKey(environment)),
    })),
  );
  return found.filter((one): one is Watched => one.state?.settings.on === true);
}

/** The alarm rings as often as the watch that looks most often; the others pass until it is their time. */
export const everyMinutesOf = (all: readonly Watched[]): number =>
  Math.min(...all.map(({ state }) => state.settings.everyMinutes));

/** Sets the alarm, or clears it. `anew`: also where one is set already, as after a change of the settings. */
export async function armWatch(anew = false): Promise<void> {
  const all = await watchesThatAreOn();
  if (all.length === 0) return void (await browser.alarms.clear(watchAlarm));
  if (!anew && (await browser.alarms.get(watchAlarm))) return;
  const everyMinutes = everyMinutesOf(all);
  const last = Math.min(...all.map(({ state }) => state.lastLook?.at ?? 0));
  const since = (Date.now() - last) / 60_000;
  // A browser that was closed for long looks soon after it was opened.
  const delayInMinutes = Math.min(Math.max(everyMinutes - since, 1), everyMinutes);
  await browser.alarms.create(watchAlarm, { periodInMinutes: everyMinutes, delayInMinutes });
}
