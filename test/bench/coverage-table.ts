import type { Page } from 'puppeteer-core';
import type { Session } from '../e2e/harness/launch';
import { until } from '../e2e/harness/until';
import { heapOf, longestTask } from './browser';
import { atMost, type Figure, plain } from './figure';

/** A task that is longer than this is felt. */
const felt = 100;
const rowsWanted = 100_000;

/** The table of 100,000 rows: those of the scan just made, under further ids and names, as a snapshot of its own. */
export async function tableFigures(session: Session, page: Page): Promise<Figure[]> {
  await page.evaluate(grow(rowsWanted));
  await page.reload();
  const shown = performance.now();
  const load = await longestTask(page, () => rowsShown(page, (count) => count === rowsWanted));
  const opened = performance.now() - shown;
  const task = (id: string, what: string, { cpu, wall }: { cpu: number; wall: number }) =>
    atMost(
      `coverage.table.${id}`,
      `${what}: longest task of the page, its own time (by the clock ${Math.round(wall)} ms)`,
      cpu,
      'ms',
      felt,
    );
  const sorted = (by: string) => async () => {
    const before = await first(page);
    await page.locator(`.table th.${by} button`).click();
    await until('another order', async () => (await first(page)) !== before);
  };
  const figures = [
    plain('coverage.table.open', 'Table of 100,000 rows: from the load of the page to its rows', opened, 'ms'),
    task('load', 'The same', load),
    task('scroll', 'Scrolled through', await longestTask(page, () => scrolled(page))),
    task('sort', 'Sorted by email, the first time', await longestTask(page, sorted('email'))),
    task('sort-time', 'Sorted by the last sync, the first time', await longestTask(page, sorted('lastSync'))),
    task('sort-class', 'Sorted by class, the first time', await longestTask(page, sorted('class'))),
  ];
  // Somebody who is there, by what few have: a name may be part of many others, and who is first by class has no address.
  const id = await page.$eval(
    '.table tbody tr[data-tone] a',
    (one) => /\d+$/.exec((one as HTMLAnchorElement).href)?.[0],
  );
  if (!id) throw new Error('The first row has no link that ends with an id');
  const search = await longestTask(page, async () => {
    await page.type('.filters input[type="search"]', id, { delay: 30 });
    await rowsShown(page, (count) => count > 0 && count < 1_000);
  });
  figures.push(task('search', 'Searched, letter by letter, the first time', search));
  await page.$eval('.filters input[type="search"]', (one) => (one as HTMLInputElement).select());
  await page.keyboard.press('Backspace');
  await rowsShown(page, (count) => count === rowsWanted);
  const filtered = await longestTask(page, async () => {
    await page.locator('.classes button').click();
    await rowsShown(page, (count) => count < rowsWanted);
    await page.locator('.classes button[aria-pressed="true"]').click();
    await rowsShown(page, (count) => count === rowsWanted);
  });
  figures.push(task('filter', 'A class chosen and left', filtered));
  const chosen = await longestTask(page, async () => {
    await page.locator('.table thead input').click();
    await until('the selection', () => page.evaluate(() => document.body.textContent?.includes('100,000 selected')));
  });
  figures.push(task('select', 'All rows selected', chosen));
  figures.push(task('csv', 'CSV of all rows', await longestTask(page, () => taken(session, page))));
  figures.push(
    plain('coverage.table.heap', 'Heap of the dashboard with all that, after a collection', await heapOf(page), 'MB'),
  );
  return figures;
}

const first = (page: Page) => page.$eval('.table tbody tr[data-tone]', (one) => one.textContent);

const rowsShown = (page: Page, is: (count: number) => boolean) =>
  until(
    'the rows',
    async () => {
      const count = await page.$$eval('.table table', (all) => Number(all[0]?.getAttribute('aria-rowcount') ?? 0) - 1);
      if (count >= 0 && is(count)) return true;
      // What a person would see: which rows, and what they are searched for.
      const searched = await page.$$eval('.filters input', (all) => all.map(({ value }) => value).join());
      throw new Error(`${count} rows, searched for "${searched}"`);
    },
    { timeout: 60_000 },
  );

async function scrolled(page: Page): Promise<void> {
  for (let turn = 1; turn <= 40; turn++)
    await page.evaluate((part) => {
      const table = document.querySelector('.table');
      if (table) table.scrollTop = (table.scrollHeight * part) / 40;
      return new Promise((resolve) => requestAnimationFrame(resolve));
    }, turn);
}

/** Presses the button of the CSV, and waits until the page has made its file. */
async function taken(_session: Session, page: Page): Promise<void> {
  await page.evaluate(`{
    window.files = 0;
    const made = URL.createObjectURL;
    URL.createObjectURL = (blob) => { window.files += 1; return made.call(URL, blob); };
  }`);
  await page.locator('main ::-p-text(CSV of 100,000 rows)').click();
  await until('the file', () => page.evaluate(() => (window as unknown as { files: number }).files > 0));
}

/** Adds a snapshot of so many rows, made of those of the newest one. As text, for the page. */
const grow = (wanted: number) => `(async () => {
  const opened = indexedDB.open('synclens-coverage');
  const db = await new Promise((done) => { opened.onsuccess = () => done(opened.result); });
  const asked = (request) => new Promise((done) => { request.onsuccess = () => done(request.result); });
  const [old] = await asked(db.transaction('snapshots').objectStore('snapshots').getAll());
  const range = IDBKeyRange.bound([old.id, 0], [old.id, Infinity]);
  const parts = await asked(db.transaction('rows').objectStore('rows').getAll(range));
  const id = old.id + '-grown';
  let [n, count, absent] = [0, 0, 0];
  const classes = {};
  const work = db.transaction(['snapshots', 'rows'], 'readwrite');
  for (let turn = 0; count < ${wanted}; turn++)
    for (const part of parts) {
      const rows = part.id.flatMap((one, row) => (/^0/.test(one) ? [] : [row])).slice(0, ${wanted} - count);
      if (rows.length === 0) continue;
      const own = Object.fromEntries(Object.entries(part).map(([name, all]) => [name, rows.map((row) => all[row])]));
      if (turn > 0) {
        own.id = own.id.map((one) => one + turn);
        own.name = own.name.map((one) => one + ' ' + turn);
      }
      count += rows.length;
      work.objectStore('rows').put(own, [id, n++]);
    }
  const takenAt = old.takenAt + 1000;
  const share = count / old.contacts;
  const counts = { ...old.counts, classes: Object.fromEntries(Object.entries(old.counts.classes).map(([name, of]) => [name, Math.round(of * share)])) };
  work.objectStore('snapshots').put({ ...old, id, takenAt, contacts: count, absent: 0, counts, parts: n });
  await new Promise((done) => { work.oncomplete = done; });
  db.close();
})()`;
