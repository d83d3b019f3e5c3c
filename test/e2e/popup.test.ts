/** The real popup over the shipped build: every state, every failure with its next step, by mouse, keyboard and axe. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { badgeOf } from './harness/badge';
import { connectHubspot, connectSalesforce, hubspotUrl, lightningUrl } from './harness/connect';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

const world = smallWorld({ id: 'popup', now: Date.now(), live: true });
const [included, excluded] = [world.people.get('included'), world.people.get('excluded')];
let session: Session;

beforeAll(async () => {
  session = await share({ worlds: [world] });
});
afterAll(() => session?.close());

const textOf = (popup: Page) => popup.evaluate(() => document.body.textContent);
const says = (popup: Page, words: RegExp) =>
  until(`${words} in the popup`, async () => {
    const text = await textOf(popup);
    if (words.test(text)) return text;
    throw new Error(text);
  });
/** What can be pressed or followed, by its words. */
const ways = (popup: Page) =>
  popup.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button:not(:disabled), a[href], summary')]
      .filter((one) => one.checkVisibility())
      .map((one) => one.textContent.trim()),
  );
const press = (popup: Page, name: string) =>
  until(`"${name}"`, () =>
    popup.evaluate((words) => {
      const found = [...document.querySelectorAll<HTMLElement>('button, a, summary')];
      const one = found.find(
        (way) => way.textContent.trim() === words && !way.matches(':disabled, [aria-disabled="true"]'),
      );
      one?.click();
      return one !== undefined;
    }, name),
  );
/** Asks anew until the popup says this: a read that was under way before may answer the first click. */
const refreshedSays = (popup: Page, words: RegExp) =>
  until(
    `${words} in the popup`,
    async () => {
      await press(popup, 'Refresh');
      return until(`${words} in the popup`, async () => words.test(await textOf(popup)) && textOf(popup), {
        timeout: 4000,
      });
    },
    { timeout: 20_000 },
  );
/** The facts behind a verdict: name → what stands beside it. */
async function factsIn(popup: Page): Promise<Record<string, string>> {
  await popup.$eval('.facts-of', (details) => details.setAttribute('open', ''));
  return popup.$$eval('.facts dt', (names) =>
    Object.fromEntries(names.map((one) => [one.textContent, (one.nextElementSibling as HTMLElement).textContent])),
  );
}
/** The worker loses its patience eight times as fast: nobody waits its 20 seconds for a service that does not answer at all. */
async function hurry(): Promise<void> {
  await (await session.worker()).evaluate(() => {
    const { timeout } = AbortSignal;
    if (timeout.name === 'timeout') AbortSignal.timeout = (ms) => timeout.call(AbortSignal, ms / 8);
  });
}
async function over(url: string): Promise<{ page: Page; popup: Page }> {
  const page = await session.page(url);
  if (url.startsWith('https:') && !url.endsWith('/home')) await badgeOf(page);
  return { page, popup: await session.popup(page) };
}
/** The options that a button opened, at their section; closed again. */
async function optionsAt(act: () => Promise<unknown>, section: string): Promise<void> {
  const wanted = session.extensionUrl(`options.html${section}`);
  const opened = session.browser.waitForTarget((one) => one.url() === wanted);
  // The tab closes the popup, often before the click is answered: only the tab counts.
  void act().catch(() => undefined);
  const target = await opened;
  await (await target.page())?.close();
}

describe('before anything is connected', () => {
  test('no record: what to do first; a record: not known, and the way to the options', async () => {
    const home = await over('https://app.hubspot.com/home');
    await says(home.popup, /Connect HubSpot first/);
    expect(await axeFindings(home.popup)).toEqual([]);
    await optionsAt(() => press(home.popup, 'Set up SyncLens'), '#start');
    await home.page.close();
    const { page, popup } = await over(hubspotUrl(session, included?.contactId));
    await says(popup, /Not known[\s\S]*is not connected to HubSpot/);
    expect(await axeFindings(popup)).toEqual([]);
    await optionsAt(() => press(popup, 'Connect HubSpot'), '#start');
    await page.close();
  });
});

describe('connected', () => {
  beforeAll(async () => {
    await connectHubspot(session, {
      mapping: world.integration.mapping.map((row) => ({ ...row })),
      mappingConfirmed: true,
    });
  });

  test('no record on the page, and a tab without our script, which is reloaded', async () => {
    const home = await over('https://app.hubspot.com/home');
    await says(home.popup, /No contact on this page[\s\S]*Open a contact in HubSpot/);
    expect(await axeFindings(home.popup)).toEqual([]);
    await home.page.close();
    const { page, popup } = await over('about:blank');
    await says(popup, /open before SyncLens was installed/);
    expect(await axeFindings(popup)).toEqual([]);
    await page.evaluate(() => Object.assign(window, { before: true }));
    await press(popup, 'Reload this tab');
    await until('the reload', () => page.evaluate(() => !('before' in window)));
    await page.close();
  });

  test('outside: the reason with its rule, the refusal, the way to the segment, why', async () => {
    const { page, popup } = await over(hubspotUrl(session, excluded?.contactId));
    const text = await says(popup, /Excluded[\s\S]*Charles Babbage[\s\S]*Customers[\s\S]*R1/);
    expect(text).toMatch(/A resync cannot work outside Customers/);
    expect(text).toMatch(/not connected to Salesforce/);
    const offered = await ways(popup);
    expect(offered).toEqual(expect.arrayContaining(['Refresh', 'Open the segment', 'Connect Salesforce']));
    expect(offered.filter((way) => way.startsWith('Resync'))).toEqual([]);
    expect(await axeFindings(popup)).toEqual([]);
    await session.screenshot(popup, 'popup-excluded');
    await page.close();
  });

  const contacts = '/crm/v3/objects/contacts/';
  const faults: [string, Partial<Fault>, RegExp, string[]][] = [
    ['expired', { status: 401 }, /no longer accepts the token\. Enter a valid one/, ['Connect HubSpot', 'Check again']],
    ['not found', { status: 404 }, /no longer exists in HubSpot/, ['Check again']],
    ['locked', { status: 423 }, /locked this record for a moment\. Check again shortly/, ['Check again']],
    ['rate limited', { status: 429 }, /asks for a pause\. Check again after \d+ \w+ 20\d\d, \d+:\d+/, ['Check again']],
    ['down', { status: 503 }, /does not work properly right now\. Check again in a few minutes/, ['Check again']],
    ['unreachable', { kind: 'reset' }, /could not be reached\. Check your connection/, ['Check again']],
    ['no JSON', { kind: 'not-json' }, /could not be read\. Check again; if it stays, a proxy/, ['Check again']],
    ['silent', { kind: 'delay', delayMs: 60_000 }, /No answer came in time\. Check your connection/, ['Check again']],
  ];

  test('each failure of HubSpot says what happened and what to do, and goes when it is over', async () => {
    const { page, popup } = await over(hubspotUrl(session, included?.contactId));
    await says(popup, /In sync/);
    await hurry();
    for (const [, fault, words, offered] of faults) {
      world.faults.push({ service: 'hubspot', route: contacts, times: 999, kind: 'status', ...fault });
      expect(await refreshedSays(popup, words)).toMatch(/Not known/);
      expect(await ways(popup)).toEqual(expect.arrayContaining(offered));
      world.faults.length = 0;
      await press(popup, 'Check again');
      await says(popup, /In sync/);
    }
    const scopes = world.scopes.splice(world.scopes.indexOf('crm.lists.read'), 1);
    await press(popup, 'Refresh');
    await says(popup, /lacks a scope: crm\.lists\.read\. Add it to the token/);
    expect(await axeFindings(popup)).toEqual([]);
    await session.screenshot(popup, 'popup-forbidden');
    world.scopes.push(...scopes);
    const { daily } = world.limits;
    world.limits.daily = 0;
    await press(popup, 'Check again');
    await says(popup, /daily calls are used up\. They begin anew .*; until then neither checks nor resyncs work/);
    world.limits.daily = daily;
    await press(popup, 'Check again');
    await says(popup, /In sync/);
    await page.close();
  });

  describe('with Salesforce', () => {
    beforeAll(() => connectSalesforce(session));

    const failures: [Partial<Fault>, RegExp][] = [
      [{ status: 401 }, /session has ended\. Sign in to Salesforce in this browser/],
      [
        { status: 403, body: [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'The API is not enabled' }] },
        /does not let this user use its API\. Ask your Salesforce admin/,
      ],
      [
        { status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded' }] },
        /daily calls are used up/,
      ],
      [{ status: 503 }, /Salesforce does not work properly right now/],
      [{ kind: 'reset' }, /could not be reached/],
      [{ kind: 'not-json' }, /could not be read/],
      [{ kind: 'delay', delayMs: 60_000 }, /No answer came in time/],
    ];
    test('each failure of Salesforce leaves the verdict, and says what was not checked and what to do', async () => {
      const { page, popup } = await over(hubspotUrl(session, included?.contactId));
      await says(popup, /In sync/);
      await hurry();
      for (const [fault, words] of failures) {
        // For as long as it is there: whatever else is read meanwhile does not use it up.
        world.faults.push({ service: 'salesforce', route: '', times: 999, kind: 'status', ...fault });
        expect(await refreshedSays(popup, words)).toMatch(/In sync[\s\S]*Not checked: .*duplicates in Salesforce/);
        expect(await ways(popup)).toContain('Connect Salesforce');
        world.faults.length = 0;
      }
      await press(popup, 'Refresh');
      await until('no word of it', async () => !(await textOf(popup)).includes('Not checked'));
      await page.close();
    });

    test('the facts behind the verdict: what changed, from what to what, and who did it', async () => {
      const id = included?.contactId ?? '';
      const by = { sourceId: 'x', sourceLabel: 'Form filler' };
      world.hubspot.write(id, { jobtitle: 'Countess' }, 'INTEGRATION', by);
      const { page, popup } = await over(hubspotUrl(session, id));
      await press(popup, 'Refresh');
      await says(popup, /Waiting|Pending/i);
      const facts = await factsIn(popup);
      const day = /\d+ \w+ 20\d\d, \d+:\d+/;
      expect(facts).toMatchObject({
        Email: expect.stringContaining('ada.lovelace@'),
        Segment: 'Customers',
        Member: 'yes',
        'Member since': expect.stringMatching(day),
        'Linked record': included?.recordId,
        'Last sync': expect.stringMatching(day),
        'Sync log': expect.stringMatching(day),
        'Latest changes': expect.stringMatching(/Job title: Engineer → Countess[\s\S]*an integration \(Form filler\)/),
        'Anchor on the page': 'highlightTitle',
      });
      const linked = await popup.$eval('.facts a', (link) => (link as HTMLAnchorElement).href);
      expect(linked).toBe(lightningUrl(session, included?.recordId));
      expect(await axeFindings(popup)).toEqual([]);
      await session.screenshot(popup, 'popup-facts');
      await page.close();
    });

    test('over a Salesforce page: the same verdict, and one way to the record in HubSpot', async () => {
      const { page, popup } = await over(lightningUrl(session, included?.recordId));
      await says(popup, /Ada Lovelace/);
      const links = await popup.$$eval('a', (all) => all.map((one) => one.href));
      expect(links.filter((link) => link === hubspotUrl(session, included?.contactId))).toHaveLength(1);
      expect(new Set(links).size).toBe(links.length);
      await page.close();
    });

    test('in the dark, and by keyboard alone: in the order that is read, with Enter', async () => {
      const { page, popup } = await over(hubspotUrl(session, included?.contactId));
      await says(popup, /Ada Lovelace/);
      await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      await until('the dark', () => popup.evaluate(() => document.documentElement.dataset.theme === 'dark'));
      expect(await axeFindings(popup)).toEqual([]);
      await session.screenshot(popup, 'popup-dark');
      const wanted = await ways(popup);
      await popup.evaluate(() => (document.activeElement as HTMLElement).blur());
      const reached: string[] = [];
      const focused = () => popup.evaluate(() => (document.activeElement as HTMLElement).textContent.trim());
      for (const _ of wanted) {
        await popup.keyboard.press('Tab');
        reached.push(await focused());
      }
      expect(reached).toEqual(wanted);
      const opened = () => popup.$eval('.facts-of', (details) => (details as HTMLDetailsElement).open);
      const before = await opened();
      for (let i = 0; i < wanted.length && !(await focused()).includes('facts'); i++) {
        await popup.keyboard.down('Shift');
        await popup.keyboard.press('Tab');
        await popup.keyboard.up('Shift');
      }
      await popup.keyboard.press('Enter');
      await until('the fold', async () => (await opened()) !== before);
      await page.close();
    });
  });
});
