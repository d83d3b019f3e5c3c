import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { until } from './until';

const sessions = new WeakMap<Browser, CDPSession>();

/**
 * A new tab that begins at this address, once it is loaded. A tab that begins empty and is led there takes two
 * processes, and nearly twice the time. Throws where the browser shows an error of its own instead.
 */
export async function openPage(browser: Browser, url: string): Promise<Page> {
  const cdp = sessions.get(browser) ?? (await browser.target().createCDPSession());
  sessions.set(browser, cdp);
  const { targetId } = await cdp.send('Target.createTarget', { url });
  // The driver keeps the id to itself; nothing else tells two tabs at one address apart.
  const isIt = (target: unknown) => (target as { _targetId: string })._targetId === targetId;
  const page = await (await browser.waitForTarget(isIt)).page();
  if (!page) throw new Error(`No page at ${url}`);
  const loaded = await until(`${url} to load`, () =>
    page.evaluate(
      (wanted) =>
        document.readyState === 'complete' && (document.URL !== 'about:blank' || document.URL === wanted)
          ? document.URL
          : null,
      url,
    ),
  );
  if (loaded.startsWith('chrome-error:')) throw new Error(`${url} cannot be opened`);
  return page;
}
