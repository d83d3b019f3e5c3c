import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { decide } from '../../eligibility/decide';
import { stages } from '../../facts/collect';
import { parseAddress } from '../../records/address';
import { tabs } from '../../storage/tabs';
import { createVerdictT, localeOf } from '../../ui/i18n-verdict';
import { badgeView } from '../../ui/text/badge';
import type { CheckReply } from '../content';
import { message } from '../message';
import { noteMove } from '../moved';
import { showOnToolbar } from '../toolbar';

const request = z.object({
  type: z.literal('check'),
  url: z.string(),
  nav: z.number(),
  stage: z.enum(['first', 'full']),
  anchor: z.optional(z.string()),
});

/** The way in: facts of the page, then the verdict, as a badge. First HubSpot's half, where Salesforce is still to answer. */
export const check = message('check', 'content', request, async (asked, sender): Promise<CheckReply> => {
  const { url, nav, stage, anchor } = asked;
  void noteMove(url, sender);
  const page = parseAddress(url);
  // A page may speak for itself only.
  const own = page.kind === 'record' && page.ref.host === sender.host;
  if (page.kind !== 'record' || !own || sender.tabId === null) return { nav, badge: null, final: true };
  await tabs.set(sender.tabId, { url, nav, anchor: anchor ?? null });
  const { first, full } = await stages(page.ref);
  const { facts, settings, final } = stage === 'first' ? await first : { ...(await full), final: true };
  const badge = badgeView(decide(facts, settings), createVerdictT(localeOf(browser.i18n.getMessage('locale'))));
  // The tab may have gone on while HubSpot answered: an old verdict must not colour the icon.
  if ((await tabs.get(sender.tabId))?.nav === nav) await showOnToolbar(sender.tabId, badge);
  return { nav, badge, final };
});
