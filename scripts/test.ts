/**
 * What `npm test` and `npm run check` run, after set-up. Quick: format, lint, types, walls and the
 * unit tests. Whole: that, the builds, and everything that needs the sandbox or a browser, in one
 * run of the runner. The last line is the runner's own count.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';

const quick = process.argv.includes('--quick');
const report = '.output/tests.json';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const before: Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--log-level=warn', '.'] },
  { name: 'prepare', command: ['wxt', 'prepare', '--level', 'error'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
];
const builds: Step[] = [
  { name: 'build for Chrome', command: ['wxt', 'build', '--level', 'error'] },
  { name: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox', '--mv3', '--level', 'error'] },
];

function run(step: Step): void {
  const started = Date.now();
  const [file = '', ...args] = step.command;
  const done = spawnSync(file, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(`${step.name}: failed`);
    process.exit(done.status ?? 1);
  }
  console.log(`${step.name}: ok (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** Repeats the runner's count as a plain line, for whoever reads only the end of a log. */
function printCount(): void {
  if (!existsSync(report)) return;
  const counts = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
  };
  const skipped = counts.numPendingTests ? `, ${counts.numPendingTests} skipped` : '';
  console.log(`Tests: ${counts.numPassedTests} passed, ${counts.numFailedTests} failed${skipped}`);
}

mkdirSync('.output', { recursive: true });
for (const step of quick ? before : [...before, ...builds]) run(step);
const projects = quick ? ['--project', 'unit'] : [];
const tests = spawnSync(
  'vitest',
  ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  { stdio: 'inherit', shell: process.platform === 'win32' },
);
printCount();
process.exit(tests.status ?? 1);
