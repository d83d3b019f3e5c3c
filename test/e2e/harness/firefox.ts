import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { firefoxFrom } from '../../../scripts/browsers.mjs';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import type { World } from '../../sandbox/world/types';
import { copyWithPermissions, shippedBuild } from './build';
import { strangers } from './hosts';

/** Firefox gives each installed extension a random address; ours is fixed so that its pages can be opened. */
const uuid = '5a1f7c62-3b1e-4a57-9d0e-2f6f0c9b7a11';
const extensionId = 'synclens@synclens.dev';

export interface FirefoxSession {
  readonly browser: Browser;
  readonly sandbox: Sandbox;
  page(url: string): Promise<Page>;
  /** A page of the extension; its load event never reaches the driver, so what it shows has to be waited for. */
  extensionPage(path: string): Promise<Page>;
  close(): Promise<void>;
}

/** The path of Firefox; undefined where there is none, and then the smoke run is skipped. */
export const firefoxPath = firefoxFrom(process.env);

/** Starts a sandbox and a Firefox with the Firefox build, which takes the sandbox for the real hosts. */
export async function launchFirefox(worlds: World[]): Promise<FirefoxSession> {
  const build = copyWithPermissions(shippedBuild('firefox'));
  const profile = mkdtempSync(join(tmpdir(), 'synclens-firefox-'));
  const sandbox = await startSandbox({ worlds });
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    headless: true,
    acceptInsecureCerts: true,
    userDataDir: profile,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${sandbox.httpsPort}`,
      'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: uuid }),
      'intl.locale.requested': 'en-US',
    },
  });
  await browser.installExtension(build);
  return {
    browser,
    sandbox,
    async page(url) {
      const page = await browser.newPage();
      await page.goto(url, { waitUntil: 'load' });
      return page;
    },
    async extensionPage(path) {
      const page = await browser.newPage();
      await page.goto(`moz-extension://${uuid}/${path}`, { timeout: 1500 }).catch(() => undefined);
      return page;
    },
    async close() {
      await browser.close();
      await sandbox.close();
      for (const folder of [build, profile]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      const unknown = strangers(sandbox);
      if (unknown.length > 0) throw new Error(`Contacted hosts that are not on the list: ${unknown.join(', ')}`);
    },
  };
}
