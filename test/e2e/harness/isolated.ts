import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';

/** Runs an expression where our content script runs in this page, as a script that has taken it over would. */
export async function asContentScript<T>(page: Page, expression: string): Promise<T> {
  const cdp = await page.createCDPSession();
  try {
    const found = new Promise<number>((resolve) => {
      cdp.on('Runtime.executionContextCreated', ({ context }) => {
        if (context.origin.startsWith('chrome-extension:')) resolve(context.id);
      });
    });
    await cdp.send('Runtime.enable');
    const contextId = await found;
    const options = { contextId, expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', options);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as T;
  } finally {
    await cdp.detach();
  }
}

/** The name of every message that only our own pages may send, as the sources have them. */
export function pageMessages(): string[] {
  const folder = join(import.meta.dirname, '../../../lib/protocol/messages');
  const text = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return [...text.join('\n').matchAll(/\(\s*'([a-z-]+)',\s*'page'/g)].map(([, name]) => name ?? '');
}
