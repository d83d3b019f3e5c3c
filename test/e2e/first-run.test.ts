/** The first hour: a new installation leads through four steps, each tried against the account, to a real record. By keys alone. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { badgeOf } from './harness/badge';
import { hubspotUrl } from './harness/connect';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

const world = smallWorld({ id: 'first-run', now: Date.now(), live: true });
const org = 'Address of your org';
const openRecord = 'Open Ada Lovelace in HubSpot(opens in a new tab)';
let session: Session;
let page: Page;

const text = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
const says = (words: string) =>
  until(`the page to say ${words}`, async () => {
    const all = await text();
    if (!all.includes(words)) throw new Error(all);
    return all;
  });
/** What has the focus: its name, and whether that can be seen. */
const focused = () =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLInputElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const copy = one.cloneNode(true) as Element;
    for (const hidden of copy.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
    const name = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? copy.textContent;
    const isSeen = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    return { name: name.replace(/\s+/g, ' ').trim(), isSeen, isLost: one === document.body };
  });
/** So many keys may lie between what one step left focused and what the next one needs. */
const mostKeys = 14;
/** By Tab, or backwards, until this has the focus: from wherever the step before left it, never from the top of the page. */
async function reach(name: string, key: 'Tab' | 'back' = 'Tab'): Promise<void> {
  await until(`a focus on the way to ${name}`, async () => !(await focused()).isLost);
  const passed: string[] = [];
  for (let focus = await focused(); focus.name !== name; focus = await focused()) {
    passed.push(`${focus.name}${focus.isSeen || passed.length === 0 ? '' : ' (unseen)'}`);
    if (passed.length > mostKeys || focus.isLost) throw new Error(`${name} is not reached: ${passed.join(' > ')}`);
    if (key === 'back') await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    if (key === 'back') await page.keyboard.up('Shift');
  }
  expect([name, (await focused()).isSeen, passed.filter((one) => one.endsWith('(unseen)'))]).toEqual([name, true, []]);
}
const press = async (name: string, key?: 'Tab' | 'back') => {
  await reach(name, key);
  await page.keyboard.press('Enter');
};
const at = (place: string) =>
  until(place, () =>
    page.evaluate((hash) => location.hash === hash && document.querySelector('h1') !== null, `#start/${place}`),
  );
/** Reaches a field, and fills it in anew. */
const fill = async (label: string, words: string, key?: 'Tab' | 'back') => {
  await reach(label, key);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(`${words}\n`);
};
const states = () => page.$$eval('.guide-path ol > li', (all) => all.map((one) => one.getAttribute('data-state')));
const colours = async (name: string) => {
  for (const theme of ['dark', 'light'] as const) {
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme;
    }, theme);
    await session.screenshot(page, `first-run-${name}-${theme}`);
    expect([name, theme, await axeFindings(page)]).toEqual([name, theme, []]);
  }
};
const looked = async (name: string) => {
  await session.screenshot(page, `first-run-${name}`);
  expect([name, await axeFindings(page)]).toEqual([name, []]);
};
const narrow = async (name: string) => {
  await page.setViewport({ width: 360, height: 1400 });
  await session.screenshot(page, `first-run-${name}-narrow`);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.setViewport({ width: 1180, height: 1100 });
};

beforeAll(async () => {
  session = await share({ worlds: [world] });
  // The tab that the installation opened was emptied: the same address again.
  page = await session.page(session.welcomedAt);
  await page.setViewport({ width: 1180, height: 1100 });
});
afterAll(() => session?.close());

test('an installation opens the guide, at its first step', async () => {
  // It may have gone on to its first step already.
  expect(session.welcomedAt.replace(/\/hubspot$/, '')).toBe(session.extensionUrl('options.html#start'));
  await at('hubspot');
  expect(await states()).toEqual(['next', 'waits', 'waits', 'waits', 'waits']);
  await says('Step 1 of 4');
  await colours('hubspot');
  await narrow('hubspot');
});

test('a token is tried at once, and the step says what the portal answered', async () => {
  await reach('Service key (recommended)');
  await page.keyboard.press('ArrowDown');
  await says('Legacy apps');
  expect(await focused()).toMatchObject({ name: 'Token of a private app', isSeen: true });
  await page.keyboard.press('ArrowUp');
  await fill('Token', world.token);
  await says('HubSpot answers');
  await says(`Portal ${world.portalId} · Standard account · 7 of 7 scopes`);
  await looked('hubspot-done');
  await press('Next: Salesforce');
  await at('salesforce');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('section-title');
});

test('a permission that is refused leaves the rest working, and is asked for again', async () => {
  await says('It covers the session cookie of this one org');
  await says('Without Salesforce you still get a verdict');
  await page.evaluate(() => {
    const { permissions } = chrome;
    const asked = permissions.request;
    permissions.request = () => {
      permissions.request = asked;
      return Promise.resolve(false);
    };
  });
  await fill(org, `https://${world.domain}.lightning.force.com/lightning/page/home`);
  await says('The browser did not grant the permission');
  await looked('salesforce-refused');
  await narrow('salesforce-refused');
  // Back at what is done, which is tried anew; and forth again.
  world.faults.push({ service: 'hubspot', route: '/account-info', kind: 'status', status: 401, times: 1 });
  await press('Back');
  await at('hubspot');
  await says('HubSpot refuses this token');
  expect(await text()).not.toContain('HubSpot answers');
  await press('Next: Salesforce');
  await at('salesforce');
  await press('Back');
  await at('hubspot');
  await says('HubSpot answers');
  await press('Next: Salesforce');
  await at('salesforce');
  const lightning = await session.page(`https://${world.domain}.lightning.force.com/lightning/page/home`);
  await lightning.close();
  await page.bringToFront();
  await fill(org, `${world.domain}.lightning.force.com`);
  await says('Salesforce answers');
  await says('Avery Admin');
  await looked('salesforce-done');
  await press('Next: Inclusion segment');
  await at('segment');
});

test('who leaves at the third step comes back at the third step', async () => {
  await until('the segments', () => page.$('[data-segment]'));
  await looked('segment');
  await page.close();
  page = await session.options();
  await page.setViewport({ width: 1180, height: 1100 });
  await says('2 of 4 steps');
  await session.screenshot(page, 'first-run-overview');
  await page.goto(session.extensionUrl('manifest.json'));
  await page.goto(session.extensionUrl('options.html#start'));
  await at('segment');
  expect(await states()).toEqual(['done', 'done', 'next', 'open', 'waits']);
  // The list is asked for anew: a key that comes before it passes its place by.
  await until('the segments', () => page.$('[data-segment]'));
  await press('Choose Customers');
  await says('The segment is chosen');
  await says('Customers · 1 member · Ready');
  await looked('segment-done');
  await press('Next: Resync');
  await at('resync');
});

test('the fourth step may stay with what works at once, and says what that leaves out', async () => {
  await says('Resyncs of many at once need a method that was proven');
  await looked('resync');
  await narrow('resync');
  await press('Stay with HubSpot’s own button');
  await at('record');
  expect(await states()).toEqual(['done', 'done', 'done', 'done', 'next']);
});

test('it ends on a real contact of the segment, whose page shows the badge', async () => {
  const person = world.people.get('included')?.contactId;
  await says('Ada Lovelace');
  await says('A member of Customers');
  await colours('record');
  await narrow('record');
  const wanted = hubspotUrl(session, person);
  const opened = session.browser.waitForTarget((one) => one.url() === wanted);
  await press(openRecord);
  const record = await (await opened).asPage();
  await badgeOf(record, (badge) => badge.status === 'included-synced');
  await session.screenshot(record, 'first-run-badge');
  await record.close();
  await page.bringToFront();
  await press('Close the set-up');
  await says('SyncLens is set up');
});
