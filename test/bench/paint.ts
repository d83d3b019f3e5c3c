import type { Page } from 'puppeteer-core';
import { until } from '../e2e/harness/until';
import { type Figure, median, plain } from './figure';
import { goTo, type ScriptWorld } from './stage';

/**
 * From the answer in the content script to the end of the frame that shows it: the real script of a real page, to
 * whose world a stop-watch is added. A frame comes sixty times a second, so up to 17 ms of it are the wait for one.
 */
export async function paintFigure(page: Page, script: ScriptWorld, urls: readonly string[]): Promise<Figure> {
  await page.bringToFront();
  await script.evaluate(`(() => {
    globalThis.paints = [];
    const ask = chrome.runtime.sendMessage;
    chrome.runtime.sendMessage = async (...given) => {
      const reply = await ask.apply(chrome.runtime, given);
      const start = performance.now();
      if (reply?.final && reply.badge)
        requestAnimationFrame(() => setTimeout(() => paints.push(performance.now() - start)));
      return reply;
    };
  })()`);
  for (const [at, url] of urls.entries()) {
    await goTo(page, url);
    await until('the answer to be painted', async () => (await script.evaluate<number>('paints.length')) > at);
  }
  const paints = await script.evaluate<number[]>('paints');
  return plain(
    'badge.paint.ms',
    `from the full answer to the frame that shows it, ${paints.length} pages`,
    median(paints),
    'ms',
  );
}
