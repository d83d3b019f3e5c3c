import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { PageWords } from '../../records/page-words';

const text = z.string().check(z.maxLength(300));
const lineSchema = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['heading', 'text', 'alert']), words: text }),
  z.object({ is: z.literal('control'), label: text, group: text, value: text, on: z.nullable(z.boolean()) }),
  z.object({ is: z.literal('row'), cells: z.array(text).check(z.maxLength(12)) }),
]);
const wordsSchema = z.object({ host: text, path: text, lines: z.array(lineSchema).check(z.maxLength(700)) });

/** Asks a tab what stands on its page. */
export type AskTab = () => Promise<PageWords | null>;

/** An answer of a page's script, which a page that has gone bad may have made up: parsed, or null. */
export function wordsIn(answer: unknown): PageWords | null {
  const parsed = wordsSchema.safeParse(answer);
  return parsed.success ? parsed.data : null;
}

/** Null where nobody answers: no page of HubSpot, or one that was open before SyncLens was updated. */
export const tabAsker =
  (tabId: number): AskTab =>
  async () => {
    try {
      return wordsIn(await browser.tabs.sendMessage(tabId, { type: 'read-words' }));
    } catch {
      return null;
    }
  };
