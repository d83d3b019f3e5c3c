import { browser } from 'wxt/browser';
import type { CheckReply, ContentMessage, LookAgain } from '../protocol/content';

/** The one way to the background. A content script says these three things and no other. */
export const bridge = {
  /** False once the extension was updated or removed while the page stayed open. */
  alive: (): boolean => Boolean(browser.runtime?.id),

  /** The verdict of a record, as a badge; throws where the background does not answer properly. */
  async check(question: Omit<ContentMessage & { type: 'check' }, 'type'>): Promise<CheckReply> {
    const reply: unknown = await browser.runtime.sendMessage({ type: 'check', ...question } satisfies ContentMessage);
    if (!isReply(reply)) throw new Error('no answer');
    return reply;
  },

  /** The record is no longer shown. */
  left: () => tell({ type: 'left' }),
  openPopup: () => tell({ type: 'open-popup' }),

  /** The background asks the page to look again. */
  onLookAgain(again: () => void): void {
    browser.runtime.onMessage.addListener((message: unknown) => {
      if ((message as LookAgain | null)?.type === 'look-again') again();
    });
  },

  /** A sentence in the browser's language. */
  words: (key: string, value?: string): string =>
    browser.i18n.getMessage(key as Parameters<typeof browser.i18n.getMessage>[0], value),
};

function tell(message: ContentMessage): void {
  try {
    browser.runtime.sendMessage(message).catch(() => {});
  } catch {
    // The extension is gone; the next look at the page notices and says so.
  }
}

function isReply(reply: unknown): reply is CheckReply {
  return (reply as Partial<CheckReply> | null)?.badge !== undefined;
}
