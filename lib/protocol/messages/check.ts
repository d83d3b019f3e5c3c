import * as z from 'zod/mini';
import { stages } from '../../facts/collect';
import { parseAddress } from '../../records/address';
import { tabs } from '../../storage/tabs';
import type { BadgeView } from '../../ui/badge-view';
import type { CheckReply } from '../content';
import { message } from '../message';
import { noteMove } from '../moved';
import { showOnToolbar } from '../toolbar';

const request = z.object({
  type: z.literal('check'),
  url: z.string(),
  nav: z.number(),
  stage: z.enum(['first', 'full']),
});

/** The way in: facts of the page, then the verdict, as a badge. First HubSpot's half, where Salesforce is still to answer. */
export const check = message('check', 'content', request, async (asked, sender): Promise<CheckReply> => {
  const { url, nav, stage } = asked;
  const page = parseAddress(url);
  // A page may speak for itself only.
  const own = page.kind === 'record' && page.ref.host === sender.host;
  if (page.kind !== 'record' || !own || sender.tabId === null) {
    void noteMove(url, sender);
    return { nav, badge: null, final: true };
  }
  const { tabId } = sender;
  // The calls go first; the icon of the page before is cleared while they are under way.
  const looking = stages(page.ref, { second: stage === 'full', by: 'badge' });
  const judging = rulesAfter(looking);
  judging.catch(() => undefined);
  const moved = noteMove(url, sender, looking);
  const [{ first, full }] = await Promise.all([looking, tabs.set(tabId, { url, nav })]);
  const collected = stage === 'first' ? await first : { ...(await full), final: true };
  const { final } = collected;
  // The same answer lets Salesforce be asked: that call leaves before words are found for the half.
  if (!final) await new Promise((resolve) => setTimeout(resolve));
  const badge = (await judging).badgeOf(collected);
  // The page does not wait for the icon. The browser keeps the worker for calls that are under way.
  void moved.then(() => colour(tabId, nav, badge)).catch(() => undefined);
  return { nav, badge, final };
});

/** The rules and the words of a verdict: in Chrome a script of its own, read once. */
let rules: Promise<typeof import('../verdict')> | null = null;

/** Reads them while the calls are under way, which leave first. */
function rulesAfter(calls: Promise<unknown>): Promise<typeof import('../verdict')> {
  rules ??= calls
    .then(() => new Promise((resolve) => setTimeout(resolve)))
    .then(() => import('../verdict'))
    .catch((error: unknown) => {
      rules = null;
      throw error;
    });
  return rules;
}

/** The tab may have gone on while HubSpot answered: an old verdict must not colour the icon. */
async function colour(tabId: number, nav: number, badge: BadgeView): Promise<void> {
  if ((await tabs.get(tabId))?.nav === nav) await showOnToolbar(tabId, badge);
}
