import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Status, statuses } from '../../lib/eligibility/types';
import { shippedBuild } from './harness/build';
import { until } from './harness/until';

const root = join(import.meta.dirname, '../..');
const pictures = join(root, '.output/demo');
/** All that the demo puts aside while it runs. */
const folder = mkdtempSync(join(tmpdir(), 'synclens-demo-'));
/** In the environment of whatever the demo starts. */
const mark = `SYNCLENS_DEMO=${folder}`;
let said: string[];
let code: number | null;
let began: number;

/** The demo of a machine without a display, as `npm run demo` starts it there, with the build that is tested. */
beforeAll(async () => {
  began = Date.now();
  const env = { ...process.env, TMPDIR: folder, TEMP: folder, SYNCLENS_DEMO: folder, SYNCLENS_BUILD: shippedBuild() };
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', '--headless'], {
    cwd: root,
    env: { ...env, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      words += text;
    });
  code = await new Promise((resolve) => child.on('close', resolve));
  said = words.trim().split('\n');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('walks the main job by itself: both badges, a resync that is proved, a refusal, and one of each verdict', () => {
  expect([code, ...said]).toEqual([
    0,
    expect.stringMatching(/^Connected: portal \d+, .* the trigger property has passed its test$/),
    expect.stringMatching(/^HubSpot record: badge "In sync": /),
    'Its Lightning twin: badge "In sync"',
    expect.stringMatching(/^A member that never synced: badge "Never synced"; the popup would write .*synclens_resync/),
    expect.stringMatching(/^Resynced by one click: verified after \d+ min .*; badge now "In sync"$/),
    expect.stringMatching(/^An excluded one: badge "Excluded, frozen": /),
    expect.stringMatching(/^ {2}resync refused \(R1\), nothing written: A resync cannot work outside /),
    expect.stringMatching(/^One person for each verdict, .*: \d+ of \d+$/),
    expect.stringMatching(/^Walked in \d+ s\. Screenshots: \.output\/demo\/$/),
  ]);
  // Two have worlds of their own, and nobody waits any more once the clock was moved.
  const elsewhere: Status[] = ['unknown', 'segment-invalid', 'included-pending'];
  expect(said.at(-2)).toContain(`: ${statuses.length - elsewhere.length} of `);
});

test('leaves a picture of each step', () => {
  const found = readdirSync(pictures).sort();
  expect(found.map((name) => name.slice(0, 2))).toEqual(['1-', '2-', '3-', '4-', '5-', '6-', '7-', '8-']);
  for (const { mtimeMs, size } of found.map((name) => statSync(join(pictures, name)))) {
    expect(mtimeMs).toBeGreaterThan(began);
    expect(size).toBeGreaterThan(5000);
  }
});

test('ends all that it started, and leaves nothing behind', async () => {
  // But for what the runner of TypeScript keeps.
  expect(readdirSync(folder).filter((name) => !name.startsWith('tsx-'))).toEqual([]);
  if (process.platform === 'linux') await until('its processes to end', () => stillRunning().length === 0);
});

/** Processes that have the mark in their environment. */
function stillRunning(): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(mark);
    } catch {
      return false;
    }
  });
}
