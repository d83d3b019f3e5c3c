import { announce } from '../changes';
import { tabs } from '../storage/tabs';
import type { Sender } from './message';
import { clearToolbar } from './toolbar';

/**
 * A tab went on from one record to another without a load (pushState): until the new verdict is there, neither its
 * icon nor an open popup may go on with the record before. The clearing waits for `after`,
 * so that it takes no time from the calls of the new record. Never throws.
 */
export async function noteMove(url: string, { tabId, host }: Sender, after?: Promise<unknown>): Promise<void> {
  if (tabId === null || !URL.canParse(url) || new URL(url).host !== host) return;
  const before = await tabs.get(tabId).catch(() => null);
  if (before === null || before.url === url) return;
  await after?.catch(() => undefined);
  void announce('facts');
  await clearToolbar(tabId);
}
