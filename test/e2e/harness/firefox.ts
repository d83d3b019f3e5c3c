import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { firefoxFrom } from '../../../scripts/browsers.mjs';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import type { World } from '../../sandbox/world/types';
import { shippedBuild } from './build';
import { type FirefoxInside, firefoxInside } from './firefox-inside';
import { strangers } from './hosts';
import { withoutPictures } from './session';
import { until } from './until';

/** Firefox gives each installed extension a random address; ours is fixed so that its pages can be opened. */
const uuid = '5a1f7c62-3b1e-4a57-9d0e-2f6f0c9b7a11';
const extensionId = 'synclens@synclens.dev';
/** Where Firefox looks for what an organisation has fixed, below the home of the person. Windows has its registry. */
const policyFolders: Partial<Record<NodeJS.Platform, string>> = {
  linux: '.mozilla/managed-storage',
  darwin: 'Library/Application Support/Mozilla/ManagedStorage',
};

export interface FirefoxSession {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  readonly world: World;
  /** The options that the installation has opened; messages are sent from there. */
  readonly sender: Page;
  readonly inside: FirefoxInside;
  extensionUrl(path: string): string;
  page(url: string, within?: BrowserContext): Promise<Page>;
  /** A page of the extension; its load event never reaches the driver, so what it shows has to be waited for. */
  extensionPage(path: string): Promise<Page>;
  /** Lets an alarm go off now. */
  fireAlarm(name: string): Promise<void>;
  /** Leaves a picture in `.output/e2e`, of a page or of the popup of the toolbar button. None in a run of all tests. */
  screenshot(page: Page | 'popup', name: string): Promise<void>;
  close(): Promise<void>;
}

/** Where a page is; puppeteer does not hear of it where that is a page of the extension. */
export const addressOf = (page: Page): Promise<string> => page.evaluate(() => document.URL);

/** The path of Firefox; undefined where there is none, and then its tests are skipped. */
export const firefoxPath = firefoxFrom(process.env);

/**
 * Starts a sandbox and a Firefox with the Firefox build as it is shipped, which takes the sandbox for the real hosts.
 * `policy`: what an organisation has fixed for this person.
 */
export async function launchFirefox(world: World, policy: object): Promise<FirefoxSession> {
  const home = mkdtempSync(join(tmpdir(), 'synclens-firefox-'));
  const profile = join(home, 'profile');
  mkdirSync(profile);
  const folder = join(home, policyFolders[process.platform] ?? 'nowhere');
  mkdirSync(folder, { recursive: true });
  const manifest = { name: extensionId, description: 'SyncLens', type: 'storage', data: policy };
  writeFileSync(join(folder, `${extensionId}.json`), JSON.stringify(manifest));
  const sandbox = await startSandbox({ worlds: [world] });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    acceptInsecureCerts: true,
    userDataDir: profile,
    defaultViewport: { width: 1180, height: 900 },
    env: { ...process.env, HOME: home },
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${sandbox.httpsPort}`,
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
      'intl.locale.requested': 'en-US',
    },
  });
  await browser.installExtension(shippedBuild('firefox'));
  const extensionUrl = (path: string) => `moz-extension://${uuid}/${path}`;
  const sender = await until('the options to open', async () => {
    for (const page of await browser.pages())
      if ((await addressOf(page)).startsWith(extensionUrl('options.html'))) return page;
    return null;
  });
  const session: FirefoxSession = {
    browser,
    sandbox,
    world,
    sender,
    inside: await firefoxInside(browser, extensionId),
    extensionUrl,
    async page(url, within) {
      const page = await (within ?? browser).newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async extensionPage(path) {
      const page = await browser.newPage();
      await page.goto(extensionUrl(path), { timeout: 1 }).catch(() => undefined);
      await until(`${path} to load`, () => page.evaluate(() => document.URL !== 'about:blank'));
      return page;
    },
    async fireAlarm(name) {
      await sender.evaluate((alarm) => chrome.alarms.create(alarm, { when: Date.now() + 20 }), name);
    },
    async screenshot(page, name) {
      if (withoutPictures) return;
      const pictures = join(import.meta.dirname, '../../../.output/e2e');
      mkdirSync(pictures, { recursive: true });
      const picture = page === 'popup' ? session.inside.popupPicture() : page.screenshot();
      writeFileSync(join(pictures, `${name}.png`), await picture);
    },
    async close() {
      await browser.close();
      await sandbox.close();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
      const unknown = strangers(sandbox);
      if (unknown.length > 0) throw new Error(`Contacted hosts that are not on the list: ${unknown.join(', ')}`);
    },
  };
  return session;
}
