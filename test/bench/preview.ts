import { rowProperties } from '../../lib/preview/contact';
import { connectHubspot, tell } from '../e2e/harness/connect';
import { launch, type Session } from '../e2e/harness/launch';
import { until } from '../e2e/harness/until';
import { anyOf } from '../sandbox/worlds/segments';
import { twoSegments } from '../sandbox/worlds/two-segments';
import { heapOf, windowOver } from './browser';
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
    const figures = await measured(session, other);
    return [...figures, ...(await ofDraft(session))];
  } finally {
    await session.close();
  }
}

async function measured(session: Session, other: string): Promise<Figure[]> {
  const { world } = session;
  const page = await session.page(session.extensionUrl('dashboard.html#preview'));
  await page.waitForSelector('fieldset input:not(:disabled)');
  await page.click(`fieldset input:not(:disabled)`);
  const start = await until('the estimate', () => page.$('.start button:not(:disabled)'));
  await windowOver(world);
  const before = world.calls.length;
  const started = performance.now();
  await start.click();
  // The page's own end: the picture stands where the progress was.
  await page.waitForSelector('.picture', { timeout: 240_000 });
  const wall = performance.now() - started;
  await page.waitForSelector('tbody tr[data-change]', { timeout: 60_000 });
  const shown = performance.now() - started - wall;
  // The segments' sizes are asked for once more at the start.
  const calls = world.calls.length - before - 1;
  const moving = 2 * (size - shared);
  const least = 2 * Math.ceil(size / 250) + Math.ceil(moving / 100);
  const searches = world.calls.slice(before).filter(isSearch).length;
  const forced = forcedMs(calls - searches, searches, world.limits);
  const heap = { page: await heapOf(page), worker: await heapOf(await session.worker()) };
  const frame = await longestFrame(page);
  const bare = await bareLoop(session, other);
  const what = `Preview of 60,000 against 60,000`;
  return [
    atMost('preview.calls', `${what}: calls beside the least possible`, calls / least, '×', 1.05),
    atMost('preview.time', 'The same: time beside what the rate limit forces', wall / forced, '×', 1.15),
    plain('preview.seconds', 'The same: from the click to its end', wall / 1000, 's'),
    plain('preview.forced', 'The same: what the rate limit forces', forced / 1000, 's'),
    plain('preview.searches', 'The same: calls that were searches, which have a limit of their own', searches, 'calls'),
    plain('preview.bare', 'The same calls in a bare loop of the same worker, without a limit', bare.all / 1000, 's'),
    plain('preview.answer', 'One page of members in that loop, of which 80 ms are the wait', bare.page, 'ms'),
    plain(
      'preview.chained',
      'Time that limit and page after page force together, beside the limit',
      chained(least, bare.page, world.limits) / forced,
      '×',
    ),
    plain('preview.table', 'From its end to the table of 40,000 rows', shown, 'ms'),
    plain('preview.heap.page', 'Heap of the dashboard with that table', heap.page, 'MB'),
    plain('preview.heap.worker', 'Heap of the worker after that preview', heap.worker, 'MB'),
    plain('preview.scroll', 'Longest frame while the table is scrolled through and searched', frame, 'ms'),
  ];
}

/** A draft is held against everybody, where no segment is in force: the portal read from both ends. */
async function ofDraft(session: Session): Promise<Figure[]> {
  const { world } = session;
  const page = await session.page(session.extensionUrl('manifest.json'));
  const draft = { kind: 'draft', name: 'Draft', filterBranch: anyOf('lifecyclestage', ['customer']) } as const;
  await windowOver(world);
  await tell(session, 'settings-set', { patch: { segment: { mode: 'none' } } }, page);
  const run = await tell(session, 'preview-start', { other: draft }, page);
  if (!run.ok) throw new Error(JSON.stringify(run.failure));
  const before = world.calls.length;
  const started = performance.now();
  await until(
    'the end of the draft',
    async () => {
      const view = await tell(session, 'preview-step', { id: run.value.id }, page);
      return view.ok && view.value.state === 'done';
    },
    { timeout: 120_000, every: 1 },
  );
  const took = performance.now() - started;
  const made = world.calls.slice(before);
  const searches = made.filter(isSearch).length;
  const pages = made.filter(({ path }) => path === '/crm/v3/objects/contacts').length;
  const forced = forcedMs(made.length - searches, searches, world.limits);
  const all = world.hubspot.contacts.size;
  return [
    plain('preview.draft', `A draft against all ${all} contacts`, took / 1000, 's'),
    plain('preview.draft.pace', 'The same: contacts a second', all / (took / 1000), '1/s'),
    plain('preview.draft.forced', 'The same: what the rate limits force for the calls made', forced / 1000, 's'),
    plain('preview.draft.calls', 'The same: calls beside pages of 100', (pages + searches) / Math.ceil(all / 100), '×'),
  ];
}

type Limits = Session['world']['limits'];

/**
 * The least time for the calls that were made by HubSpot's limits alone. However they are spread, the last one sets out
 * no sooner than as many whole windows after the first as the calls before it fill; searches are no part of that
 * window and have so many a second.
 */
function forcedMs(calls: number, searches: number, { window, windowMs, searchPerSecond }: Limits): number {
  const ofSearches = Math.floor(Math.max(0, searches - 1) / searchPerSecond) * 1000;
  return Math.max(Math.floor((calls - 1) / window) * windowMs, ofSearches);
}

/**
 * The least time where the calls of the first window come from two lists that are read page after page, as they do
 * until somebody's change is certain: each later window gives its calls back in the order in which they were made.
 */
function chained(calls: number, pageMs: number, limits: Limits): number {
  return forcedMs(calls, 0, limits) + (((calls - 1) % limits.window) / 2) * pageMs;
}

const isSearch = ({ path }: { path: string }) => path.endsWith('/objects/contacts/search');

/** So much of the calls is made in the bare loop. */
const share = 3;

/**
 * A third of the same calls from the same worker with nothing around them, told as if it were all of them: both lists
 * page after page side by side, then the contacts by six. No limit, no store; the answers are parsed as JSON.
 */
async function bareLoop({ worker, world }: Session, other: string): Promise<{ all: number; page: number }> {
  const { window } = world.limits;
  world.limits.window = 1_000_000;
  try {
    const current = world.integration.segmentId;
    return (await (
      await worker()
    ).evaluate(`(async () => {
      const headers = { authorization: 'Bearer ${world.token}', 'content-type': 'application/json' };
      const base = 'https://api.hubapi.com/crm/v3';
      const ask = async (path, body) =>
        (await fetch(base + path, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })).json();
      const list = async (id) => {
        const ids = [];
        for (let after = ''; after !== null && ids.length < ${size / share}; ) {
          const page = await ask('/lists/' + id + '/memberships?limit=250' + after);
          ids.push(...page.results.map((one) => one.recordId));
          after = page.paging ? '&after=' + page.paging.next.after : null;
        }
        return ids;
      };
      const started = performance.now();
      const [a, b] = await Promise.all([list('${current}'), list('${other}')]);
      const pages = performance.now() - started;
      const moving = a.slice(0, ${(2 * (size - shared)) / share});
      const properties = ${JSON.stringify(rowProperties)};
      const lane = async () => {
        for (let ids = moving.splice(0, 100); ids.length > 0; ids = moving.splice(0, 100))
          await ask('/objects/contacts/batch/read', { inputs: ids.map((id) => ({ id })), properties });
      };
      await Promise.all(Array.from({ length: 6 }, lane));
      return { all: ${share} * (performance.now() - started), page: pages / Math.ceil(a.length / 250) };
    })()`)) as { all: number; page: number };
  } finally {
    world.limits.window = window;
  }
}

/** The longest pause between two frames while a person scrolls and types. */
async function longestFrame(page: Awaited<ReturnType<Session['page']>>): Promise<number> {
  // As text: what runs the bench names functions with a helper that the page has not.
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
