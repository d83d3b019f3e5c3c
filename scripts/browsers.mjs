// Where a browser may be. Built-ins only: set-up runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome-for-testing'];
const chromiumPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
];
const firefoxNames = ['firefox-esr', 'firefox'];
const firefoxPlaces = ['/Applications/Firefox.app/Contents/MacOS/firefox'];

/** One line for a machine that has no browser and no way for us to install one. */
export const browserHelp =
  'No Chromium found. Install Chromium or Chrome for Testing (on Debian: apt-get install chromium) or set CHROME_PATH to it; branded Chrome cannot load unpacked extensions from the command line.';

/** One line where there is no Firefox: its tests are skipped, the others run. */
export const firefoxHelp =
  'Set-up: no Firefox found, and none that could be installed: its tests are skipped. Set FIREFOX_PATH to run them.';

function onPath(names, env) {
  const folders = (env.PATH ?? '').split(delimiter);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  for (const name of names)
    for (const folder of folders) {
      const file = join(folder, name + suffix);
      if (existsSync(file) && runs(file)) return file;
    }
  return undefined;
}

/** A file on the PATH may be a stub that only says how to install the browser (Ubuntu): ask it. */
function runs(file) {
  return spawnSync(file, ['--version'], { stdio: 'pipe', timeout: 20_000 }).status === 0;
}

/** The Chromium to use: the one named in CHROME_PATH, else one on the PATH or at its usual place. */
export function chromiumFrom(env) {
  if (env.CHROME_PATH && existsSync(env.CHROME_PATH)) return env.CHROME_PATH;
  return onPath(chromiumNames, env) ?? chromiumPlaces.find(existsSync);
}

/** The Firefox for its tests; undefined where there is none. */
export function firefoxFrom(env) {
  if (env.FIREFOX_PATH && existsSync(env.FIREFOX_PATH)) return env.FIREFOX_PATH;
  return onPath(firefoxNames, env) ?? firefoxPlaces.find(existsSync);
}
