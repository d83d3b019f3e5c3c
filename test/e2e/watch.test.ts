import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyOf } from '../sandbox/worlds/segments';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { connectHubspot, connectSalesforce, tell } from './harness/connect';
import { press as pressOn } from './harness/press';
import type { Session } from './harness/session';
import { share } from './harness/shared';
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
const press = (name: string) => pressOn(page, name, { within: 'main' });
/** What the quota asks for when it is opened is answered: else that would meet what a test does next. */
const settled = async () => {
  await says('Hour by hour');
  await page.waitForSelector('.quota-head .button[aria-busy="false"]');
};
const inColours = async (name: string, of = 'watch') => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((one) => {
      document.documentElement.dataset.theme = one;
    }, theme);
    await session.screenshot(page, `${of}-${name}-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
};
const onIcon = async () => (await session.worker()).evaluate(() => chrome.action.getBadgeText({}));
const later = async () => {
  world.clock.advance(5 * minute);
  await session.fireAlarm('watch');
};

beforeAll(async () => {
  session = await share({ worlds: [world] });
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
    await pressOn(page, 'Restore it in HubSpot');
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

describe('the quota in the dashboard', () => {
  const usage = () => world.calls.filter(({ path }) => /api-usage|\/limits$/.test(path));

  test('asks each service once when it is opened, and again by its button only', async () => {
    await page.setViewport({ width: 1280, height: 900 });
    world.calls.length = 0;
    await page.goto(session.extensionUrl('dashboard.html#quota'));
    await says('No Salesforce org is connected');
    await until('HubSpot to be asked', async () => expect(usage().length).toBe(1));
    await inColours('alone', 'quota');
    // The page asks nothing while the new session is tried: what both are asked for then is told from that.
    await page.goto('about:blank');
    await connectSalesforce(session);
    world.calls.length = 0;
    await page.bringToFront();
    await page.goto(session.extensionUrl('dashboard.html#quota'));
    await until('both to be asked', () => new Set(usage().map(({ service }) => service)).size === 2);
    await settled();
    Object.assign(world.limits, { dailyUsed: 11_900, salesforceUsed: 83_210 });
    world.calls.length = 0;
    await page.bringToFront();
    await page.reload();
    await says('11,901 of');
    await says('It is below that now: jobs wait, your clicks do not.');
    expect(usage().length).toBe(2);
    await press('Ask again');
    await says('11,902 of');
    expect(usage().length).toBe(4);
  });

  test('shows ours apart from everybody’s over the last days, and what HubSpot may use', async () => {
    const patch = { salesforceAllocation: 60_000, leftToOthers: 0.3 };
    await tell(session, 'settings-set', { patch });
    await page.evaluate(
      (portal, org) => {
        const hour = 3_600_000;
        const now = Date.now() - (Date.now() % hour);
        const rows = Array.from({ length: 27 }, (_, day) => day + 1).flatMap((day) =>
          [
            ['hubspot', portal, day * 317 + 40, 250_000 - day * 4_000, 650_000] as const,
            ['salesforce', org, day === 3 ? 12_345_678 : day * 90, 30_000_000, 120_000_000] as const,
          ].map(([service, account, own, used, limit], n) => ({
            service,
            account,
            hour: now - Math.ceil(day / 1 + n / 4) * 24 * hour,
            by: { badge: Math.floor(own / 3), 'resync-many': own - Math.floor(own / 3), 'an-older-kind': 2 },
            day: { used, limit, at: now - day * 24 * hour },
          })),
        );
        return new Promise<void>((done, failed) => {
          const opening = indexedDB.open('synclens-usage');
          opening.onsuccess = () => {
            const work = opening.result.transaction('hours', 'readwrite');
            for (const row of rows) work.objectStore('hours').put(row);
            work.oncomplete = () => {
              opening.result.close();
              done();
            };
            work.onerror = failed;
          };
        });
      },
      world.portalId,
      world.orgId,
    );
    await page.reload();
    await says('60,000 calls in 24 hours, as you entered it.');
    await says('30% of HubSpot’s limits');
    await says('Other (an-older-kind)');
    await inColours('week', 'quota');
    await page.$eval('.quota-pictures', (one) => one.scrollIntoView());
    await session.screenshot(page, 'quota-pictures');
    await page.select('.quota-span select', 'month');
    await says('12,345,680');
    await session.screenshot(page, 'quota-month');
    await page.select('.quota-span select', 'day');
    await says('Hour');
    await inColours('day', 'quota');
    await page.setViewport({ width: 400, height: 900 });
    await page.select('.quota-span select', 'week');
    await page.$eval('.quota-pictures', (one) => one.scrollIntoView());
    await session.screenshot(page, 'quota-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await page.setViewport({ width: 1280, height: 900 });
  });

  test('on the health page each connection and alarm is tried by a click, and the diagnosis names nobody', async () => {
    await page.goto(session.extensionUrl('dashboard.html#health'));
    await says('Not tried yet');
    await inColours('begun', 'health');
    world.calls.length = 0;
    const tried = [
      ['HubSpot', 'The token has all scopes.'],
      ['Salesforce', 'calls of the org’s 24 hours are left'],
      ['Integration', 'The newest sync of the portal was'],
    ] as const;
    // One after the other: an answer moves the lines below it, and a click would meet another place.
    for (const [name, answer] of tried) {
      await press(`Try: ${name}`);
      await says(answer);
    }
    await press('Try: Storage');
    await press('Run now: Upkeep of the connections');
    await says('Last ran');
    expect(world.calls.filter(({ write }) => write)).toEqual([]);
    world.faults.push({ service: 'hubspot', route: 'details', times: 1, kind: 'status', status: 401 });
    await press('Try: HubSpot');
    await says('HubSpot no longer accepts the token. Enter a valid one in the options.');
    await page.evaluate(() => scrollTo(0, 0));
    await inColours('failed', 'health');
    await press('Copy diagnostics');
    const text = await until('the diagnosis', async () => {
      const all = await page.$eval('.health-text', (one) => (one as HTMLTextAreaElement).value);
      expect(JSON.parse(all).failures.at(-1)).toMatchObject({ kind: 'expired', service: 'hubspot' });
      return all;
    });
    for (const secret of [world.token, world.sid, world.domain, 'Customers', 'Avery', 'Lovelace', '@'])
      expect(text).not.toContain(secret);
    // Only what the quota's test made up is not known.
    expect(text.split('\n').filter((line) => /: "\?"|…/.test(line))).toEqual([]);
    await page.$eval('.health-text', (one) => one.scrollIntoView());
    await inColours('diagnosis', 'health');
    await page.setViewport({ width: 400, height: 900 });
    await page.evaluate(() => scrollTo(0, 0));
    await session.screenshot(page, 'health-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await page.setViewport({ width: 1280, height: 900 });
  });

  test('says which pages a person took from it in chrome://extensions, and no longer once they are back', async () => {
    const extensions = await session.page('chrome://extensions');
    const siteAccess = (hostAccess: string) =>
      extensions.evaluate(
        (extensionId, how) => {
          type Update = { updateExtensionConfiguration(to: object): Promise<void> };
          const { developerPrivate } = chrome as unknown as { developerPrivate: Update };
          return developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess: how });
        },
        session.extension.id,
        hostAccess,
      );
    await page.bringToFront();
    await page.goto(session.extensionUrl('dashboard.html#health'));
    await says('Pages of both CRMsAllowed');
    await siteAccess('ON_CLICK');
    await says(`keeps SyncLens from app.hubspot.com, ${world.domain}.lightning.force.com`);
    await says('Without it nothing can be read from HubSpot.');
    await press('Try: HubSpot');
    await says('This browser does not let SyncLens reach this host. Allow it below');
    await page.evaluate(() => scrollTo(0, 0));
    await inColours('withheld', 'health');
    await siteAccess('ON_ALL_SITES');
    await says('Pages of both CRMsAllowed');
    await extensions.close();
    await page.goto(session.extensionUrl('dashboard.html#quota'));
    await settled();
  });

  test('says what a service refuses beside what it told before; the same in German', async () => {
    const refused = {
      status: 'error',
      category: 'MISSING_SCOPES',
      errors: [{ context: { requiredGranularScopes: ['account-info.read'] } }],
    };
    world.faults.push({ service: 'hubspot', route: 'api-usage', times: 1, kind: 'status', status: 403, body: refused });
    world.faults.push({ service: 'salesforce', route: 'limits', times: 1, kind: 'status', status: 401 });
    await press('Ask again');
    await says('the scope account-info.read is missing');
    await says('Below stands what was told before.');
    await inColours('refused', 'quota');
    world.faults.length = 0;
    await page.evaluateOnNewDocument(() => {
      const { getMessage } = chrome.i18n;
      chrome.i18n.getMessage = (name: string) => (name === 'locale' ? 'de' : getMessage(name));
    });
    await page.reload();
    await says('Hier halten Aufträge an');
    await says('60.000 Aufrufe in 24 Stunden');
    await session.screenshot(page, 'quota-german');
    await page.setViewport({ width: 400, height: 900 });
    await session.screenshot(page, 'quota-german-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(session.extensionUrl('dashboard.html#health'));
    await says('Zuletzt gelaufen');
    await session.screenshot(page, 'health-german');
    await page.setViewport({ width: 400, height: 900 });
    await session.screenshot(page, 'health-german-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });
});
