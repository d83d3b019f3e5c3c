import { browser } from 'wxt/browser';
import type { BadgeView } from '../ui/badge-view';
import { toolbarIcon } from './toolbar-icon';

const plain = { 16: '/icon/16.png', 32: '/icon/32.png' };

/** The toolbar icon carries the verdict of the tab. A tab that is gone by now is no error. */
export async function showOnToolbar(tabId: number, badge: BadgeView): Promise<void> {
  const { tone, icon, word } = badge;
  await inTurn(
    tabId,
    async () => browser.action.setIcon({ tabId, imageData: toolbarIcon(tone, icon) }),
    async () => browser.action.setTitle({ tabId, title: `SyncLens: ${word}` }),
  );
}

/** Back to the plain icon: after pushState a tab would keep the one that it had. */
export async function clearToolbar(tabId: number): Promise<void> {
  await inTurn(
    tabId,
    async () => browser.action.setIcon({ tabId, path: plain }),
    async () => browser.action.setTitle({ tabId, title: 'SyncLens' }),
  );
}

const turns = new Map<number, Promise<unknown>>();

/** One change of a tab's icon after the other: a plain one has to be fetched, and must not come after a later verdict. */
async function inTurn(tabId: number, ...calls: (() => Promise<void>)[]): Promise<void> {
  const before = turns.get(tabId) ?? Promise.resolve();
  const mine = before.then(() => Promise.allSettled(calls.map((call) => call())));
  turns.set(tabId, mine);
  await mine;
  if (turns.get(tabId) === mine) turns.delete(tabId);
}
