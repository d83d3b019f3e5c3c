import { browser } from 'wxt/browser';
import type { CheckReply, ContentMessage, Presence, ToContent } from '../protocol/content';

/** The one way to the background. A content script says these three things and no other, and answers one question. */
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

  /** The background asks the page to look again, or what stands in it. What is for another script is not ours to answer. */
  onAsked(again: () => void, presence: () => Presence): void {
    browser.runtime.onMessage.addListener((message: unknown, _sender, reply: (presence: Presence) => void) => {
      const type = (message as ToContent | null)?.type;
      if (type === 'look-again') again();
      if (type === 'are-you-there') reply(presence());
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
