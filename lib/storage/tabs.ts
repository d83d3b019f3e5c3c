import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const tabSchema = z.object({ url: z.string(), nav: z.number() });
export type TabPage = z.infer<typeof tabSchema>;
const keyOf = (tabId: number) => `tab:${tabId}`;

/** Which page is in a tab, as its content script reported it; gone when the browser closes. */
export const tabs = {
  async get(tabId: number): Promise<TabPage | null> {
    const found = await browser.storage.session.get(keyOf(tabId));
    const parsed = tabSchema.safeParse(found[keyOf(tabId)]);
    return parsed.success ? parsed.data : null;
  },
  /** Every tab that shows a record now. */
  async all(): Promise<(TabPage & { tabId: number })[]> {
    const found = Object.entries(await browser.storage.session.get(null));
    return found.flatMap(([name, value]) => {
      const parsed = tabSchema.safeParse(name.startsWith('tab:') ? value : null);
      return parsed.success ? [{ ...parsed.data, tabId: Number(name.slice('tab:'.length)) }] : [];
    });
  },
  async set(tabId: number, page: TabPage): Promise<void> {
    await browser.storage.session.set({ [keyOf(tabId)]: page });
  },
  async remove(tabId: number): Promise<void> {
    await browser.storage.session.remove(keyOf(tabId));
  },
};
