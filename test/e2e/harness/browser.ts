import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { browserHelp, chromiumFrom } from '../../../scripts/browsers.mjs';
import { copyWithPermissions, shippedBuild } from './build';

export interface BrowserOptions {
  /** Language of the browser, e.g. `de`. */
  lang?: string;
  /** Another build than the shipped one. */
  build?: string;
  /** A window that can be seen, for the demo. */
  headless?: boolean;
  /** All pages that are not the extension's in one process, and all of its own in another: not for measuring. */
  fewProcesses?: boolean;
  /** The caller ends the browser at Ctrl-C itself. */
  ownSignals?: boolean;
}

/** A running browser without the extension, which takes one port of this machine for the real hosts. */
export interface RunningBrowser {
  readonly browser: Browser;
  /** The folder of the extension to install. */
  readonly build: string;
  /** Where every host name leads to. */
  readonly httpsPort: number;
  /** Ends it, and starts it again with the same profile; `browser` is another one then. */
  restart(): Promise<void>;
  close(): Promise<void>;
  /** Removes its temporary folders; for a caller whose process ends now. */
  forget(): void;
}

/** Starts Chromium in a fresh profile. Throws, in words, where there is none. */
export async function startBrowser(httpsPort: number, options: BrowserOptions): Promise<RunningBrowser> {
  const executablePath = chromiumFrom(process.env);
  if (!executablePath) throw new Error(browserHelp);
  const build = copyWithPermissions(options.build ?? shippedBuild());
  const profile = mkdtempSync(join(tmpdir(), 'synclens-profile-'));
  const quiet = withoutDesktop();
  const lang = options.lang ?? 'en-US';
  const start = () =>
    puppeteer.launch({
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
      env: {
        ...process.env,
        PATH: [quiet, process.env.PATH].join(delimiter),
        LANGUAGE: lang.replace('-', '_'),
        LC_ALL: `${lang.replace('-', '_')}.UTF-8`,
      },
      args: [
        ...flags,
        ...(options.fewProcesses ? inFewProcesses : []),
        `--lang=${lang}`,
        `--host-resolver-rules=MAP * 127.0.0.1:${httpsPort}, EXCLUDE 127.0.0.1`,
      ],
    });
  let browser = await start();
  const forget = () => {
    for (const folder of [build, profile, quiet]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return {
    get browser() {
      return browser;
    },
    build,
    httpsPort,
    forget,
    async restart() {
      await browser.close();
      browser = await start();
    },
    async close() {
      await browser.close();
      forget();
    },
  };
}

/**
 * A folder of programs that do nothing, in the place of those by which Chromium tells the desktop of each extension
 * that comes or goes: many small processes, which cost more than the installation.
 */
function withoutDesktop(): string {
  const folder = mkdtempSync(join(tmpdir(), 'synclens-desktop-'));
  if (existsSync('/bin/true'))
    for (const name of ['xdg-icon-resource', 'xdg-desktop-menu', 'xdg-mime', 'xdg-settings'])
      symlinkSync('/bin/true', join(folder, name));
  return folder;
}

/**
 * A new process for each tab was a fifth of what a test costs the processor that opens many. Sites are not kept apart
 * either: else the first tab at HubSpot and at Salesforce, after the last one there was closed, starts one again, which
 * is as dear as all that the test does in it.
 */
const inFewProcesses = ['--renderer-process-limit=1', '--process-per-site', '--disable-site-isolation-trials'];

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
  // What only costs: the browser's own buttons and bubbles do not glide, and no process is started in advance. And it
  // tells Google of no form that a page of the sandbox has.
  '--animation-duration-scale=0',
  '--disable-features=SpareRendererForSitePerProcess,AutofillServerCommunication',
];
