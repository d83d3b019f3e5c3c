import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Extension, Page, WebWorker } from 'puppeteer-core';
import type { Sandbox } from '../../sandbox/server';
import type { World } from '../../sandbox/world/types';
import type { RunningBrowser } from './browser';
import { strangers } from './hosts';
import { openPage } from './page';
import { until } from './until';

/** A browser with the built extension, over a sandbox of its own. */
export interface Session {
  readonly browser: Browser;
  readonly extension: Extension;
  readonly sandbox: Sandbox;
  readonly world: World;
  /** A page of the extension that stays open to send messages from; a session of its own browser has none. */
  readonly sender?: Page;
  /** Address of a page of the extension. */
  extensionUrl(path: string): string;
  /** The running service worker; waits for it to start. */
  worker(): Promise<WebWorker>;
  /** Kills the service worker, as the browser does when it is idle. */
  stopWorker(): Promise<void>;
  /** A new tab at this address. */
  page(url: string): Promise<Page>;
  /** The real popup over this tab, opened as by a click on the toolbar icon. */
  popup(page: Page): Promise<Page>;
  /** The next popup that opens by itself. */
  nextPopup(): Promise<Page>;
  options(): Promise<Page>;
  /** Lets an alarm go off now. */
  fireAlarm(name: string): Promise<void>;
  /** Leaves a picture in `.output/e2e`. Nothing is taken in a run of all tests, where nobody looks. */
  screenshot(page: Page, name: string): Promise<void>;
  /** Ends the browser, and starts it again with the same profile: session cookies and what was in memory are gone. */
  restart(): Promise<void>;
  /** Installs the same build again, after it was uninstalled. */
  reinstall(): Promise<void>;
  /** What a new installation opened by itself. */
  readonly welcomedAt: string;
  /** Waits for the options that a new installation opens, and empties that tab. */
  emptyWelcome(): Promise<void>;
  /** Closes browser and sandbox; throws when a host was contacted that is not on the list. */
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../../..');
/** A picture costs the browser as much as many steps of a test. */
export const withoutPictures = process.env.SYNCLENS_PICTURES === 'none';

interface SessionOptions {
  readonly alsoAllowed?: readonly string[];
  /** Ends what was made for this session alone. */
  readonly end: () => Promise<void>;
  /** Leaves a page of the extension open for `tell`. With it the extension's process is warm: not for measuring. */
  readonly keepSender?: boolean;
}

/**
 * Installs the extension in a browser that leads to this sandbox, which the session closes at its end.
 */
export async function openSession(
  running: RunningBrowser,
  sandbox: Sandbox,
  world: World,
  { alsoAllowed, end, keepSender }: SessionOptions,
): Promise<Session> {
  let { browser } = running;
  const install = async () => {
    const id = await browser.installExtension(running.build);
    const taken = (await browser.extensions()).get(id);
    if (!taken) throw new Error('The browser did not take the extension');
    return taken;
  };
  let extension = await install();
  const extensionUrl = (path: string) => `chrome-extension://${extension.id}/${path}`;
  let welcomedAt = '';
  // A new installation opens its options: waited for, so that this tab does not come up over what a test looks at.
  // Emptied and not closed: with its last tab a browser would lose the session's cookies.
  const emptyWelcome = async (into = 'about:blank') => {
    const target = await browser.waitForTarget((target) => target.url().startsWith(extensionUrl('options.html')));
    welcomedAt = target.url();
    const welcome = await target.asPage();
    await welcome.goto(into);
    return welcome;
  };
  const welcome = await emptyWelcome(keepSender ? extensionUrl('manifest.json') : undefined);
  const isWorker = (target: { type(): string; url(): string }) =>
    target.type() === 'service_worker' && target.url().startsWith(extensionUrl(''));

  const session: Session = {
    get browser() {
      return browser;
    },
    get extension() {
      return extension;
    },
    sandbox,
    world,
    ...(keepSender ? { sender: welcome } : {}),
    extensionUrl,
    get welcomedAt() {
      return welcomedAt;
    },
    async worker() {
      const worker = await (await browser.waitForTarget(isWorker)).worker();
      if (!worker) throw new Error('The service worker is gone');
      return worker;
    },
    async stopWorker() {
      await (await session.worker()).close();
      await until('the worker to end', () => !browser.targets().some(isWorker));
    },
    async page(url) {
      return openPage(browser, url);
    },
    async popup(page) {
      await page.bringToFront();
      const [popup] = await Promise.all([session.nextPopup(), extension.triggerAction(page)]);
      return popup;
    },
    async nextPopup() {
      const before = new Set(browser.targets());
      const target = await browser.waitForTarget(
        (one) => one.url().startsWith(extensionUrl('popup.html')) && !before.has(one),
      );
      return target.asPage();
    },
    options: () => session.page(extensionUrl('options.html')),
    async fireAlarm(name) {
      const worker = await session.worker();
      await worker.evaluate((alarm) => {
        type Dispatch = { dispatch(alarm: { name: string }): void };
        (chrome.alarms.onAlarm as unknown as Dispatch).dispatch({ name: alarm });
      }, name);
    },
    async screenshot(page, name) {
      if (withoutPictures) return;
      const folder = join(root, '.output/e2e');
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${name}.png`) as `${string}.png`;
      await page.screenshot({ path, optimizeForSpeed: true });
    },
    async restart() {
      await running.restart();
      browser = running.browser;
      extension = await install();
      // Installed anew from its folder, it greets as at the first time.
      await emptyWelcome();
    },
    async reinstall() {
      await browser.installExtension(running.build);
    },
    emptyWelcome: async () => void (await emptyWelcome()),
    async close() {
      await end();
      await sandbox.close();
      const unknown = strangers(sandbox, alsoAllowed);
      if (unknown.length > 0) throw new Error(`Contacted hosts that are not on the list: ${unknown.join(', ')}`);
    },
  };
  return session;
}
