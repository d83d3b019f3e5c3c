import { announce } from '../changes';
import { tabs } from '../storage/tabs';
import type { Sender } from './message';
import { clearToolbar } from './toolbar';

/**
 * A tab went on from one record to another without a load (pushState): until the new verdict is there, neither its
 * icon nor an open popup may go on with the record before. Never throws.
 */
export async function noteMove(url: string, { tabId, host }: Sender): Promise<void> {
  if (tabId === null || !URL.canParse(url) || new URL(url).host !== host) return;
  const before = await tabs.get(tabId).catch(() => null);
  if (before === null || before.url === url) return;
  void announce('facts');
  await clearToolbar(tabId);
}
