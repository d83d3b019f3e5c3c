import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portalWorld } from '../sandbox/worlds/portal';
import { axeFindings } from './harness/axe';
import { tell } from './harness/connect';
import { press as pressOn } from './harness/press';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { connectByTrigger, proveTrigger } from './harness/trigger';
import { until } from './harness/until';

const property = 'synclens_resync';
const size = { contacts: 1_200, members: 250, linkedOutside: 600, absent: 40 };
const world = portalWorld(size, { now: Date.now(), limits: { window: 100_000, searchPerSecond: 1_000 } });
let session: Session;
let page: Page;

const text = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
const says = (words: string | RegExp) =>
  until(`the dashboard to say ${words}`, async () => {
    const all = await text();
    if (typeof words === 'string' ? all.includes(words) : words.test(all)) return all;
    throw new Error(all.slice(0, 2000));
  });
const press = (name: string) => pressOn(page, name, { within: 'main' });
const look = (name: string) => session.screenshot(page, `coverage-${name}`);
const inColours = async (name: string) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await look(`${name}-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
};
/** Every row that the table holds, shown or not. */
const rowCount = () => page.$eval('.table table', (one) => Number(one.getAttribute('aria-rowcount')) - 1);
beforeAll(async () => {
  session = await share({ worlds: [world] });
  await connectByTrigger(session);
});
afterAll(() => session?.close());

describe('coverage in the dashboard', () => {
  test('begins with what a scan costs, and reads nothing more before it is started', async () => {
    page = await session.page(session.extensionUrl('dashboard.html'));
    await says('No scan yet');
    await inColours('empty');
    await press('Estimate a full scan');
    await says('1,200 contacts in HubSpot');
    await says(/\d+ to \d+ calls\./);
    await inColours('planned');
    expect(world.calls.filter(({ path }) => path === '/crm/v3/objects/contacts')).toEqual([]);
  });

  test('paused, its worker killed, and resumed it gives the picture of everybody', async () => {
    world.latencyMs = 400;
    await press('Start the scan');
    await says('Reading both CRMs');
    await press('Pause');
    await says('Paused. It goes on where it stands.');
    await inColours('paused');
    await session.stopWorker();
    world.latencyMs = 0;
    await page.reload();
    await says('Paused. It goes on where it stands.');
    await press('Go on');
    await says('How 1,200 contacts divide');
    await page.waitForSelector('.table tr[data-tone]');
    expect(await rowCount()).toBe(1_200);
    const shares = await page.$$eval('.classes strong', (all) =>
      all.map((one) => Number(one.textContent?.replace(/\D/g, ''))),
    );
    expect(shares.reduce((sum, one) => sum + one, 0)).toBe(1_200);
    await inColours('picture');
  });

  test('a class filters the table, which is searched and sorted', async () => {
    const count = await only('Excluded, frozen');
    await page.type('.filters input', 'no such person');
    await says(`0 of 1,200 shown.`);
    await page.$eval('.filters input', (one) => one.select());
    await page.keyboard.press('Backspace');
    await until('everybody of the class', async () => (await rowCount()) === count);
  });

  test('by keys alone the table is scrolled to its end, and the focus is not lost on the way', async () => {
    const active = () =>
      page.evaluate(() => {
        const { tagName, closest } = document.activeElement as HTMLInputElement;
        return [tagName, closest.call(document.activeElement, 'tr')?.getAttribute('aria-rowindex')];
      });
    await page.focus('.table tbody input[type="checkbox"]');
    const last = String((await rowCount()) + 1);
    await page.keyboard.press('End');
    await until('the last row', async () => (await page.$(`.table tr[aria-rowindex="${last}"]`)) !== null);
    expect(await active()).toEqual(['INPUT', '2']);
    await page.keyboard.press('Home');
    // Keys scroll by and by: the next one would meet the way there.
    const atTop = () => until('the top', () => page.$eval('.table', ({ scrollTop }) => scrollTop === 0));
    await atTop();
    await page.focus('.table');
    await page.keyboard.press('End');
    await until('the last row', async () => (await page.$(`.table tr[aria-rowindex="${last}"]`)) !== null);
    await page.keyboard.press('Home');
    await atTop();
  });

  test('a selection is resynced by a plan that stands among the jobs', async () => {
    await only('In sync');
    const boxes = await page.$$('.table tbody input[type="checkbox"]');
    for (const box of boxes.slice(0, 3)) await box.evaluate((one) => (one as HTMLElement).click());
    await says('3 selected.');
    await inColours('selected');
    // What is chosen stays chosen where another class is shown, and is what file and resync are of.
    await only('Excluded, frozen');
    await says('3 selected. 3 of them are not shown now.');
    await says('CSV of 3 rows');
    await only('In sync');
    // The trigger property is not proven yet: said here, with the way out.
    await press('Plan a resync of 3 contacts');
    await says('To the options: How to resync');
    await look('refused');
  });

  test('once the property is proven, the selection of a class is resynced and verified', async () => {
    const { contactId = '' } = world.people.get('included-synced-1') ?? {};
    await proveTrigger(session, contactId, page);
    const chosen = await page.$$eval('.table tbody input:checked', (all) =>
      all.map((one) => one.closest('tr')?.querySelector('a')?.href.split('/').at(-1) ?? ''),
    );
    await press('Plan a resync of 3 contacts');
    await says('Resync 3 contacts');
    expect(page.url()).toContain('#jobs');
    await look('resync-planned');
    await press('Resync 3 contacts');
    await says(/Written\. \d of 3 contacts have their result/);
    world.clock.advance(6 * 60_000);
    await session.fireAlarm('jobs');
    await says(/Synced and verified3/);
    await look('resync-done');
    const written = [...world.hubspot.contacts.values()].filter(
      ({ history }) => (history.get(property) ?? []).length > 0,
    );
    expect(written.map(({ id }) => id).sort()).toEqual([...new Set([...chosen, contactId])].sort());
    await page.goto(session.extensionUrl('dashboard.html#coverage'));
    await page.waitForSelector('.table tr[data-tone]');
  });

  test('a later scan is compared: who moved from which class to which', async () => {
    const segment = world.hubspot.segments.get(world.integration.segmentId ?? '');
    const leaving = [...(segment?.members.keys() ?? [])].slice(0, 12);
    for (const id of leaving) world.hubspot.write(id, { lifecyclestage: 'other' }, 'CRM_UI');
    world.clock.advance(60_000);
    await press('Estimate a quick scan');
    await press('Start the scan');
    await says('Over time');
    await page.waitForSelector('.table tr[data-tone]');
    await press('Compare with the one above');
    await says(/contacts? moved to another class; \d/);
    // The later one is a quick scan, which cannot tell the two apart.
    const all = await text();
    expect(all).toContain('Excluded, frozen or synced once');
    expect(all).not.toContain('Excluded, synced once → ');
    await inColours('compared');
    await page.setViewport({ width: 420, height: 900 });
    await look('narrow');
    const isWide = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
    expect(await page.evaluate(isWide)).toBe(false);
    await page.setViewport({ width: 1280, height: 800 });
  });

  test('what fails is said, and a scan that was stopped leaves nothing', async () => {
    world.faults.push({ service: 'hubspot', route: 'batch/read', times: 9, kind: 'status', status: 403 });
    await press('Estimate a full scan');
    await press('Start the scan');
    await says('What was read is kept. When it is mended, let the scan go on.');
    await look('trouble');
    world.faults.length = 0;
    await press('Stop the scan');
    await says('A new scan');
    const list = await tell(session, 'coverage-list', {});
    expect(list.ok && list.value.snapshots.length).toBe(2);
  });

  test('the same in German, and deleted for good only after a second word', async () => {
    await page.close();
    page = await session.browser.newPage();
    await page.evaluateOnNewDocument(() => {
      const { getMessage } = chrome.i18n;
      chrome.i18n.getMessage = (name: string) => (name === 'locale' ? 'de' : getMessage(name));
    });
    await page.goto(session.extensionUrl('dashboard.html#coverage'));
    await says('Wie sich 1.200 Kontakte aufteilen');
    await page.waitForSelector('.table tr[data-tone]');
    await inColours('german');
    await press('Löschen');
    await press('Endgültig löschen');
    await until('one to be left', async () => (await page.$$('.snapshots li')).length === 1);
  });
});

/** Chooses a class, and waits until the table shows nobody else. */
async function only(word: string): Promise<number> {
  const count = await page.evaluate((name) => {
    const all = [...document.querySelectorAll<HTMLElement>('.classes button')];
    const button = all.find((one) => one.textContent?.includes(name));
    button?.click();
    return Number(button?.querySelector('strong')?.textContent);
  }, word);
  await until('the class alone', async () => (await rowCount()) === count);
  return count;
}
