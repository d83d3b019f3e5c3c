import { browser } from 'wxt/browser';
import { announce } from '../changes';
import { countText, writeOnIcon } from '../notify/count';
import { notify } from '../notify/notify';
import { environmentKey } from '../storage/environment-key';
import { activeEnvironment, readSettings } from '../storage/settings';
import { watches } from '../storage/watches';
import { createWatchT, localeOf } from '../ui/i18n-watch';
import { eventText } from '../ui/text/watch';
import { watchThatIsOn } from '../watch/alarm';
import { unread } from '../watch/judge';
import { look } from '../watch/look';
import { isQuiet } from '../watch/quiet';
import type { WatchState } from '../watch/types';

/** The alarm rang. Nothing is asked where nobody is connected, nothing was chosen, or the watch is off. */
export async function watchLook(): Promise<void> {
  if (await watchThatIsOn()) await tell(await look());
}

/** What was found goes to the icon, to open pages, and to the person; what comes in quiet hours is told after them. */
export async function tell(state: WatchState): Promise<void> {
  const environment = activeEnvironment((await readSettings()).store);
  const isHere = environment && environmentKey(environment) === state.environment;
  const { events, settings, toldUpTo, seen } = state;
  await writeOnIcon('watch', isHere && settings.on ? countText(unread(state)) : '').catch(() => undefined);
  void announce('watch');
  const fresh = events.filter(({ number, code }) => number > toldUpTo && code !== 'begun' && code !== 'restored');
  const [first] = fresh;
  if (!isHere || !settings.on || !settings.notify || !first) return;
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
