import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../sandbox/world/types';
import { demoWorld } from '../sandbox/worlds/demo';
import { axeFindings } from './harness/axe';
import { badgeOf } from './harness/badge';
import { connectHubspot, hubspotUrl, tell } from './harness/connect';
import { press as pressOn } from './harness/press';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

let session: Session;
let page: Page;
const name = 'Acme buyers who are no evangelists – a long name that an admin may well choose';

const longLabel = 'What the customer said about the product when somebody from the team asked at the trade fair';

const text = (selector = 'main') => page.evaluate((one) => document.querySelector(one)?.textContent ?? '', selector);
const says = (words: string | RegExp, selector = 'main') =>
  until(`${selector} to say ${words}`, async () => {
    const all = await text(selector);
    return typeof words === 'string' ? all.includes(words) : words.test(all);
  });
const press = (label: string) => pressOn(page, label);
const look = (what: string) => session.screenshot(page, `builder-${what}`);
const told = () => page.waitForSelector('.estimate[data-estimate="told"]');
const open = async () => {
  page = await session.page(session.extensionUrl('dashboard.html#builder'));
  await says('How many it would be');
};
/** The fields of one criterion, by the order of the page. */
const criterion = async (index: number, within: string) =>
  until(`criterion ${index}: ${within}`, async () => (await page.$$(`.criterion`))[index]?.$(within));
/** Picks by keyboard: types words, and takes the first that is found. */
async function pick(words: string, found: string) {
  await page.keyboard.type(words);
  await page.waitForSelector(`.picker .pick[data-at="0"][aria-selected="true"]`);
  await until(`${found} to be found`, async () =>
    page.$eval('.picks:not([hidden]) .pick[data-at="0"] span', (one, wanted) => one.textContent === wanted, found),
  );
  await page.keyboard.press('Enter');
}

/** A portal as it grows: very many properties, some with labels like sentences, and owners. */
function grow({ hubspot, limits }: World) {
  const text = hubspot.properties.get('company');
  for (let index = 0; text && index < 500; index += 1) {
    const label = index === 321 ? `${longLabel} ${index}` : `Custom property ${index}`;
    hubspot.properties.set(`custom_${index}`, { ...text, name: `custom_${index}`, label, groupName: 'own_things' });
  }
  [...hubspot.contacts.values()].slice(0, 5).forEach(({ id }, index) => {
    hubspot.write(id, { hubspot_owner_id: index < 3 ? '70001' : '70002' }, 'CRM_UI');
  });
  limits.searchPerSecond = 100;
}

beforeAll(async () => {
  const world = demoWorld({ now: Date.now(), live: true, segmentLagMs: 10 * 60_000 });
  grow(world);
  session = await share({ worlds: [world] });
  await connectHubspot(session);
});
afterAll(() => session?.close());

describe('a segment is made', () => {
  test('the builder opens with one criterion to fill', async () => {
    await open();
    await says('Finish the criteria');
    expect(await axeFindings(page)).toEqual([]);
    await look('empty');
  });

  test('of a property and a segment membership, by keyboard', async () => {
    await (await criterion(0, '[aria-label="Property"]')).focus();
    await pick('lifecycle', 'Lifecycle Stage');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Operator');
    await page.keyboard.press('Tab');
    await pick('customer', 'Customer');
    await pick('opport', 'Opportunity');
    await page.keyboard.press('Escape');
    expect(await page.$$eval('.chip span', (all) => all.map((one) => one.textContent))).toEqual([
      'Customer',
      'Opportunity',
    ]);
    await told();
    await says('All contacts were read and judged: exact.');
    await press('Add a segment membership to group 1');
    await (await criterion(1, 'select')).select('not');
    await (await criterion(1, '[aria-label="Segment"]')).focus();
    await pick('evang', 'Evangelists');
    await says('Not a member of segment Evangelists', '.in-words');
  });

  test('or another one, by mouse: with the size, and people in and out with the reason', async () => {
    await press('Add an “or” group');
    await (await criterion(2, '[aria-label="Property"]')).click();
    await page.keyboard.type('company name');
    await page.locator('.picks:not([hidden]) [data-value="company"]').click();
    await (await criterion(2, '[aria-label="Operator"]')).select('text-contains');
    await (await criterion(2, '[aria-label="Values"]')).click();
    await page.keyboard.type('GmbH\n');
    await page.keyboard.press('Escape');
    await told();
    expect(await page.$$eval('.examples li', (all) => all.length)).toBe(6);
    expect(await text('.examples[data-answer="yes"]')).toMatch(
      /Holds: .*Lifecycle Stage is any of|Holds: Company Name/,
    );
    expect(await text('.examples[data-answer="no"]')).toContain('Fails:');
    expect(await axeFindings(page)).toEqual([]);
    await look('full');
  });

  test('one of 500 properties is found by a word of its label; an owner is chosen among those that contacts have', async () => {
    await press('Add a property criterion to group 2');
    await (await criterion(3, '[aria-label="Property"]')).click();
    await page.keyboard.type('custom');
    await says('More were found. Type on to narrow it down.');
    await page.keyboard.press('Escape');
    await pick('trade fair', `${longLabel} 321`);
    await look('long-label');
    await (await criterion(3, '[aria-label="Property"]')).click();
    await pick('contact owner', 'Contact owner');
    await says('Owners go by their ids here');
    await (await criterion(3, '[aria-label="Values"]')).click();
    await page.waitForSelector('.picks:not([hidden]) [data-value="70002"]');
    expect(await text('.picks:not([hidden]) .pick')).toMatch(/^700013 contacts, such as \S/);
    expect(await axeFindings(page)).toEqual([]);
    await look('owners');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await says('Contact owner is any of 70001', '.in-words');
    await told();
    await (await criterion(3, '.tool')).click();
  });

  test('its effect is previewed, and the way back finds the draft as it was left', async () => {
    await until('the draft to be kept', async () => (await text('.keep')).startsWith('Draft kept'));
    await press('Preview its effect');
    await page.waitForSelector('fieldset input:checked');
    await says('(draft)');
    await says(/Takes \d+ (to \d+ )?calls/);
    await look('to-preview');
    await page.goBack();
    await told();
    expect(await page.$$('.criterion')).toHaveLength(3);
  });

  test('the draft survives that the window closes', async () => {
    await page.type('input[name="segment-name"]', 'Customers for Salesforce');
    await page.close();
    await open();
    await says('Your draft of');
    expect(await page.$eval('input[name="segment-name"]', (one) => one.value)).toBe('Customers for Salesforce');
    expect(await page.$$('.criterion')).toHaveLength(3);
  });

  test('a name that exists is said at once, and cannot be saved', async () => {
    await says('A segment with this name exists already');
    await until('the button to wait', () => page.$eval('.save .button', (one) => one.hasAttribute('disabled')));
    await look('name-taken');
    await page.click('input[name="segment-name"]', { count: 3 });
    await page.type('input[name="segment-name"]', name);
    await says('This name is free');
  });

  test('without the scope HubSpot’s refusal says the next step, and the draft stays', async () => {
    const { world } = session;
    const before = world.scopes;
    world.scopes = before.filter((scope) => scope !== 'crm.lists.write');
    await press('Create in HubSpot');
    await says('The token lacks a scope: crm.lists.write');
    await says('Nothing was created. Your draft is kept.');
    await look('no-scope');
    world.scopes = before;
    expect(await page.$eval('input[name="segment-name"]', (one) => one.value)).toBe(name);
  });

  test('criteria that HubSpot refuses are named in its words, and the draft stays', async () => {
    const body = { status: 'error', message: 'Filter on company is invalid.', category: 'VALIDATION_ERROR' };
    const route = '/POST .crm.v3.lists$/';
    session.world.faults.push({ service: 'hubspot', route, kind: 'status', status: 400, body, times: 1 });
    await press('Create in HubSpot');
    await says('HubSpot refused these criteria: “Filter on company is invalid.”');
    expect(await page.$$('.criterion')).toHaveLength(3);
    await look('refused');
  });

  test('it is created, followed while HubSpot works, also by a page that opens anew, and chosen', async () => {
    await press('Create in HubSpot');
    await page.waitForSelector('.made[data-made="PROCESSING"]');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('being processed');
    await look('processing');
    await page.close();
    await open();
    expect(await page.$('.made')).not.toBeNull();
    session.world.clock.advance(60 * 60_000);
    await page.waitForSelector('.made[data-made="COMPLETE"]');
    expect(await axeFindings(page)).toEqual([]);
    await look('complete');
    const settings = session.browser.waitForTarget((one) => one.url().includes('/installed/salesforce/contacts'));
    await press('Choose it here and open HubSpot');
    await (await (await settings).asPage()).close();
    await page.bringToFront();
    await says('Chosen in SyncLens');
    await says('HubSpot saves the choice at once');
    await look('chosen');
  });

  test('and the badge judges by it, as HubSpot does', async () => {
    const { world } = session;
    const made = [...world.hubspot.segments.values()].find((one) => one.name === name);
    expect(made).toMatchObject({ processingType: 'DYNAMIC', processingStatus: 'COMPLETE' });
    const all = [...world.hubspot.contacts.values()].filter(
      (one) => !one.archived && world.hubspot.value(one, 'email'),
    );
    const inside = all.find((one) => made?.members.has(one.id));
    const outside = all.find((one) => !made?.members.has(one.id));
    expect((await tell(session, 'settings-get', {})).settings.segment).toEqual({ mode: 'segment', id: made?.id });
    for (const [contact, status] of [
      [inside, /^(included|blocked)/],
      [outside, /^(excluded|blocked)/],
    ] as const) {
      const tab = await session.page(hubspotUrl(session, contact?.id));
      const badge = await until('the badge', () => badgeOf(tab));
      expect(String(badge.status)).toMatch(status);
      await tab.close();
    }
  });
});

test('the open builder hears of settings that were changed elsewhere', async () => {
  const { segment } = (await tell(session, 'settings-get', {})).settings;
  const offered = () => page.$$eval('.head .button', (all) => all.some((one) => /inclusion/.test(one.textContent)));
  // In the foreground it would look by itself.
  const front = await session.page('about:blank');
  await tell(session, 'settings-set', { patch: { segment: { mode: 'none' } } });
  await until('no inclusion segment to copy', async () => !(await offered()));
  await tell(session, 'settings-set', { patch: { segment } });
  await until('one to copy', offered);
  await front.close();
});

describe('a copy of the current segment', () => {
  test('is the same criteria, and the original stays', async () => {
    await page.bringToFront();
    await press('Done, make another one');
    await press('Copy the inclusion segment');
    await says(`A copy of ${name}`);
    expect(await page.$$('.criterion')).toHaveLength(3);
    await told();
    await press('Discard');
    await page.waitForSelector('dialog[open]');
    await look('discard');
    await press('Discard the draft');
    await until('an empty draft', async () => (await page.$$('.criterion')).length === 1);
  });

  test('keeps what cannot be edited, in words, unchanged', async () => {
    const { world } = session;
    const filterBranch = {
      filterBranchType: 'OR',
      filters: [],
      filterBranches: [
        {
          filterBranchType: 'AND',
          filterBranches: [],
          filters: [
            { filterType: 'PAGE_VIEW', pageUrl: '/pricing', operator: 'CONTAINS', enableTracking: true },
            {
              filterType: 'PROPERTY',
              property: 'phone',
              operation: { operationType: 'ALL_PROPERTY', operator: 'IS_KNOWN', includeObjectsWithNoValueSet: false },
            },
          ],
        },
      ],
    };
    world.hubspot.addSegment({ name: 'Read the prices', processingType: 'DYNAMIC', filterBranch });
    await press('Start from a copy');
    await page.waitForSelector('dialog[open]');
    await pick('prices', 'Read the prices');
    await says('1 part of it cannot be edited here');
    await says('Kept as it is');
    await told();
    await says('Why some cannot be told');
    expect(await text('.estimate .size')).toMatch(/^0 to \d+ of/);
    await look('kept');
    await page.type('input[name="segment-name"]', 'Read the prices again');
    await says('This name is free');
    await press('Create in HubSpot');
    await page.waitForSelector('.made');
    const made = [...world.hubspot.segments.values()].find((one) => one.name === 'Read the prices again');
    expect(made?.filterBranch).toEqual(filterBranch);
  });
});

test('dark and narrow', async () => {
  await press('Stop following it').catch(() => press('Done, make another one'));
  await press('Copy the inclusion segment');
  await told();
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  expect(await axeFindings(page)).toEqual([]);
  await look('dark');
  await page.setViewport({ width: 420, height: 900 });
  await look('narrow');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
});

test('in German', async () => {
  await page.close();
  page = await session.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const { getMessage } = chrome.i18n;
    chrome.i18n.getMessage = (name: string) => (name === 'locale' ? 'de' : getMessage(name));
  });
  await page.setViewport({ width: 1000, height: 900 });
  await page.goto(session.extensionUrl('dashboard.html#builder'));
  await says('Wie viele es wären');
  await told();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
  await says('Ein Kontakt gehört dazu, wenn eines davon zutrifft', '.in-words');
  await says(/^\d+ von \d+ Kontakten/, '.estimate .size');
  await says('Noch 1 Punkt offen');
  expect(await text()).not.toMatch(/builder\.|\{\w+\}/);
  expect(await axeFindings(page)).toEqual([]);
  await look('german');
  await page.setViewport({ width: 360, height: 900 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await look('german-narrow');
});
