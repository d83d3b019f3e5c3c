import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { message } from '../message';

/** A badge was clicked. Where the browser wants a gesture of its own, a small window takes the popup's place. */
export const openPopup = message(
  'open-popup',
  'content',
  z.object({ type: z.literal('open-popup') }),
  async (_request, { tabId, windowId }) => {
    try {
      await browser.action.openPopup(windowId === null ? undefined : { windowId });
    } catch {
      const url = `${browser.runtime.getURL('/')}popup.html?tab=${tabId}`;
      await browser.windows.create({ url, type: 'popup', width: 400, height: 620 });
    }
  },
);
