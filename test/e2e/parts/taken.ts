/** What stands on HubSpot's own pages and is taken over: tests of the options, in the session of `options-more`. */
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import type { World } from '../../sandbox/world/types';
import { axeFindings } from '../harness/axe';
import { badgeOf } from '../harness/badge';
import { lightningUrl, tell } from '../harness/connect';
import { openPopup, press as popupPress, says as popupSays } from '../harness/popup';
import type { Session } from '../harness/session';
import { until } from '../harness/until';

/** The options of a portal that is set up, and how they are led. */
interface Desk {
  readonly world: World;
  readonly session: Session;
  /** The page of the options. */
  readonly page: Page;
  go(section: string): Promise<void>;
  says(words: string | RegExp): Promise<string>;
  look(name: string): Promise<unknown>;
}

const minute = 60_000;

export function takenFromThePage(desk: Desk): void {
  const { world, go, says, look } = desk;
  describe('what stands on HubSpot’s own pages', () => {
    const evil = 'Buyers <img src=x onerror="document.title=1"> & friends';
    const settingsUrl = (tab: string) =>
      `https://app.hubspot.com/integrations-settings/${world.portalId}/installed/salesforce/${tab}`;
    /** The real popup over a page of HubSpot's settings, once it has read it. */
    async function over(tab: string, words: string | RegExp, before?: (on: Page) => Promise<unknown>) {
      const on = await desk.session.page(settingsUrl(tab));
      await before?.(on);
      const popup = await desk.session.popup(on);
      await popupSays(popup, words);
      return { on, popup };
    }
    const close = (...all: Page[]) => Promise.all(all.map((one) => one.close()));
    const settings = async () => (await tell(desk.session, 'settings-get', {}, desk.page)).settings;

    test('segment and creation settings are shown and saved by a click, and the options say where they were seen', async () => {
      const segment = world.hubspot.addSegment({
        name: evil,
        processingType: 'DYNAMIC',
        filterBranch: world.hubspot.segments.get(world.integration.segmentId ?? '')?.filterBranch,
      });
      const real = world.integration.segmentId;
      world.integration.segmentId = segment.id;
      const before = await settings();
      await tell(desk.session, 'settings-set', { patch: { createFromHubspot: null } }, desk.page);
      const { on, popup } = await over('contacts', 'Take 2 values over');
      const shown = await popupSays(popup, `→ ${evil}`);
      expect(shown).toContain('HubSpot creates leads or contacts in Salesforcenot told yet → Yes');
      expect(shown).toContain('1 more value is the same');
      expect(await popup.$('main img')).toBeNull();
      expect(await axeFindings(popup)).toEqual([]);
      await desk.session.screenshot(popup, 'popup-taken');
      await popup.evaluate(() => {
        document.documentElement.dataset.theme = 'dark';
      });
      await desk.session.screenshot(popup, 'popup-taken-dark');
      expect(await settings()).toMatchObject({ segment: before.segment, createFromHubspot: null });
      await popupPress(popup, 'Take 2 values over');
      await popupSays(popup, '2 values were taken over');
      expect(await settings()).toMatchObject({ segment: { mode: 'segment', id: segment.id }, createFromHubspot: true });
      await close(popup, on);
      await desk.page.bringToFront();
      await go('segment');
      await says('Seen on HubSpot’s page on');
      expect(await says('open HubSpot’s page and press the SyncLens icon')).toContain(evil);
      expect(await desk.page.$('main img')).toBeNull();
      await look('seen');
      expect(await axeFindings(desk.page)).toEqual([]);
      // A change by hand is no longer what stood there.
      world.integration.segmentId = real;
      await tell(desk.session, 'settings-set', { patch: { segment: before.segment } }, desk.page);
      await until('the label gone', async () => (await desk.page.$('[data-seen="segment"]')) === null);
      await go('creation');
      await desk.page.waitForSelector('[data-seen="createFromHubspot"]');
      expect(await desk.page.$('[data-seen="createFromSalesforce"]')).toBeNull();
    });

    test('the mapping comes row by row, and what the accounts do not know is left', async () => {
      world.integration.mapping.push({
        property: 'shoe_size',
        leadField: 'Title',
        contactField: null,
        rule: 'two-way',
      });
      const { on, popup } = await over('contacts/mappings', '1 entry was not found in the accounts');
      const text = await popupSays(popup, 'Phone Number');
      expect(text).toContain('shoe_size');
      await desk.session.screenshot(popup, 'popup-taken-mapping');
      const offered = await popup.$$eval('[data-offer] input', (all) => all.length);
      await popup.click('[data-offer="mapping/phone"] input');
      await popupPress(popup, offered === 2 ? 'Take 1 value over' : `Take ${offered - 1} values over`);
      await popupSays(popup, 'taken over. The options');
      const { mapping, seen } = await settings();
      // The admin had corrected this one; it was not ticked.
      expect(mapping.find((one) => one.property === 'phone')?.rule).toBe('always-salesforce');
      expect(mapping.some((one) => one.property === 'shoe_size')).toBe(false);
      expect(Object.keys(seen ?? {}).filter((key) => key.startsWith('mapping/'))).toHaveLength(offered - 1);
      world.integration.mapping.pop();
      await close(popup, on);
      await desk.page.bringToFront();
      await go('mapping');
      await desk.page.waitForSelector('[data-seen^="mapping/"]');
      await look('seen-mapping');
    });

    test('Sync Health tells the calls; a page that HubSpot has built anew offers nothing, and says so calmly', async () => {
      // Reached without a load, beside what nobody sees and what nobody may read.
      const { on, popup } = await over('contacts', /24 hoursnot told yet → 25,000/, (one) =>
        one.evaluate(
          (path) => {
            const traps =
              '<div hidden><label>Allocated to HubSpot <input value="666"></label></div><label>Allocated to HubSpot <input type="password" value="777"></label>';
            document.body.insertAdjacentHTML('afterbegin', traps);
            (window as unknown as { __page: { go(path: string): void } }).__page.go(path);
          },
          new URL(settingsUrl('sync-health')).pathname,
        ),
      );
      await popupPress(popup, 'Take 1 value over');
      await popupSays(popup, '1 value was taken over');
      expect((await settings()).salesforceAllocation).toBe(25_000);
      await close(popup, on);
      const shape = (one: Page) =>
        one.evaluate(() => (window as unknown as { __page: { shape(name: string): void } }).__page.shape('new'));
      const changed = await over('contacts', 'SyncLens recognises nothing on them', shape);
      expect(await changed.popup.$('[data-offer]')).toBeNull();
      await desk.session.screenshot(changed.popup, 'popup-taken-unreadable');
      await close(changed.popup, changed.on);
      await desk.page.bringToFront();
    });

    test('the error of a sync card is shown with its record, kept by a click, and gone after a later sync', async () => {
      const contactId = world.people.get('included-synced-2')?.contactId ?? '';
      const contact = world.hubspot.contact(contactId);
      const email = contact && world.hubspot.value(contact, 'email');
      world.salesforce.validationRules.set('never', (_object, fields) => (fields.Email === email ? 'Never' : null));
      world.hubspot.write(contactId, { jobtitle: 'Refused <b>once</b>' }, 'CRM_UI');
      world.clock.advance(10 * minute);
      const { page: record, popup } = await openPopup(desk.session, contactId);
      await popupSays(popup, 'a validation rule in Salesforce refused the update.');
      await desk.session.screenshot(popup, 'popup-sync-card');
      expect(await axeFindings(popup)).toEqual([]);
      await popupPress(popup, 'Remember with this contact');
      await popupSays(popup, 'Remembered until a later sync');
      await close(popup, record);
      const lead = contact
        ? world.hubspot.value(contact, 'salesforceleadid') || world.hubspot.value(contact, 'salesforcecontactid')
        : '';
      const lightning = await desk.session.page(lightningUrl(desk.session, lead));
      await badgeOf(lightning);
      const there = await desk.session.popup(lightning);
      await popupSays(there, 'HubSpot’s sync card said:');
      await close(there);
      world.salesforce.validationRules.delete('never');
      world.hubspot.write(contactId, { jobtitle: 'Analyst' }, 'CRM_UI');
      world.clock.advance(10 * minute);
      const again = await desk.session.popup(lightning);
      await popupPress(again, 'Refresh');
      await until('nothing of the card', async () => !(await popupSays(again, /./)).includes('sync card said'));
      await close(again, lightning);
      await desk.page.bringToFront();
    });
  });
}
