import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyOf } from '../sandbox/worlds/segments';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { connectHubspot } from './harness/connect';
import { launch, type Session } from './harness/launch';
import { until } from './harness/until';

const minute = 60_000;
const world = smallWorld({ now: Date.now(), limits: { window: 100_000 } });
const segmentId = world.integration.segmentId ?? '';
const first = JSON.stringify(world.hubspot.segments.get(segmentId)?.filterBranch);
let session: Session;
let page: Page;

const says = (words: string) =>
  until(`the dashboard to say ${words}`, async () => {
    const all = await page.evaluate(() => document.querySelector('main')?.textContent ?? '');
    if (all.includes(words)) return all;
    throw new Error(all.slice(0, 2000));
  });
const press = (name: string) => page.locator(`main ::-p-aria([name="${name}"][role="button"])`).click();
const inColours = async (name: string) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((one) => {
      document.documentElement.dataset.theme = one;
    }, theme);
    await session.screenshot(page, `watch-${name}-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
};
const onIcon = async () => (await session.worker()).evaluate(() => chrome.action.getBadgeText({}));
const later = async () => {
  world.clock.advance(5 * minute);
  await session.fireAlarm('watch');
};

beforeAll(async () => {
  session = await launch({ worlds: [world] });
  await connectHubspot(session);
  page = await session.page(session.extensionUrl('dashboard.html#watch'));
});
afterAll(() => session?.close());

describe('the watch in the dashboard', () => {
  test('is off until somebody turns it on', async () => {
    await says('The watch is off');
    await inColours('off');
    world.calls.length = 0;
    await session.fireAlarm('watch');
    await press('Turn the watch on');
    await says('Nothing has happened since the watch began');
    await inColours('begun');
    expect(world.calls.length).toBeLessThanOrEqual(3);
  });

  test('tells an edit by another person on the icon and in words, also when the worker was gone', async () => {
    await session.stopWorker();
    world.hubspot.updateFilters(segmentId, anyOf('lifecyclestage', ['customer', 'lead']), '4711');
    await page.reload();
    await says('What happened');
    await later();
    await says('HubSpot user 4711 edited the criteria');
    await says('1 before, 2 now');
    expect(await onIcon()).toBe('2');
    await page.click('.events details > summary');
    await says('is any of Customer or Lead');
    await inColours('edited');
    await press('Mark all as read');
    await until('the icon to be empty', async () => expect(await onIcon()).toBe(''));
  });

  test('who came by an edit is named by a preview against the kept definition', async () => {
    await press('Who came and left: preview');
    await says('What that means');
    expect(await page.evaluate(() => location.hash)).toBe('#preview');
    // The edit let the lead in: held against the earlier criteria, it is the one who would leave.
    await says('1 stay');
    expect(await page.$eval('.picture title', (one) => one.textContent)).toContain('0 enter, 1 leave');
    const lead = world.people.get('excluded')?.contactId ?? '';
    const hrefs = await page.$$eval('tr[data-change="leave"] a', (all) =>
      all.map((one) => (one as HTMLAnchorElement).href),
    );
    expect(hrefs.some((one) => one.endsWith(`/record/0-1/${lead}`))).toBe(true);
    await inColours('preview');
    await page.evaluate(() => {
      location.hash = '#watch';
    });
    await says('What happened');
  });

  test('gives the earlier criteria back after it showed what changes', async () => {
    await press('Restore this definition');
    await says('This is what changes in HubSpot');
    await says('is any of Customer');
    await inColours('restore');
    // What lies behind a dialog is no part of what can be reached.
    await page.locator('::-p-aria([name="Restore it in HubSpot"][role="button"])').click();
    await says('You gave the segment its earlier criteria back');
    expect(JSON.stringify(world.hubspot.segments.get(segmentId)?.filterBranch)).toBe(first);
  });

  test('says that the segment was deleted', async () => {
    world.hubspot.deleteSegment(segmentId);
    await later();
    await says('was deleted');
    await inColours('deleted');
    await page.setViewport({ width: 400, height: 900 });
    await session.screenshot(page, 'watch-deleted-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });
});
