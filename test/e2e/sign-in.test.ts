import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addClientApp, type ClientApp, endGrant } from '../sandbox/salesforce/oauth/apps';
import { orgState } from '../sandbox/salesforce/state';
import { personWorld } from '../sandbox/worlds/person';
import { axeFindings } from './harness/axe';
import { badgeOf } from './harness/badge';
import { connectHubspot, hubspotUrl } from './harness/connect';
import { press as pressOn } from './harness/press';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

const world = personWorld({ id: 'sign-in', now: Date.now(), seed: 5 });
let session: Session;
let page: Page;
let app: ClientApp;

const says = (words: string) =>
  until(`the page to say ${words}`, async () => {
    const all = await page.evaluate(() => document.querySelector('main')?.textContent ?? '');
    if (!all.includes(words)) throw new Error(all);
    return all;
  });
const press = (name: string) => pressOn(page, name, { within: 'main' });
const inColours = async (name: string) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((theme) => {
      document.documentElement.dataset.theme = theme;
    }, theme);
    await session.screenshot(page, `sign-in-${name}-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
};
/** The window of Salesforce that the sign-in opens. */
const salesforceWindow = async () => {
  const target = await session.browser.waitForTarget((one) => one.url().includes('/services/oauth2/authorize'));
  const opened = await target.asPage();
  await opened.waitForSelector('h1');
  return opened;
};
const grants = () => orgState(world).oauth.grants;
/** No token of the sign-in stands before anybody's eyes, or where a content script reaches; nor in an address, but a revocation's. */
const noSecretsIn = async (record: Page) => {
  const worker = await session.worker();
  const kept = await worker.evaluate(async () =>
    JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()]),
  );
  const shown = await Promise.all([page, record].map((one) => one.evaluate(() => document.documentElement.outerHTML)));
  const addresses = session.browser.targets().map((target) => target.url());
  const asked = world.calls.map(({ path, query }) => decodeURIComponent(`${path}?${query}`));
  const tokens = grants().flatMap(({ access, refresh }) => [access, ...refresh]);
  expect(kept).toContain(world.portalId);
  expect(tokens.length).toBeGreaterThanOrEqual(3);
  for (const text of [kept, ...shown, ...addresses, ...asked])
    for (const one of tokens) expect(text).not.toContain(one);
};

beforeAll(async () => {
  session = await share({ worlds: [world] });
  await connectHubspot(session);
  page = await session.page(session.extensionUrl('options.html#salesforce'));
  await page.setViewport({ width: 1180, height: 1500 });
});
afterAll(() => session?.close());

describe('sign-in by an app of the org, in the options', () => {
  test('the guide names the callback address of this browser, letter for letter', async () => {
    await page.click('details > summary');
    const callback = await page.evaluate(() => chrome.identity.getRedirectURL('salesforce'));
    await says(callback);
    app = addClientApp(world, [callback]);
    await inColours('guide');
  });

  test('a person who closes the window, or denies, is told so and can try again', async () => {
    await page.locator('input[name="app-host"]').fill(`${world.domain}.lightning.force.com`);
    await page.locator('input[name="client-id"]').fill(app.clientId);
    await press('Sign in to Salesforce');
    await (await salesforceWindow()).close();
    await says('The window was closed');
    await press('Sign in to Salesforce');
    const opened = await salesforceWindow();
    await opened.click('button[name="login"]');
    await opened.waitForSelector('button[name="deny"]');
    await opened.click('button[name="deny"]');
    await says('The access was denied');
    await inColours('denied');
    expect(grants()).toEqual([]);
  });

  test('who allows it is connected, and a record is judged with Salesforce’s facts', async () => {
    await press('Sign in to Salesforce');
    const opened = await salesforceWindow();
    await opened.waitForSelector('button[name="allow"]');
    await opened.click('button[name="allow"]');
    await says('Avery Admin');
    await says('Sign-in by an app of your org');
    await inColours('connected');
    const record = await session.page(hubspotUrl(session, world.people.get('included')?.contactId));
    await badgeOf(record, (badge) => badge.status === 'included-synced');
    await record.close();
  });

  test('a session that ends is renewed without a word; a sign-in that was taken back is said', async () => {
    world.sessions.delete(grants().at(-1)?.access ?? '');
    await page.bringToFront();
    const record = await session.page(hubspotUrl(session, world.people.get('excluded')?.contactId));
    await until('a new session', () => expect(grants().at(-1)?.refresh).toHaveLength(2));
    await noSecretsIn(record);
    await record.close();
    for (const grant of grants()) endGrant(world, grant);
    // Somebody whom nobody has looked at yet.
    const next = await session.page(hubspotUrl(session, world.people.get('person')?.contactId));
    await until('the end', () => world.calls.some(({ path, status }) => path.endsWith('/token') && status === 400));
    await next.close();
    await page.bringToFront();
    await page.reload();
    await says('The session has ended');
    await inColours('ended');
    await page.setViewport({ width: 400, height: 1500 });
    await session.screenshot(page, 'sign-in-narrow');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  });
});
