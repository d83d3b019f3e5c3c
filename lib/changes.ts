import { browser } from 'wxt/browser';
import { tabs } from './storage/tabs';

/** Tells the extension's open pages what to read again. Nobody listening is no error. */
export async function announce(what: 'ledger' | 'settings' | 'facts' | 'watch'): Promise<void> {
  await browser.runtime.sendMessage({ type: 'changed', what }).catch(() => undefined);
}

/** Tells the tabs that show one of these records to look again: the facts of their badge are old. */
export async function lookAgain(concerns: (url: string) => boolean): Promise<void> {
  const open = (await tabs.all()).filter(({ url }) => concerns(url));
  await Promise.allSettled(open.map(async ({ tabId }) => browser.tabs.sendMessage(tabId, { type: 'look-again' })));
}
