import type { RunView } from '../../lib/preview/types';
import { connectHubspot, tell } from '../e2e/harness/connect';
import { launch, type Session } from '../e2e/harness/launch';
import { until } from '../e2e/harness/until';
import { twoSegments } from '../sandbox/worlds/two-segments';
import { atMost, type Figure, plain } from './figure';
import { latencyMs } from './stage';

const size = 60_000;
const shared = 40_000;

/** A preview of 60,000 against 60,000 in the shipped build, driven by the dashboard as an admin does. */
export async function previewFigures(): Promise<Figure[]> {
  const { world, other } = twoSegments(size, shared);
  const session = await launch({ worlds: [world] });
  try {
    await connectHubspot(session);
    world.latencyMs = latencyMs;
    return await measured(session, other);
  } finally {
    await session.close();
  }
}

async function measured(session: Session, other: string): Promise<Figure[]> {
  const { world } = session;
  const page = await session.page(session.extensionUrl('dashboard.html'));
  await page.waitForSelector('fieldset input:not(:disabled)');
  await page.click(`fieldset input:not(:disabled)`);
  const start = await until('the estimate', () => page.$('.start button:not(:disabled)'));
  const before = world.calls.length;
  const started = performance.now();
  await start.click();
  const run = await until(
    'the end',
    async () => {
      const answer = await tell(session, 'preview-latest', {}, page);
      const found: RunView | null = answer.ok ? answer.value : null;
      return found?.state === 'done' ? found : null;
    },
    { timeout: 240_000 },
  );
  const took = run.workedMs;
  const wall = performance.now() - started;
  await page.waitForSelector('tbody tr[data-change]', { timeout: 60_000 });
  const shown = performance.now() - started - wall;
  // The segments' sizes are asked for once more at the start.
  const calls = world.calls.length - before - 1;
  const moving = 2 * (size - shared);
  const least = 2 * Math.ceil(size / 250) + Math.ceil(moving / 100);
  // The last call cannot set out before as many windows are over.
  const forced = Math.floor((least - 1) / world.limits.window) * world.limits.windowMs;
  return [
    atMost(
      'preview.calls',
      `Preview of 60,000 against 60,000 (${other}): calls beside the least possible`,
      calls / least,
      '×',
      1.05,
    ),
    atMost(
      'preview.time',
      'The same: time beside what the rate limit forces',
      Math.max(took, wall) / forced,
      '×',
      1.15,
    ),
    plain('preview.seconds', 'The same: from the click to its end', wall / 1000, 's'),
    plain('preview.table', 'From its end to the table of 40,000 rows', shown, 'ms'),
    plain(
      'preview.scroll',
      'Longest frame while the table is scrolled through and searched',
      await longestFrame(page),
      'ms',
    ),
  ];
}

/** The longest pause between two frames while a person scrolls and types. */
async function longestFrame(page: Awaited<ReturnType<Session['page']>>): Promise<number> {
  // As text: a function with a name of its own is given a helper by tsx that the page does not have.
  await page.evaluate(`{
    window.longest = 0;
    let last = performance.now();
    requestAnimationFrame(function look(now) {
      window.longest = Math.max(window.longest, now - last);
      last = now;
      requestAnimationFrame(look);
    });
  }`);
  for (let turn = 1; turn <= 20; turn++)
    await page.evaluate((part) => {
      const table = document.querySelector('.table');
      if (table) table.scrollTop = (table.scrollHeight * part) / 20;
      return new Promise((resolve) => requestAnimationFrame(resolve));
    }, turn);
  await page.type('.filters input', 'Family 12');
  await until('the search', async () => {
    const names = await page.$$eval('tbody tr[data-change]', (all) => all.map((one) => one.textContent ?? ''));
    return names.length > 0 && names.every((name) => name.includes('Family 12'));
  });
  return page.evaluate(() => (window as unknown as { longest: number }).longest);
}
