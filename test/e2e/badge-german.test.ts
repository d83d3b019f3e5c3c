/** A browser in German: every word of ours is German, on the pages and in the popup, also where room is short. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { badgeOf } from './harness/badge';
import { connectHubspot, hubspotUrl } from './harness/connect';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

let session: Session;
beforeAll(async () => {
  session = await share({ worlds: [smallWorld({ now: Date.now(), live: true })], lang: 'de' });
  await connectHubspot(session);
});
afterAll(() => session?.close());

test('badge and popup speak German, from the first word on', async () => {
  session.world.latencyMs = 400;
  const page = await session.page(hubspotUrl(session, session.world.people.get('excluded')?.contactId));
  await page.setViewport({ width: 420, height: 700 });
  expect((await badgeOf(page, (badge) => badge.status === 'loading')).word).toBe('Wird geprüft');
  const badge = await badgeOf(page);
  expect(badge).toMatchObject({ word: 'Ausgeschlossen', label: 'SyncLens: Ausgeschlossen. Details öffnen' });
  expect(badge.line).toContain('Nicht im Aufnahmesegment Customers');
  expect(await axeFindings(page, 'synclens-badge')).toEqual([]);
  await session.screenshot(page, 'badge-german-narrow');
  const popup = await session.popup(page);
  const says = (words: RegExp) =>
    until(`${words}`, async () => {
      const text = await popup.evaluate(() => document.body.textContent ?? '');
      if (words.test(text)) return text;
      throw new Error(text);
    });
  await says(/Ausgeschlossen[\s\S]*Die Fakten dahinter/);
  expect(await popup.evaluate(() => document.documentElement.lang)).toBe('de');
  session.world.faults.push({ service: 'hubspot', route: '/crm/v3/', times: 9, kind: 'status', status: 429 });
  const press = (name: string) =>
    popup.evaluate((words) => {
      [...document.querySelectorAll('button')].find((one) => one.textContent === words)?.click();
    }, name);
  await press('Aktualisieren');
  await says(/HubSpot bittet um eine Pause\. [^.]*\d\d\.\d\d\.20\d\d, \d\d:\d\d/);
  await popup.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
  await until('the dark', () => popup.evaluate(() => document.documentElement.dataset.theme === 'dark'));
  expect(await axeFindings(popup)).toEqual([]);
  await session.screenshot(popup, 'popup-german-dark');
  session.world.faults.length = 0;
  await press('Erneut prüfen');
  await says(/Ausgeschlossen/);
  await popup.close();
  await page.close();
});
