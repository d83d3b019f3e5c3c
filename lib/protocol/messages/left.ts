import * as z from 'zod/mini';
import { tabs } from '../../storage/tabs';
import { message } from '../message';
import { clearToolbar } from '../toolbar';

/** The tab no longer shows a record. */
export const left = message('left', 'content', z.object({ type: z.literal('left') }), async (_request, { tabId }) => {
  if (tabId === null) return;
  await tabs.remove(tabId);
  await clearToolbar(tabId);
});
