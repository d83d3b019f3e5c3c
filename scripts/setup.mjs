// Node built-ins only, and nothing newer than Node 20: this file runs on whatever Node is there.
// It installs what the project needs, then hands over to the script `<name>:run` under the Node 24
// that the lock file pins (node_modules/.bin comes first on its PATH, as in every npm script).
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserHelp, chromiumFrom, firefoxFrom, firefoxHelp } from './browsers.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const command = process.argv[2] ?? 'test';

/** What runs now, and the signal that ended it: one to us is one to it, so that nothing is left behind. */
let running;
let ended;
function end(signal) {
  ended ??= signal;
  running?.kill(signal);
}
process.on('SIGINT', () => end('SIGINT'));
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => end('SIGTERM'));
// npm that is ended takes its shell along, and tells nobody below.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end('SIGTERM'), 500).unref();

/** Says one line and ends with a failure: never a stack for something that a person can mend. */
function stop(line) {
  console.error(line);
  process.exit(1);
}

/** Runs a program to its end. `quiet`: what it says is kept, for when it fails. */
async function run(file, args, quiet = false) {
  const windows = process.platform === 'win32';
  const env = { DEBIAN_FRONTEND: 'noninteractive', ...process.env };
  const child = spawn(file, args, { cwd: root, env, stdio: quiet ? 'pipe' : 'inherit', shell: windows });
  running = child;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  const status = await new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  running = undefined;
  if (ended) process.exit(ended === 'SIGINT' ? 130 : 143);
  return { status, said };
}

/** Installs the dependencies when the lock file is not the one that was installed last. */
async function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.synclens-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Set-up: installing dependencies …');
  const { status, said } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], true);
  if (status !== 0) {
    // npm's own words, without its stack.
    const words = said.split('\n').filter((one) => one.trim() && !/^npm error\s+(at |\w+: |[{}]|$)/.test(one));
    console.error(words.slice(0, 4).join('\n'));
    stop('Set-up: the dependencies could not be installed. Check the network and run the command again.');
  }
  writeFileSync(stamp, lock);
}

/** Installs a package on Debian, where we may; false where that is not possible. */
async function aptInstall(name) {
  const debian = process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (!debian) return false;
  console.log(`Set-up: installing ${name} …`);
  if ((await run('apt-get', ['update', '-qq'], true)).status !== 0) return false;
  return (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], true)).status === 0;
}

/** Chromium is needed; Firefox is taken where it is there or can be had. */
async function findBrowsers() {
  const { env } = process;
  const chromium = chromiumFrom(env) ?? ((await aptInstall('chromium')) ? chromiumFrom(env) : undefined);
  if (!chromium) stop(browserHelp);
  env.CHROME_PATH = chromium;
  if (command === 'test') {
    const firefox = firefoxFrom(env) ?? ((await aptInstall('firefox-esr')) ? firefoxFrom(env) : undefined);
    if (firefox) env.FIREFOX_PATH = firefox;
    else console.log(firefoxHelp);
  }
}

await installDependencies();
if (!['check', 'sandbox', 'verify:build'].includes(command)) await findBrowsers();
mkdirSync(join(root, '.output'), { recursive: true });
// Not by `npm run`: its shell would keep every signal to itself.
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [file, ...args] = scripts[`${command}:run`].split(' ');
process.env.PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const { status } = await run(file, [...args, ...process.argv.slice(3)]);
process.exit(status);
