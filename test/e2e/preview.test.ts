import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overlapWorld } from '../sandbox/worlds/overlap';
import { and, inLastDays, or } from '../unit/segments/make';
import { axeFindings } from './harness/axe';
import { connectHubspot, connectSalesforce, tell } from './harness/connect';
import { press as pressOn } from './harness/press';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

const { world, current, other } = overlapWorld({ people: 1600, now: Date.now() });
/** Somebody who stays, with a name that a spreadsheet would calculate. */
const formula =
  [...world.hubspot.contacts.values()].find((one) => world.hubspot.value(one, 'lastname') === 'Family0')?.id ?? '';
world.hubspot.write(formula, { firstname: '=SUM(A1)' }, 'CRM_UI');
let session: Session;
let page: Page;
const otherName = 'Customers and opportunities with a title';

const text = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
const says = (words: string | RegExp) =>
  until(`the dashboard to say ${words}`, async () => {
    const all = await text();
    if (typeof words === 'string' ? all.includes(words) : words.test(all)) return all;
    throw new Error(all.slice(0, 2000));
  });
const press = (name: string) => pressOn(page, name);
const figure = (name: string) => page.$eval(`[data-figure="${name}"] strong`, (one) => one.textContent);
const look = (name: string) => session.screenshot(page, `preview-${name}`);
const inColours = async (name: string) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await look(`${name}-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
};
/** A file that a click brings: it begins with the mark that a spreadsheet wants, and is read back cell by cell. */
async function downloaded(click: () => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'synclens-csv-'));
  const cdp = await page.createCDPSession();
  await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
  await click();
  const name = await until('the file', async () => (await readdir(folder)).find((one) => one.endsWith('.csv')));
  const text = readFileSync(join(folder, String(name)), 'utf8');
  await rm(folder, { recursive: true });
  expect(text.charCodeAt(0)).toBe(0xfeff);
  const { data, errors } = Papa.parse<string[]>(text.slice(1).trimEnd(), { delimiter: ',' });
  expect(errors).toEqual([]);
  return { name: String(name), rows: data };
}
const tableHead = [
  'HubSpot id',
  'Name',
  'Email',
  'Change',
  'What happens',
  'Salesforce lead',
  'Salesforce contact',
  'Last sync',
];
const valueIn = (id: string | undefined, property: string) => {
  const contact = world.hubspot.contact(id ?? '');
  return contact && world.hubspot.value(contact, property);
};
const membersOf = (id: string) => [...(world.hubspot.segments.get(id)?.members.keys() ?? [])];

beforeAll(async () => {
  session = await share({ worlds: [world] });
});
afterAll(() => session?.close());

describe('the dashboard', () => {
  test('leads to the options while nothing is connected', async () => {
    page = await session.page(session.extensionUrl('dashboard.html#preview'));
    await says('HubSpot is not connected yet');
    await inColours('not-connected');
    await connectHubspot(session);
    await connectSalesforce(session);
    await tell(session, 'settings-set', { patch: { mapping: [...world.integration.mapping], mappingConfirmed: true } });
    await page.reload();
    await says('Which segment?');
  });

  test('another segment is found by name; the one in force and static ones cannot be taken', async () => {
    await page.type('input[type="search"]', 'custom');
    await page.waitForSelector('fieldset input:not(:disabled)');
    const choices = await page.$$eval('fieldset label', (all) =>
      all.map((one) => [one.textContent, one.querySelector('input')?.disabled]),
    );
    expect(
      choices.find(([name]) => String(name).startsWith('Customers') && String(name).includes('In force'))?.[1],
    ).toBe(true);
    await page.locator(`label ::-p-text(${otherName})`).click();
    await says(/Takes \d+ to \d+ calls/);
    await inColours('chosen');
  });

  test('runs with progress to the picture, the figures and the table', async () => {
    await press('Start the preview');
    await says('What that means');
    const [now, then] = [new Set(membersOf(current)), new Set(membersOf(other))];
    const enter = [...then].filter((id) => !now.has(id));
    const leave = [...now].filter((id) => !then.has(id));
    const stay = now.size - leave.length;
    const number = (value: number) => new Intl.NumberFormat('en').format(value);
    await says(`${number(stay)} stay`);
    const picture = await page.$eval('.picture title', (one) => one.textContent);
    expect(picture).toContain(`${number(enter.length)} enter, ${number(leave.length)} leave, 0 cannot be told`);
    const linked = leave.filter((id) => {
      const contact = world.hubspot.contact(id);
      return contact && world.hubspot.value(contact, 'salesforceleadid');
    });
    expect(await figure('freezes')).toBe(number(linked.length));
    await inColours('result');
  });

  test('the table is searched, filtered and sorted; a row opens the record', async () => {
    const rows = () =>
      page.$$eval('tbody tr[data-change]', (all) => all.map((one) => one.querySelector('td[dir]')?.textContent));
    expect((await rows()).length).toBeLessThan(60);
    await page.select('.filters select', 'leave');
    await until('those who leave', async () => (await page.$$('tbody tr[data-change="enter"]')).length === 0);
    await page.type('.filters input', 'Family11');
    await until('the search', async () => (await rows()).every((name) => name?.includes('Family11')));
    await page.click('th.name button');
    await until('the order', async () => page.$('th.name[aria-sort="descending"]'));
    await page.$eval('.table', (one) => one.scrollIntoView());
    await look('table');
    const names = await rows();
    const collator = new Intl.Collator('en', { numeric: true });
    expect(names).toEqual([...names].sort((a, b) => collator.compare(b ?? '', a ?? '')));
    const href = await page.$eval('tbody tr[data-change] a', (one) => (one as HTMLAnchorElement).href);
    expect(href).toMatch(new RegExp(`https://[^/]+/contacts/${world.portalId}/record/0-1/\\d+$`));
  });

  test('"Why" of a row opens the criteria of the segment in force against that contact', async () => {
    const name = await page.$eval('tbody tr[data-change] td[dir]', (one) => one.textContent);
    await page.click('tbody tr[data-change] td button');
    const said = await until('the criteria', async () => {
      const all = await page.$eval('dialog[open]', (one) => one.textContent ?? '');
      if (all.includes('Lifecycle Stage is any of Customer')) return all;
      throw new Error(all);
    });
    expect(said).toContain(`Why: ${name}`);
    expect(said).toContain('Segment in force: Customers');
    expect(said).toContain('HubSpot counts the contact in. HubSpot and the criteria agree.');
    await inColours('why');
    await page.keyboard.press('Escape');
    await until('the dialog to close', async () => (await page.$('dialog[open]')) === null);
  });

  test('the CSV has what the table shows, with its mark for spreadsheets', async () => {
    const { name, rows } = await downloaded(() => page.locator('header button ::-p-text(CSV of)').click());
    expect(name).toMatch(/^synclens-preview-Customers-and-opportunities-with-a-title-\d{4}-\d\d-\d\d\.csv$/);
    const [head, ...lines] = rows;
    expect(head).toEqual(tableHead);
    expect(lines.every((line) => line[1]?.includes('Family11') && line[3] === 'leave')).toBe(true);
  });

  test('who stays is read on request, and stands in the same table', async () => {
    const [now, then] = [new Set(membersOf(current)), new Set(membersOf(other))];
    const stay = [...then].filter((id) => now.has(id)).length;
    await page.$eval('.filters input', (one) => (one as HTMLInputElement).select());
    await page.keyboard.press('Backspace');
    await page.select('.filters select', 'stay');
    const calls = world.calls.length;
    await says(new RegExp(`${stay} contacts: about ${Math.ceil(stay / 100)} calls`));
    await press('Read who stays');
    await says(`${stay} contacts of ${stay}`);
    expect(world.calls.length - calls).toBe(Math.ceil(stay / 100));
    await page.$eval('.filters', (one) => one.scrollIntoView());
    await page.click('.table tbody input[type="checkbox"]');
    await says('Plan a resync of 1 contact');
    await inColours('stay');
    const { rows } = await downloaded(() => page.locator('header button ::-p-text(CSV of)').click());
    const [head, ...lines] = rows;
    expect(head).toEqual(tableHead);
    expect(lines.map(([id]) => id).sort()).toEqual([...then].filter((id) => now.has(id)).sort());
    for (const [id, , email, change] of lines) expect([id, email, change]).toEqual([id, valueIn(id, 'email'), 'stay']);
    // A name that a spreadsheet would calculate is a text.
    expect(lines.find(([id]) => id === formula)?.[1]).toBe("'=SUM(A1) Family0");
    await page.select('.filters select', 'all');
  });

  test('a page that is loaded again has the result at once, without a call', async () => {
    const before = world.calls.length;
    await page.reload();
    await says('What that means');
    expect(world.calls.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  test('both sides of those who enter are compared on request, with a backup', async () => {
    await press('Compare both sides');
    await says(/\d+ contacts compared/);
    const overwritten = await page.$eval(
      '[data-property="phone"] [data-fate="hubspot-overwritten"]',
      (one) => one.textContent,
    );
    expect(Number(String(overwritten).replace(/\D/g, ''))).toBeGreaterThan(10);
    await page.click('details summary');
    await inColours('overwrite');
  });

  test('the backup has both sides, in a file for a spreadsheet and in one to be read back', async () => {
    const backup = () => downloaded(() => press('CSV of both sides'));
    const safe = await backup();
    await page.click('input[type="checkbox"]');
    const exact = await backup();
    await page.click('input[type="checkbox"]');
    expect(safe.name).toMatch(/^synclens-backup-Customers/);
    expect(exact.name).toMatch(/^synclens-backup-exact-Customers/);
    const column = (name: string) => exact.rows[0]?.indexOf(name) ?? -1;
    const [id, property, object, record, field] = [
      'hubspot-id',
      'property',
      'salesforce-object',
      'salesforce-id',
      'field',
    ].map(column) as [number, number, number, number, number];
    const [ours, theirs] = [column('hubspot-value'), column('salesforce-value')];
    const lines = exact.rows.slice(1);
    expect(lines.length).toBeGreaterThan(1000);
    for (const line of lines) {
      const kept = world.salesforce.record(String(line[record]));
      expect([line[id], line[property], line[ours]]).toEqual([
        line[id],
        line[property],
        valueIn(line[id], String(line[property])),
      ]);
      expect([line[object], line[theirs]]).toEqual([kept?.object, String(kept?.fields[String(line[field])] ?? '')]);
    }
    // The same cells, and none of them begins as a formula does.
    const cells = safe.rows.flat();
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    expect(cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(exact.rows.flat());
    expect(cells.filter((cell) => cell.startsWith("'+49")).length).toBeGreaterThan(100);
  });

  test('criteria are looked over, and the forecast says that none moves', async () => {
    await press('Check the criteria');
    await says('Nothing doubtful was found');
    await press('Who drops out by time alone?');
    await says('nobody drops out by time alone');
  });

  test('whom each criterion of the segment keeps out is counted on request', async () => {
    await says(/Holds the criteria against all 1,600 contacts of the portal: 16 calls/);
    await press('Count whom each criterion keeps out');
    await says('Whom each criterion keeps out, of 1,600 contacts');
    const noTitle = [...world.hubspot.contacts.values()].filter((one) => world.hubspot.value(one, 'jobtitle') === '');
    await says(`Keeps ${new Intl.NumberFormat('en').format(noTitle.length)} contacts out`);
    await inColours('held');
  });

  test('narrow', async () => {
    await page.setViewport({ width: 420, height: 900 });
    await look('narrow');
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
    await page.setViewport({ width: 1280, height: 800 });
  });

  test('a killed worker does not keep the preview from its end', async () => {
    await press('Preview another one');
    await page.waitForSelector('fieldset input:not(:disabled)');
    await page.click('fieldset input:not(:disabled)');
    await says(/Takes \d+ to \d+ calls/);
    world.latencyMs = 150;
    await press('Start the preview');
    await until('the work', () => page.$('progress'));
    await look('running');
    await session.stopWorker();
    world.latencyMs = 0;
    await says('What that means');
  });

  test('while it waits for the limit it says until when', async () => {
    await press('Preview another one');
    await page.waitForSelector('fieldset input:not(:disabled)');
    await page.click('fieldset input:not(:disabled)');
    await says(/Takes \d+ to \d+ calls/);
    const { window } = world.limits;
    world.latencyMs = 150;
    await press('Start the preview');
    await until('the work', () => page.$('progress'));
    // Others have used up the window.
    world.limits.window = 1;
    world.latencyMs = 0;
    await says(/Waits for HubSpot’s limit, goes on at \d\d:\d\d:\d\d/);
    await inColours('waiting');
    world.limits.window = window;
    await press('Cancel');
    await says('The preview was cancelled');
  });

  test('a segment that is deleted half way is said, in words', async () => {
    await press('Preview another one');
    await page.waitForSelector('fieldset input:not(:disabled)');
    await page.click('fieldset input:not(:disabled)');
    await says(/Takes \d+ to \d+ calls/);
    world.faults.push({ service: 'hubspot', route: `lists/${other}/`, times: 99, kind: 'status', status: 404 });
    await press('Start the preview');
    await says('A segment of this preview was deleted in HubSpot meanwhile');
    await look('stopped');
    world.faults.length = 0;
    await press('Go on');
    await says('What that means');
  });

  test('who drops out by time alone stands by name, with the day, and as a CSV', async () => {
    const lately = world.hubspot.addSegment({
      name: 'Made lately',
      processingType: 'DYNAMIC',
      filterBranch: or(and(inLastDays('createdate', 20))),
    });
    world.clock.advance(60_000);
    await press('Preview another one');
    await page.type('input[type="search"]', 'Made lately');
    await page.locator('label ::-p-text(Made lately)').click();
    await says(/Takes \d+ to \d+ calls/);
    await press('Start the preview');
    await says('What that means');
    await press('Who drops out by time alone?');
    await says('drop out within 30 days');
    const figures = await page.$$eval('.figures:not(:has([data-figure])) strong', (all) =>
      all.map((one) => one.textContent),
    );
    expect(figures).toEqual(['0', '0', new Intl.NumberFormat('en').format(lately.members.size)]);
    await page.locator('details:has(.dropping) summary').click();
    await page.$eval('.dropping', (one) => one.scrollIntoView({ block: 'center' }));
    await inColours('forecast');
    const { name, rows } = await downloaded(() => page.click('.row:has(+ details .dropping) button'));
    expect(name).toMatch(/^synclens-forecast-Made-lately-/);
    const [head, ...lines] = rows;
    expect(head).toEqual(['HubSpot id', 'Name', 'Email', 'Drops out on', 'In days']);
    expect(lines.map(([id]) => id).sort()).toEqual([...lately.members.keys()].sort());
    expect(lines.every(([, , , day, days]) => /^\d{4}-\d\d-\d\d$/.test(day ?? '') && /^2[0-2]$/.test(days ?? ''))).toBe(
      true,
    );
  });
});

test('the same in German', async () => {
  await page.close();
  page = await session.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const { getMessage } = chrome.i18n;
    chrome.i18n.getMessage = (name: string) => (name === 'locale' ? 'de' : getMessage(name));
  });
  await page.goto(session.extensionUrl('dashboard.html#preview'));
  await says('Was das bedeutet');
  await says('kommen hinzu');
  await inColours('german');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await press('Anderes Segment prüfen');
  await says('Welches Segment?');
  await page.waitForSelector('fieldset input:not(:disabled)');
  await page.click('fieldset input:not(:disabled)');
  await says(/Aufrufe bei HubSpot/);
  await press('Vorschau starten');
  await says('Was das bedeutet');
});
