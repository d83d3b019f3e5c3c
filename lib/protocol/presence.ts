import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { Presence, ToContent } from './content';

/** A page that has gone bad may say anything: no more of it is shown than the name of an anchor could be long. */
const presence = z.object({ anchor: z.nullable(z.string().check(z.maxLength(40))) });

/** A page whose main thread stands still holds up no popup (ms). */
const patienceMs = 300;

/**
 * What the content script of this tab says of itself. null: none answers, or not in time; the tab is of no CRM, is
 * still loading, or is older than the extension.
 */
export async function presenceIn(tabId: number): Promise<Presence | null> {
  const question: ToContent = { type: 'are-you-there' };
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs));
  try {
    return presence.safeParse(await Promise.race([browser.tabs.sendMessage(tabId, question), late])).data ?? null;
  } catch {
    return null;
  }
}
