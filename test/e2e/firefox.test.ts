import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { integrationOf } from '../sandbox/engine/integration';
import { addClientApp } from '../sandbox/salesforce/oauth/apps';
import { smallWorld } from '../sandbox/worlds/small';
import { hubspotUrl, lightningUrl, tell } from './harness/connect';
import { addressOf, type FirefoxSession, firefoxPath, launchFirefox } from './harness/firefox';
import { firefoxBadge, middleInFirefox } from './harness/firefox-badge';
import { buttons, press, says } from './harness/popup';
import { addTriggerProperty, triggerProperty } from './harness/trigger';
import { until } from './harness/until';

const minute = 60_000;

/** The whole main job in the Firefox build as it is shipped, and what is different there (docs/firefox.md). */
describe.skipIf(!firefoxPath)('the Firefox build', () => {
  const world = smallWorld({ id: 'firefox', now: Date.now() });
  addTriggerProperty(world);
  const [included, excluded] = [world.people.get('included'), world.people.get('excluded')];
  const apiHost = `${world.domain}.my.salesforce.com`;
  let session: FirefoxSession;
  let options: Page;
  let record: Page;

  beforeAll(async () => {
    session = await launchFirefox(world, { keepHistoryDays: 30 });
    options = session.sender;
  });
  afterAll(() => session?.close());

  const badge = (page: Page, status: string) => firefoxBadge(session.browser, page, status);
  const section = async (name: string) => {
    await options.bringToFront();
    // By its address: from the guide of a new installation, too.
    await options.evaluate((to) => {
      location.hash = to;
    }, name);
    await options.waitForSelector(`nav a[href="#${name}"][aria-current]`);
  };
  /** With the mouse, as the browser wants it before it asks a question. */
  const click = (page: Page, name: string) => page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  /** The popup as a page, over the tab that was opened last. */
  async function popupOver(page: Page): Promise<Page> {
    await page.bringToFront();
    const id = await options.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id);
    return session.extensionPage(`popup.html?tab=${id}`);
  }

  it('is connected in the options; what the organisation has fixed is said', async () => {
    // The installation opened the guide, which goes to its first step by itself.
    await until('the guide', async () => new URL(await addressOf(options)).hash === '#start/hubspot');
    await section('hubspot');
    if (process.platform !== 'win32') await says(options, /organisation manages some settings[\s\S]*Days of history/);
    await options.type('input[name="token"]', `${world.token}\n`);
    await says(options, /Granted[\s\S]*crm\.lists\.read/);
    await (await session.page(`https://${world.domain}.lightning.force.com/lightning/page/home`)).close();
    await section('salesforce');
    await options.type('input[name="host"]', apiHost);
    await click(options, 'Allow and connect');
    await says(options, 'Avery Admin');
    // The hosts came with the installation, and for cookies Firefox has no question.
    expect(await session.inside.question()).toBeNull();
    await section('segment');
    await click(options, 'Choose Customers');
    await says(options, 'Count them');
    await session.screenshot(options, 'firefox-options');
    const mapping = world.integration.mapping.map((row) => ({ ...row }));
    await tell(session, 'settings-set', { patch: { mapping, mappingConfirmed: true, triggerProperty } });
  });

  it('shows a badge in HubSpot, in and out of the segment, that a page cannot read, and one in Lightning', async () => {
    record = await session.page(hubspotUrl(session, included?.contactId));
    expect(await badge(record, 'included-synced')).toMatchObject({
      word: 'In sync',
      tone: 'green',
      place: 'anchor',
      root: 'closed',
    });
    await record.evaluate(
      (path) => {
        // The app goes there by itself, as a link in it does.
        (window as unknown as { __page: { go(to: string): void } }).__page.go(path);
      },
      new URL(hubspotUrl(session, excluded?.contactId)).pathname,
    );
    expect(await badge(record, 'excluded')).toMatchObject({ word: 'Excluded', tone: 'grey' });
    const twin = await session.page(lightningUrl(session, included?.recordId));
    expect(await badge(twin, 'included-synced')).toMatchObject({ place: 'anchor', root: 'closed' });
    await session.screenshot(twin, 'firefox-lightning');
    await twin.close();
  });

  it('opens its popup by a click on the badge', async () => {
    await record.goto(hubspotUrl(session, included?.contactId));
    const shown = await badge(record, 'included-synced');
    const { x, y } = await middleInFirefox(session.browser, record, shown);
    await record.mouse.click(x, y);
    await until('the verdict in it', () =>
      options.evaluate(() =>
        chrome.extension.getViews({ type: 'popup' })[0]?.document.body.textContent.includes('Ada Lovelace'),
      ),
    );
    await session.screenshot('popup', 'firefox-popup');
    await session.screenshot(record, 'firefox-badge');
    await session.inside.closePopup();
  });

  it('resyncs by one click and proves it, though its background ends in between', async () => {
    const { contactId = '' } = included ?? {};
    const contact = world.hubspot.contact(contactId);
    const proof = await tell(session, 'trigger-prove', { email: contact ? world.hubspot.value(contact, 'email') : '' });
    if (!proof.ok) throw new Error(JSON.stringify(proof.failure));
    await later(proof.value.jobId);
    await tell(session, 'settings-set', { patch: { resyncMethod: 'trigger-property' } });

    const popup = await popupOver(record);
    await press(popup, 'Resync now');
    await says(popup, 'Sent. It is not synced yet.');
    await record.bringToFront();
    await badge(record, 'included-pending');
    const view = await tell(session, 'popup-view', {
      tabId: Number(new URL(await addressOf(popup)).searchParams.get('tab')),
    });
    const jobId = view.state === 'verdict' ? view.job?.id : undefined;
    await session.inside.stopBackground();
    await later(jobId ?? '');
    await says(popup, 'Synced and verified');
    await session.screenshot(popup, 'firefox-resync-verified');
    await popup.close();
    await record.bringToFront();
    await badge(record, 'included-synced');
    const lead = world.salesforce.record(included?.recordId ?? '');
    expect(lead?.fields.SyncLens_Resync__c).toBe(jobId);
  });

  it('refuses to resync who is outside, with the rule, and writes nothing', async () => {
    const writes = () => world.calls.filter(({ write }) => write).length;
    const before = writes();
    await record.goto(hubspotUrl(session, excluded?.contactId));
    await badge(record, 'excluded');
    const popup = await popupOver(record);
    await says(popup, /A resync cannot work outside Customers[\s\S]*R1/);
    expect(await buttons(popup)).not.toContain('Resync now');
    const tabId = Number(new URL(await addressOf(popup)).searchParams.get('tab'));
    expect(await tell(session, 'resync', { tabId, method: 'trigger-property' })).toMatchObject({
      refused: { rule: 'R1' },
    });
    expect([writes() - before, integrationOf(world)?.traces.get(excluded?.contactId ?? '')?.syncs ?? []]).toEqual([
      0,
      [],
    ]);
    await popup.close();
  });

  it('says that a person has taken hosts from it, and asks for them again', async () => {
    const taken = ['https://*.hubspot.com/*', 'https://api.hubapi.com/*'];
    await options.evaluate((origins) => chrome.permissions.remove({ origins }), taken);
    await record.reload();
    const popup = await popupOver(record);
    await says(popup, 'does not let SyncLens into the pages');
    await click(popup, 'Allow');
    expect(await session.inside.allow()).toContain('hubspot.com');
    await says(popup, 'Reload this tab');
    await record.bringToFront();
    await record.reload();
    await record.waitForSelector('synclens-badge[data-place]');
    await popup.evaluate(() => location.reload());
    await press(popup, 'Refresh');
    await says(popup, /does not let SyncLens reach api\.hubapi\.com/);
    await session.screenshot(popup, 'firefox-host-taken');

    await popup.bringToFront();
    await popup.evaluate(() => location.assign('dashboard.html#health'));
    await click(popup, 'Allow: HubSpot’s API');
    expect(await session.inside.allow()).toContain('api.hubapi.com');
    await until('the permission', async () => !(await buttons(popup)).includes('Allow: HubSpot’s API'));
    await popup.close();
    await record.bringToFront();
    await record.reload();
    await badge(record, 'excluded');
  });

  it('finds the session of a container, and where first-party isolation is on', async () => {
    await options.evaluate((url) => chrome.cookies.remove({ url, name: 'sid' }), `https://${apiHost}/`);
    const state = async () => (await tell(session, 'settings-get', {})).salesforce?.state;
    expect(await state()).toBe('expired');
    const container = await session.browser.createBrowserContext();
    const twin = await session.page(lightningUrl(session, included?.recordId), container);
    await badge(twin, 'included-synced');
    expect(await state()).toBe('ok');
    await container.close();
    expect(await until('the end of it', async () => (await state()) === 'expired')).toBe(true);
    await session.inside.setPreference('privacy.firstparty.isolate', true);
    const isolated = await session.page(lightningUrl(session, included?.recordId));
    await badge(isolated, 'included-synced');
    expect(await state()).toBe('ok');
    await session.inside.setPreference('privacy.firstparty.isolate', false);
    await isolated.close();
  });

  it('comes back from a sign-in by an app to its own address', async () => {
    const callback = await options.evaluate(() => chrome.identity.getRedirectURL('salesforce'));
    const { clientId } = addClientApp(world, [callback]);
    await section('salesforce');
    await options.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    await says(options, callback);
    await options.locator('input[name="app-host"]').fill(apiHost);
    await options.type('input[name="client-id"]', clientId);
    await click(options, 'Sign in to Salesforce');
    const window = await until('the window of Salesforce', async () =>
      (await session.browser.pages()).find((page) => page.url().includes('/services/oauth2/authorize')),
    );
    await window.waitForSelector('button');
    if (await window.$('button[name="login"]')) await window.click('button[name="login"]');
    await window.waitForSelector('button[name="allow"]');
    await window.click('button[name="allow"]');
    await says(options, 'Sign-in by an app of your org');
  });

  /** The world goes on until this job has ended, and the jobs look. */
  async function later(jobId: string): Promise<void> {
    const job = () => tell(session, 'job', { jobId });
    await until('the write', async () => (await job())?.writtenAt);
    world.clock.advance(6 * minute);
    await session.fireAlarm('jobs');
    await until('the end', async () => ((await job())?.state === 'done' ? job() : null));
  }
});
