/** A browser in German: every word of ours is German, on the pages and in the popup, also where room is short. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { badgeOf } from './harness/badge';
import { connectHubspot, hubspotUrl } from './harness/connect';
import { launch, type Session } from './harness/launch';
import { until } from './harness/until';

let session: Session;
beforeAll(async () => {
  session = await launch({ worlds: [smallWorld({ now: Date.now(), live: true })], lang: 'de' });
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
  await until('the popup in German', () => popup.evaluate(() => document.body.textContent?.includes('Ausgeschlossen')));
  await popup.close();
  await page.close();
});
