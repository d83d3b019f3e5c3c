import { browser } from 'wxt/browser';
import type { PageWords } from '../../records/page-words';

/** Asks a tab what stands on its page. */
export type AskTab = () => Promise<PageWords | null>;

/** Null where nobody answers: no page of HubSpot, or one that was open before SyncLens was updated. */
export const tabAsker =
  (tabId: number): AskTab =>
  async () => {
    try {
      const answer: unknown = await browser.tabs.sendMessage(tabId, { type: 'read-words' });
      // The parser is twice the popup: read where there is something to parse.
      return (await import('./words')).wordsIn(answer);
    } catch {
      return null;
    }
  };
