import type { Browser } from 'puppeteer-core';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { addAxe } from './axe';
import { type RunningBrowser, startBrowser } from './browser';
import type { LaunchOptions } from './launch';
import { openSession, type Session } from './session';

type ShareOptions = Pick<LaunchOptions, 'worlds' | 'lang' | 'alsoAllowed'>;

/** The browser of this worker of the test runner, between two files or in use by one. */
let kept: { readonly running: RunningBrowser; readonly lang: string } | null = null;

/**
 * As `launch`, in the browser that the test file before left behind: to start one costs more than most tests. It is
 * given back without the extension, its data, tabs, cookies and cache, so that each file begins with a new
 * installation. A browser that cannot be cleared, or that speaks another language, is ended and replaced.
 */
export async function share({ worlds, lang = 'en-US', alsoAllowed }: ShareOptions): Promise<Session> {
  if (kept?.lang !== lang) await drop();
  const sandbox = await sandboxFor(worlds);
  kept ??= { running: await startTestBrowser(sandbox.httpsPort, lang), lang };
  const { running } = kept;
  const session = await openSession(running, sandbox, worlds[0], {
    alsoAllowed,
    keepSender: true,
    end: () => clear(running.browser, session.extension.id, sandbox.contacted).catch(drop),
  });
  return session;
}

async function startTestBrowser(httpsPort: number, lang: string): Promise<RunningBrowser> {
  const running = await startBrowser(httpsPort, { lang, fewProcesses: true });
  addAxe(running.build);
  return running;
}

/** A sandbox at the port that the kept browser leads to. Where somebody else took that port, the browser goes. */
async function sandboxFor(worlds: ShareOptions['worlds']): Promise<Sandbox> {
  if (!kept?.running.browser.connected) await drop();
  if (kept) {
    try {
      return await startSandbox({ worlds, ports: { https: kept.running.httpsPort } });
    } catch {
      await drop();
    }
  }
  return startSandbox({ worlds });
}

/** Takes away all that a session left: what it installed, opened and stored. */
async function clear(browser: Browser, extensionId: string, hosts: Iterable<string>): Promise<void> {
  // The window stays open by this tab.
  const last = await browser.newPage();
  const pages = (await browser.pages()).filter((page) => page !== last);
  await Promise.all(pages.map((page) => page.close().catch(() => undefined)));
  await browser.uninstallExtension(extensionId);
  const cdp = await last.createCDPSession();
  const origins = [`chrome-extension://${extensionId}`, ...[...hosts].map((host) => `https://${host}`)];
  for (const origin of origins) await cdp.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await cdp.send('Storage.clearCookies');
  await cdp.send('Network.clearBrowserCache');
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'default' });
  await cdp.detach();
}

async function drop(): Promise<void> {
  const old = kept;
  kept = null;
  await old?.running.close().catch(() => undefined);
}

// The runner ends its workers by a signal. The browser dies with them; its folders would stay.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit());
process.once('exit', () => kept?.running.forget());
