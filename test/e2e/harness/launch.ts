import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Extension, type Page, type WebWorker } from 'puppeteer-core';
import { browserHelp, chromiumFrom } from '../../../scripts/browsers.mjs';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import type { World } from '../../sandbox/world/types';
import { copyWithPermissions, shippedBuild } from './build';
import { strangers } from './hosts';
import { until } from './until';

export interface LaunchOptions {
  /** The worlds behind the pages; `world` of the session is the first. */
  worlds: [World, ...World[]];
  /** Language of the browser, e.g. `de`. */
  lang?: string;
  /** Another build than the shipped one. */
  build?: string;
  /** A window that can be seen, for the demo. */
  headless?: boolean;
  /** The caller ends the browser at Ctrl-C itself. */
  ownSignals?: boolean;
  /** Hosts beyond the committed list that this test contacts on purpose. */
  alsoAllowed?: readonly string[];
}

/** A browser with the built extension, over a sandbox of its own. */
export interface Session {
  readonly browser: Browser;
  readonly extension: Extension;
  readonly sandbox: Sandbox;
  readonly world: World;
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
  screenshot(page: Page, name: string): Promise<string>;
  /** Ends the browser, and starts it again with the same profile: session cookies and what was in memory are gone. */
  restart(): Promise<void>;
  /** Installs the same build again, after it was uninstalled. */
  reinstall(): Promise<void>;
  /** Waits for the options that a new installation opens, and empties that tab. */
  emptyWelcome(): Promise<void>;
  /** Closes browser and sandbox; throws when a host was contacted that is not on the list. */
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../../..');

/** Starts the sandbox with these worlds and a browser with the extension that takes it for the real hosts. */
export async function launch(options: LaunchOptions): Promise<Session> {
  const executablePath = chromiumFrom(process.env);
  if (!executablePath) throw new Error(browserHelp);
  const build = copyWithPermissions(options.build ?? shippedBuild());
  const profile = mkdtempSync(join(tmpdir(), 'synclens-profile-'));
  const sandbox = await startSandbox({ worlds: options.worlds });
  const lang = options.lang ?? 'en-US';
  const start = async () => {
    const browser = await puppeteer.launch({
      executablePath,
      headless: options.headless ?? true,
      pipe: true,
      ...(options.ownSignals ? { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } : {}),
      enableExtensions: true,
      userDataDir: profile,
      acceptInsecureCerts: true,
      defaultViewport: options.headless === false ? null : { width: 1280, height: 800 },
      // Chromium takes the language of its own messages from the environment on Linux.
      // LANGUAGE alone counts for nothing where the locale is C, as in a container.
      env: { ...process.env, LANGUAGE: lang.replace('-', '_'), LC_ALL: `${lang.replace('-', '_')}.UTF-8` },
      args: [
        ...flags,
        `--lang=${lang}`,
        `--host-resolver-rules=MAP * 127.0.0.1:${sandbox.httpsPort}, EXCLUDE 127.0.0.1`,
      ],
    });
    const id = await browser.installExtension(build);
    const extension = (await browser.extensions()).get(id);
    if (!extension) throw new Error('The browser did not take the extension');
    return { browser, extension };
  };
  let { browser, extension } = await start();
  const extensionUrl = (path: string) => `chrome-extension://${extension.id}/${path}`;
  // A new installation opens its options: waited for, so that this tab does not come up over what a test looks at.
  // Emptied and not closed: with its last tab a browser would lose the session's cookies.
  const emptyWelcome = async () => {
    const welcome = await browser.waitForTarget((target) => target.url().startsWith(extensionUrl('options.html')));
    await (await welcome.asPage()).goto('about:blank');
  };
  await emptyWelcome();
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
    world: options.worlds[0],
    extensionUrl,
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
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
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
      const folder = join(root, '.output/e2e');
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${name}.png`) as `${string}.png`;
      await page.screenshot({ path, optimizeForSpeed: true });
      return path;
    },
    async restart() {
      await browser.close();
      ({ browser, extension } = await start());
      // Installed anew from its folder, it greets as at the first time.
      await emptyWelcome();
    },
    async reinstall() {
      await browser.installExtension(build);
    },
    emptyWelcome,
    async close() {
      await browser.close();
      await sandbox.close();
      for (const folder of [build, profile]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      const unknown = strangers(sandbox.contacted, options.alsoAllowed);
      if (unknown.length > 0) throw new Error(`Contacted hosts that are not on the list: ${unknown.join(', ')}`);
    },
  };
  return session;
}

const flags = [
  '--no-sandbox',
  '--ignore-certificate-errors',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-search-engine-choice-screen',
];
