import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { tell } from './harness/connect';
import { press as pressOn } from './harness/press';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

let session: Session;
let page: Page;

const text = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
const says = (words: string | RegExp) =>
  until(`the page to say ${words}`, async () => {
    const all = await text();
    return typeof words === 'string' ? all.includes(words) : words.test(all);
  });
const go = async (section: string, title: string) => {
  await page.click(`nav a[href="#${section}"]`);
  await until(`the section ${section}`, () => page.$eval('h1', (one, wanted) => one.textContent === wanted, title));
};
const press = (name: string) => pressOn(page, name, { within: 'main' });
const saved = () => page.waitForSelector('.save[data-save="saved"]');

/** Screenshot of the whole section, whatever its height. */
async function look(name: string) {
  await session.screenshot(page, `options-${name}`);
}

beforeAll(async () => {
  session = await share({ worlds: [smallWorld({ now: Date.now(), live: true })] });
  page = await session.options();
});
afterAll(() => session?.close());

describe('a new admin', () => {
  test('chooses a theme before anything is connected, and it stays', async () => {
    await page.waitForSelector('.step');
    await go('appearance', 'Appearance');
    await page.click('input[name="theme"][value="light"]');
    await saved();
    await page.reload();
    await page.waitForSelector('input[name="theme"][value="light"]:checked');
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('light');
    await page.click('nav a[href="#overview"]');
  });

  test('lands on the path of the set-up, with what is next', async () => {
    await says('0 of 4 steps');
    expect(await page.$$eval('.step', (all) => all.map((one) => one.getAttribute('data-state')))).toEqual([
      'next',
      'waits',
      'waits',
      'waits',
      'waits',
      'waits',
    ]);
    expect(await axeFindings(page)).toEqual([]);
    await look('start');
  });

  test('connects HubSpot by keyboard; a wrong token is refused in words', async () => {
    await page.focus('.step[data-state="next"] a.button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('input[name="token"]');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('section-title');
    await page.type('input[name="token"]', 'not a token\n');
    await says('This is no service key');
    await look('token-shape');
    await retype('input[name="token"]', `pat-na1-${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}\n`);
    await says('HubSpot refuses this token');
    session.world.faults.push({ service: 'hubspot', route: '/account-info', kind: 'reset', times: 9 });
    await retype('input[name="token"]', `${session.world.token}\n`);
    await says('HubSpot could not be reached');
    session.world.faults.length = 0;
    await retype('input[name="token"]', `${session.world.token}\n`);
    await says(session.world.portalId);
    await says('Granted');
    expect(await page.content()).not.toContain(session.world.token);
    await look('hubspot');
    // The first step led into the guide: out of it, all is as it was left.
    await page.click('nav a[href="#overview"]:not(.brand)');
    await says('1 of 4 steps');
  });

  test('chooses the segment; a static one is refused with the reason', async () => {
    await go('segment', 'Inclusion segment');
    await page.waitForSelector('[data-segment]');
    await says('Static: only active segments');
    await page.type('input[name="segment-search"]', 'custom');
    await until('one segment', async () => (await page.$$('[data-segment]')).length === 1);
    await look('segment-search');
    await press('Choose Customers');
    await saved();
    await says('Count them');
    // The button that was pressed is gone: the keyboard goes on at the title.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('section-title');
    expect(await axeFindings(page)).toEqual([]);
    await look('segment');
  });

  test('mirrors the creation settings and the look interval; a wrong number is not saved', async () => {
    await go('creation', 'Creation and timing');
    await page.click('input[name="createFromSalesforce"][value="yes"]');
    await saved();
    await retype('input[name="interval"]', '0');
    await says('Enter whole minutes from 1 to 1440');
    await retype('input[name="interval"]', '30\n');
    await until('the grace', async () => (await text()).includes('after 60 minutes'));
    await page.reload();
    await says('Creation and timing');
    expect(await page.$eval('input[name="interval"]', (one) => one.value)).toBe('30');
    expect(await page.$eval('input[name="createFromSalesforce"][value="yes"]', (one) => one.checked)).toBe(true);
  });

  test('a number that was typed is kept where the page is loaded anew or closed before the field is left', async () => {
    const kept = (name: 'lookIntervalMinutes' | 'salesforceFloor') =>
      tell(session, 'settings-get', {}, page).then(({ settings }) => settings[name]);
    await retype('input[name="interval"]', '45');
    await page.reload();
    await until('the interval', async () => (await kept('lookIntervalMinutes')) === 45);
    const other = await session.options();
    await other.evaluate(() => location.assign('#limits'));
    await other.waitForSelector('input[name="salesforceFloor"]');
    // A background that slept is awake again by the time that somebody has typed.
    await session.stopWorker();
    await other.locator('input[name="salesforceFloor"]').fill('12');
    await (await session.worker()).evaluate(() => chrome.storage.local.get());
    await other.close();
    await until('the floor', async () => (await kept('salesforceFloor')) === 0.12);
    await page.bringToFront();
  });

  test('keeps the allocation and what is left to others; a wrong number is told and not saved', async () => {
    await go('limits', 'API limits');
    await retype('input[name="salesforceAllocation"]', '50');
    await says('Enter at least 100');
    await retype('input[name="leftToOthers"]', '95');
    await says('Enter 5 to 90 percent');
    await look('limits-wrong');
    await retype('input[name="salesforceAllocation"]', '60.000\n');
    await saved();
    await retype('input[name="leftToOthers"]', '35\n');
    await says('at most 65 %');
    await page.reload();
    await says('API limits');
    const typed = (name: string) => page.$eval(`input[name="${name}"]`, (one) => (one as HTMLInputElement).value);
    expect([await typed('salesforceAllocation'), await typed('leftToOthers')]).toEqual(['60,000', '35']);
    await look('limits');
  });
});

test('a theme is kept at once, and every section passes axe in it', async () => {
  await go('appearance', 'Appearance');
  await page.click('input[name="theme"][value="dark"]');
  await saved();
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  for (const section of ['overview', 'hubspot', 'salesforce', 'segment', 'mapping', 'check', 'resync', 'limits']) {
    await page.click(`nav a[href="#${section}"]`);
    await page.waitForSelector(`nav a[href="#${section}"][aria-current]`);
    expect([section, await axeFindings(page)]).toEqual([section, []]);
    await look(`dark-${section}`);
  }
});

test('settings that cannot be read are set aside, said, and the notice is put away for good', async () => {
  const worker = await session.worker();
  await worker.evaluate(() => chrome.storage.local.set({ settings: { version: 'of another world' } }));
  await page.reload();
  await says('Some settings could not be read and were set aside');
  await look('set-aside');
  expect(await axeFindings(page)).toEqual([]);
  await press('Understood');
  const gone = async () => !(await text()).includes('were set aside');
  await until('the notice to be gone', gone);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('section-title');
  await page.reload();
  await page.waitForSelector('h1');
  expect(await gone()).toBe(true);
});

async function retype(selector: string, words: string) {
  await page.click(selector, { count: 3 });
  await page.type(selector, words);
}
