/** The options in German, wide and narrow: nothing is left in English, nothing is cut off, axe finds nothing. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { connectHubspot, connectSalesforce, tell } from './harness/connect';
import { says } from './harness/popup';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

const sections = [
  ['overview', /SyncLens/],
  ['hubspot', /Token/],
  ['salesforce', /Mit Salesforce/],
  ['segment', /Aufnahmesegment/],
  ['creation', /Anlegen/],
  ['mapping', /Zuordnung/],
  ['check', /Realitätscheck/],
  ['resync', /Resync/],
  ['limits', /API-Limits/],
  ['appearance', /Darstellung/],
  ['transfer', /Export und Import/],
] as const;
const long = 'Kundinnen und Kunden mit einem laufenden Wartungsvertrag in Deutschland, Österreich oder der Schweiz';
let session: Session;
let page: Page;

beforeAll(async () => {
  const world = smallWorld({ now: Date.now(), live: true });
  world.hubspot.addSegment({ name: `${long} ${'x'.repeat(90)}`, processingType: 'MANUAL' });
  const chosen = world.hubspot.segments.get(world.integration.segmentId ?? '');
  if (chosen) chosen.name = `${long} ${'y'.repeat(90)}`;
  session = await share({ worlds: [world], lang: 'de' });
  page = await session.options();
});
afterAll(() => session?.close());

/** Walks these sections at this width; axe is asked once for each state. */
async function walk(name: string, width: number, axe: boolean, some: readonly string[] = []) {
  await page.setViewport({ width, height: 900 });
  for (const [section, words] of sections) {
    if (some.length === 0 || some.includes(section)) {
      await page.click(`nav a[href="#${section}"]`);
      await page.waitForSelector(`nav a[href="#${section}"][aria-current]`);
      await until(`${section} in German`, async () =>
        words.test(await page.$eval('main', (main) => main.textContent ?? '')),
      );
      await until('all to be read', () => page.evaluate(() => !document.querySelector('main [aria-busy="true"]')));
      const where = `${name}-${section}-${width}`;
      expect([where, await tooWide()]).toEqual([where, []]);
      if (axe) expect([where, await axeFindings(page)]).toEqual([where, []]);
    }
  }
}

/** What stands out of the page at its right. */
const tooWide = () =>
  page.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((one) => `${one.tagName}.${one.className}`),
  );

test('before anything is connected', () => walk('new', 360, true));

test('the guide after the installation', async () => {
  for (const [place, words] of [
    ['hubspot', /Schritt 1 von 4/],
    ['record', /Noch offen/],
  ] as const) {
    await page.goto(session.extensionUrl(`options.html#start/${place}`));
    await until(`${place} in German`, async () =>
      words.test(await page.$eval('main', (main) => main.textContent ?? '')),
    );
    expect([place, await tooWide()]).toEqual([place, []]);
  }
  await page.goto(session.extensionUrl('options.html'));
  await page.waitForSelector('.step');
});

test('with both connected, and names of any length', async () => {
  await connectHubspot(session);
  await connectSalesforce(session);
  await page.bringToFront();
  await page.reload();
  await page.waitForSelector('h1');
  await walk('connected', 360, false);
  await session.screenshot(page, 'options-german-narrow');
});

test('the same in a wide window', () => walk('connected', 1280, true));

test('the lines of Health, after each was tried', async () => {
  await page.goto(session.extensionUrl('dashboard.html#health'));
  await until('the lines', async () => (await page.$$('.health > li')).length > 5);
  for (const button of await page.$$('main section:first-of-type .health > li > button')) await button.click();
  await until('all to be tried', () =>
    page.evaluate(() => document.querySelector('.health .pill') && !document.querySelector('main [aria-busy="true"]')),
  );
  for (const width of [1180, 400]) {
    await page.setViewport({ width, height: 1100 });
    await session.screenshot(page, `options-german-health-${width}`);
    expect([width, await tooWide()]).toEqual([width, []]);
  }
  await page.goto(session.extensionUrl('options.html'));
  await page.waitForSelector('.step');
});

test('the guide with names of any length', async () => {
  for (const width of [360, 1180])
    for (const place of ['salesforce', 'segment', 'resync', 'record']) {
      await page.setViewport({ width, height: 1100 });
      await page.goto(session.extensionUrl(`options.html#start/${place}`));
      await until('all to be read', () =>
        page.evaluate(
          () => document.querySelector('h1') !== null && !document.querySelector('main [aria-busy="true"]'),
        ),
      );
      if (place === 'record') await page.waitForSelector('[data-contact]');
      expect([place, width, await tooWide()]).toEqual([place, width, []]);
      await session.screenshot(page, `options-german-guide-${place}-${width}`);
    }
  expect(await axeFindings(page)).toEqual([]);
  await page.goto(session.extensionUrl('options.html'));
  await page.waitForSelector('.step');
});

test('what stands on HubSpot’s German pages', async () => {
  const { world } = session;
  const [customers] = [...world.hubspot.segments.values()];
  if (customers) world.hubspot.renameSegment(customers.id, `${long} ${'x'.repeat(90)}`);
  await tell(session, 'settings-set', { patch: { segment: { mode: 'unset' }, mapping: [] } });
  for (const [tab, words] of [
    ['contacts', '1 Wert übernehmen'],
    ['contacts/mappings', 'Werte übernehmen'],
    ['sync-health', '25.000'],
  ] as const) {
    const at = `https://app.hubspot.com/integrations-settings/${world.portalId}/installed/salesforce/${tab}?lang=de`;
    const on = await session.page(at);
    const popup = await session.popup(on);
    await says(popup, words);
    await session.screenshot(popup, `popup-taken-german-${tab.replace('/', '-')}`);
    const tooWideBy = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect([tab, await popup.evaluate(tooWideBy)]).toEqual([tab, 0]);
    expect(await axeFindings(popup)).toEqual([]);
    await Promise.all([popup.close(), on.close()]);
  }
});

test('with a segment that is no longer active, and a session that has ended', async () => {
  const { world } = session;
  const [, , other] = [...world.hubspot.segments.values()];
  await tell(session, 'settings-set', { patch: { segment: { mode: 'segment', id: other?.id ?? '' } } });
  world.sessions.clear();
  // Whoever asks Salesforce next finds out.
  await tell(session, 'mapping-propose', {});
  await page.bringToFront();
  await page.reload();
  await until('both troubles', async () => (await page.$$('nav a[data-state="trouble"]')).length === 2);
  await walk('trouble', 720, true, ['overview', 'salesforce', 'segment']);
});
