import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoWorld } from '../sandbox/worlds/demo';
import { axeFindings } from './harness/axe';
import { connectHubspot, connectSalesforce } from './harness/connect';
import { press as pressOn } from './harness/press';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

const world = demoWorld({ now: Date.now(), limits: { window: 100_000 } });
let session: Session;
let page: Page;
let confirm = '';

const says = (words: string | RegExp) =>
  until(`the dashboard to say ${words}`, async () => {
    const all = await page.evaluate(() => document.querySelector('main')?.textContent ?? '');
    if (typeof words === 'string' ? all.includes(words) : words.test(all)) return all;
    throw new Error(all.slice(0, 2000));
  });
const press = (name: string) => pressOn(page, name, { within: 'main' });
const inColours = async (name: string) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((one) => {
      document.documentElement.dataset.theme = one;
    }, theme);
    await session.screenshot(page, `checklist-${name}-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
};
const paste = (text: string) =>
  page.$eval(
    'textarea',
    (area, value) => {
      const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
      set?.call(area, value);
      area.dispatchEvent(new Event('input', { bubbles: true }));
    },
    text,
  );

beforeAll(async () => {
  session = await share({ worlds: [world] });
  await connectHubspot(session, {
    mapping: world.integration.mapping.map((row) => ({ ...row })),
    mappingConfirmed: true,
  });
  await connectSalesforce(session);
  page = await session.page(session.extensionUrl('dashboard.html#checklist'));
});
afterAll(() => session?.close());

describe('a list in the dashboard', () => {
  test('is read before anything is asked, and says what it costs', async () => {
    await says('Paste a list');
    const people = [...world.hubspot.contacts.values()].filter((one) => !one.archived && !one.mergedInto);
    const [first] = people;
    const again = first ? world.hubspot.value(first, 'email') : '';
    const lines = people.map((one) => `"${one.id}";${world.hubspot.value(one, 'email')}`);
    await paste(['No;E-Mail', ...lines, ';not an address', `1;${again}`].join('\n'));
    await says(`${people.length + 2} rows.`);
    await inColours('read');
    world.calls.length = 0;
    await press('Go on to the cost');
    await says('The check only reads');
    await inColours('cost');
    confirm = await page.$$eval('main .button[data-look="main"]', (all) => all.at(-1)?.textContent ?? '');
    expect(confirm).toMatch(/^Check \d+ people$/);
    expect(world.calls.filter(({ path }) => path.includes('contacts'))).toEqual([]);
  });

  test('is checked while a new version takes the place of the worker and closes the page, and shows each verdict with its reason', async () => {
    world.latencyMs = 400;
    await press(confirm);
    await says(/[1-9]\d* of \d+ people are checked/);
    await session.reinstall();
    expect(page.isClosed()).toBe(true);
    world.latencyMs = 0;
    page = await session.page(session.extensionUrl('dashboard.html#checklist'));
    await says('Excluded, frozen');
    await says('Names nobody');
    await inColours('done');
    // Of 324 rows one names nobody.
    await page.$eval('.table thead input', (box) => (box as HTMLElement).click());
    await says('323 selected.');
    await press('Plan a resync of 323 contacts');
    await says('To the options: How to resync');
    await session.screenshot(page, 'checklist-chosen');
    await page.setViewport({ width: 400, height: 900 });
    await session.screenshot(page, 'checklist-done-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await page.setViewport({ width: 1280, height: 800 });
  });

  test('is deleted for good after a second word', async () => {
    await press('Delete this list');
    await says('deleted for good');
    await press('Delete for good');
    await until('the list to be gone', async () => (await page.$('.table')) === null);
    await inColours('empty');
  });

  test('is checked without a session of Salesforce, and says what that leaves out', async () => {
    const cookies = await session.browser.cookies();
    await session.browser.deleteCookie(...cookies.filter(({ name }) => name === 'sid'));
    await paste('nobody@nowhere.example');
    await press('Go on to the cost');
    await says('The check goes on without it');
    await inColours('without-plan');
    await press('Check 1 person');
    await says('Salesforce was not asked');
    await says('Not in HubSpot');
    await inColours('without-done');
  });
});
