/**
 * Shows that the package is what the sources say: builds the commit that is checked out twice, in two folders, at two
 * times of the world, and compares every byte. Prints a hash for each browser; names the file where they differ.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const browsers = ['chrome', 'firefox'] as const;
const git = (...args: string[]) => execFileSync('git', args, { cwd: root, maxBuffer: 1 << 30 });
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/** File → hash of its bytes, in the order of their names. */
export function hashes(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(folder, path).split(sep).join('/'), sha256(readFileSync(path))]));
}

/** The files that are not the same in both, and those that one of them lacks. */
export function differing(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file)).sort();
}

/** The sources of the commit in a folder of their own, built for each browser. */
function build(timeZone: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'synclens-verify-'));
  execFileSync('tar', ['-x', '-C', folder], { input: git('archive', '--format=tar', 'HEAD') });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const browser of browsers)
    execFileSync('wxt', ['build', '-b', browser, '--mv3', '--level', 'error'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TZ: timeZone },
      shell: process.platform === 'win32',
    });
  return folder;
}

function main(): void {
  const changed = git('status', '--porcelain').toString().trim();
  console.log(
    `Commit ${git('rev-parse', 'HEAD').toString().trim()}${changed ? ', without what is not committed yet' : ''}`,
  );
  const folders = [build('UTC'), build('Asia/Tokyo')];
  let same = true;
  for (const browser of browsers) {
    const [one = new Map(), other = new Map()] = folders.map((folder) =>
      hashes(join(folder, `.output/${browser}-mv3`)),
    );
    const files = differing(one, other);
    same &&= files.length === 0 && one.size > 0;
    if (files.length > 0) console.error(`${browser}: two builds differ in ${files.join(', ')}`);
    else console.log(`${browser}: ${one.size} files, twice the same: sha256 ${sha256(JSON.stringify([...one]))}`);
  }
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  process.exitCode = same ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
