import { actions } from '../storage/actions';
import { environmentOf } from '../storage/environment-key';
import { readSettings } from '../storage/settings';

/** How long the history is kept unless the admin says otherwise. */
export const usualDays = 90;
const day = 24 * 3_600_000;

/** Lets go of what was done longer ago than each portal's admin wants it kept; the jobs themselves are another matter. */
export async function pruneHistory(localNow = Date.now()): Promise<void> {
  const { store } = await readSettings();
  for (const environment of await actions.environments()) {
    const portal = store.environments[environmentOf(environment).portalId];
    await actions.removeBefore(environment, localNow - (portal?.settings.keepHistoryDays ?? usualDays) * day);
  }
}
