// Node built-ins only, and nothing newer than Node 20: this file runs on whatever Node is there.
// It installs what the project needs, then hands over to `npm run <name>:run` under the Node 24
// that the lock file pins (node_modules/.bin comes first on the PATH of every npm script).
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserHelp, chromiumFrom, firefoxFrom } from './browsers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const command = process.argv[2] ?? 'test';
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Says one line and ends with a failure: never a stack for something that a person can mend. */
function stop(line) {
  console.error(line);
  process.exit(1);
}

function run(file, args, quiet = false) {
  return spawnSync(file, args, { cwd: root, stdio: quiet ? 'pipe' : 'inherit', encoding: 'utf8' });
}

/** Installs the dependencies when the lock file is not the one that was installed last. */
function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.synclens-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Set-up: installing dependencies …');
  const done = run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], true);
  if (done.status !== 0) {
    console.error(done.stdout + done.stderr);
    stop('Set-up: the dependencies could not be installed. Check the network and run the command again.');
  }
  writeFileSync(stamp, lock);
}

function aptInstall(name) {
  const debian = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!debian) return false;
  console.log(`Set-up: installing ${name} …`);
  if (run('apt-get', ['update', '-qq'], true).status !== 0) return false;
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], true).status === 0;
}

/** Chromium is needed; Firefox is taken where it is there or can be had. */
function findBrowsers() {
  const chromium = chromiumFrom(process.env) ?? (aptInstall('chromium') ? chromiumFrom(process.env) : undefined);
  if (!chromium) stop(browserHelp);
  process.env.CHROME_PATH = chromium;
  if (command === 'test') {
    const firefox = firefoxFrom(process.env) ?? (aptInstall('firefox-esr') ? firefoxFrom(process.env) : undefined);
    if (firefox) process.env.FIREFOX_PATH = firefox;
  }
}

installDependencies();
if (command !== 'check' && command !== 'sandbox') findBrowsers();
mkdirSync(join(root, '.output'), { recursive: true });

const child = spawn(npm, ['run', '--silent', `${command}:run`, '--', ...process.argv.slice(3)], {
  cwd: root,
  stdio: 'inherit',
  env: process.env,
  shell: process.platform === 'win32',
});
// Ctrl-C reaches the child by the terminal; a plain TERM is passed on, so nothing is left behind.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
