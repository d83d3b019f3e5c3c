/**
 * What `npm test` and `npm run check` run, after set-up. Quick: format, lint, types, walls and the
 * unit tests. Whole: that, the builds, and everything that needs the sandbox or a browser, in one
 * run of the runner. The last line is the runner's own count.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';

const quick = process.argv.includes('--quick');
const report = '.output/tests.json';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const prepare: Step = { name: 'prepare', command: ['wxt', 'prepare', '--level', 'error'] };
const checks: Step[] = [
  { name: 'format and lint', command: ['biome', 'ci', '--log-level=warn', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
];
const builds: Step[] = [
  { name: 'build for Chrome', command: ['wxt', 'build', '--level', 'error'] },
  { name: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox', '--mv3', '--level', 'error'] },
];

const running = new Set<ChildProcess>();

/** Runs a step to its end. What it says is kept until then, so that steps side by side do not mix; a failure ends all. */
async function run(step: Step): Promise<void> {
  const started = Date.now();
  const [file = '', ...args] = step.command;
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
  running.add(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  const status = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
  running.delete(child);
  if (status !== 0) {
    for (const other of running) other.kill();
    console.error(`${said}${step.name}: failed`);
    process.exit(status);
  }
  process.stdout.write(said);
  console.log(`${step.name}: ok (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

async function inTurn(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await run(step);
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
// Two cores, two rows: one alone leaves a core without work for most of its time.
await run(prepare);
await Promise.all([inTurn(checks), inTurn(quick ? [] : builds)]);
const projects = quick ? ['--project', 'unit'] : [];
const tests = spawnSync(
  'vitest',
  ['run', ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  // Nobody looks at the pictures of a whole run; `npm run vitest -- --project e2e` and a file's name leaves them.
  { stdio: 'inherit', shell: process.platform === 'win32', env: { ...process.env, SYNCLENS_PICTURES: 'none' } },
);
printCount();
process.exit(tests.status ?? 1);
