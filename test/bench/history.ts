import type { Page } from 'puppeteer-core';
import { until } from '../e2e/harness/until';
import { heapOf, longestTask } from './browser';
import { atMost, type Figure, plain } from './figure';
import { stage } from './stage';

const entries = 100_000;
/** A task that is longer than this is felt. */
const felt = 100;

/** The history with a hundred thousand entries, as its view reads, searches and turns it round. */
export async function historyFigures(): Promise<Figure[]> {
  const session = await stage();
  try {
    const page = await session.page(session.extensionUrl('dashboard.html#jobs'));
    await page.evaluate(grow(entries));
    await page.goto('about:blank');
    const started = performance.now();
    await page.goto(session.extensionUrl('dashboard.html#history'));
    let first = 0;
    const read = await longestTask(page, async () => {
      await page.waitForSelector('.table tr[data-tone]');
      first = performance.now() - started;
      await shown(page, (count) => count >= entries);
    });
    const all = performance.now() - started;
    const task = (id: string, what: string, { cpu, wall }: { cpu: number; wall: number }) =>
      atMost(
        `history.${id}`,
        `${what}: longest task of the page, its own time (by the clock ${Math.round(wall)} ms)`,
        cpu,
        'ms',
        felt,
      );
    const turned = await longestTask(page, async () => {
      const before = await top(page);
      await page.locator('.table th.at button').click();
      await until('another order', async () => (await top(page)) !== before);
    });
    const searched = await longestTask(page, async () => {
      await page.type('.filters input[type="search"]', 'elodie', { delay: 30 });
      await shown(page, (count) => count === entries / 100);
    });
    return [
      plain('history.first', 'History of 100,000 entries: from the address to its first rows', first, 'ms'),
      atMost('history.all', 'The same: until all are read', all / 1000, 's', 8),
      task('read', 'The same', read),
      task('turn', 'Turned round', turned),
      task('search', 'Searched, letter by letter', searched),
      plain('history.heap', 'Heap of the dashboard with all that, after a collection', await heapOf(page), 'MB'),
    ];
  } finally {
    await session.close();
  }
}

const top = (page: Page) => page.$eval('.table tbody tr[data-tone]', (one) => one.textContent);

const shown = (page: Page, is: (count: number) => boolean) =>
  until(
    'the rows',
    async () => {
      const count = await page.$$eval('.table table', (all) => Number(all[0]?.getAttribute('aria-rowcount') ?? 0) - 1);
      return count >= 0 && is(count);
    },
    { timeout: 60_000 },
  );

/** Adds so many entries, a hundred of a batch, of the environment that the newest entry is of. As text, for the page. */
const grow = (wanted: number) => `(async () => {
  const opened = indexedDB.open('synclens');
  const db = await new Promise((done) => { opened.onsuccess = () => done(opened.result); });
  const work = db.transaction('actions', 'readwrite');
  const store = work.objectStore('actions');
  const asked = store.getAll();
  const [{ environment }] = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const now = Date.now();
  for (let n = 0; n < ${wanted} / 100; n++) {
    const entries = Array.from({ length: 100 }, (_none, k) => ({
      at: now - n * 60000 - k,
      kind: 'resync-many',
      jobId: 'sl-' + n,
      record: { contactId: String(n * 100 + k), name: k === 7 ? 'Élodie ' + n : 'Person ' + (n * 100 + k) },
      subject: 'Customers',
      change: { where: 'hubspot', property: 'synclens_resync', from: null, to: 'sl-' + n },
      outcome: k % 20 === 0 ? 'failed' : 'verified',
      took: 1000 * k,
    }));
    store.put({ environment, order: -now - n, id: 'seed/' + n, entries });
  }
  await new Promise((done) => { work.oncomplete = done; });
  db.close();
})()`;
