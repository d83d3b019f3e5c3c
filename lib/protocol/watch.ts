import { browser } from 'wxt/browser';
import { announce } from '../changes';
import { countText, writeOnIcon } from '../notify/count';
import { notify } from '../notify/notify';
import { environmentKey } from '../storage/environment-key';
import { watches } from '../storage/watches';
import { createWatchT, localeOf } from '../ui/i18n-watch';
import { eventText } from '../ui/text/watch';
import { everyMinutesOf, type Watched, watchesThatAreOn } from '../watch/alarm';
import { unread } from '../watch/judge';
import { look } from '../watch/look';
import { isQuiet } from '../watch/quiet';
import type { WatchState } from '../watch/types';

/**
 * The alarm rang. Nothing is asked where nobody is connected, nothing was chosen, or the watch is off. One portal that
 * cannot be looked at keeps no other from its look.
 */
export async function watchLook(): Promise<void> {
  const all = await watchesThatAreOn();
  const often = everyMinutesOf(all);
  for (const { environment, state } of all.filter((one) => isTime(one, often))) {
    const { portalId } = environment;
    await look({ portalId }).then(tell, () => tell(state));
  }
}

/** Alarms come some seconds early or late. */
const slackMs = 60_000;
function isTime({ state: { settings, lastLook } }: Watched, often: number): boolean {
  return settings.everyMinutes <= often || Date.now() - (lastLook?.at ?? 0) >= settings.everyMinutes * 60_000 - slackMs;
}

/** What was found goes to the icon, to open pages, and to the person; what comes in quiet hours is told after them. */
export async function tell(state: WatchState): Promise<void> {
  const all = await watchesThatAreOn();
  const environment = all.find((one) => environmentKey(one.environment) === state.environment)?.environment;
  const { events, settings, toldUpTo, seen } = state;
  const news = all.reduce((sum, one) => sum + unread(one.state), 0);
  await writeOnIcon('watch', countText(news)).catch(() => undefined);
  void announce('watch');
  const fresh = events.filter(({ number, code }) => number > toldUpTo && code !== 'begun' && code !== 'restored');
  const [first] = fresh;
  if (!environment || !settings.notify || !first) return;
  if (isQuiet(settings.quiet, Date.now(), environment.timeZone)) return;
  const t = createWatchT(localeOf(browser.i18n.getMessage('locale')));
  const more = fresh.length > 1 ? ` ${t('watch.more', { count: fresh.length - 1 })}` : '';
  const title = seen?.segment?.name ?? t('watch.notify.title');
  const shown = await notify({ name: 'watch', title, text: eventText(first, t) + more, path: 'dashboard.html#watch' });
  if (shown)
    await watches.change<WatchState>(state.environment, (now) => ({
      ...(now ?? state),
      toldUpTo: Math.max(now?.toldUpTo ?? 0, first.number),
    }));
}
