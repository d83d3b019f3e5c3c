import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MappingRow } from '../../lib/eligibility/types';
import { defaultMapping } from '../sandbox/world/create';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { connectHubspot, connectSalesforce, hubspotUrl, tell } from './harness/connect';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

const minute = 60_000;

describe('before a resync, in German', () => {
  const world = smallWorld({ id: 'overwrite', seed: 4, now: Date.now(), segmentLagMs: minute });
  const { hubspot, salesforce, clock, people } = world;
  const contactId = people.get('included')?.contactId ?? '';
  const recordId = people.get('included')?.recordId ?? '';
  let session: Session;
  beforeAll(async () => {
    // Out of the segment, edited on both sides, and in again: HubSpot has not synced it yet.
    hubspot.write(contactId, { lifecyclestage: 'lead' }, 'CRM_UI');
    clock.advance(60 * minute);
    salesforce.update(recordId, { City: 'Cork', Phone: '+353 1 555' }, salesforce.adminUserId);
    clock.advance(60 * minute);
    hubspot.write(contactId, { jobtitle: 'Countess', city: 'Galway' }, 'CRM_UI');
    clock.advance(60 * minute);
    session = await share({ worlds: [world], lang: 'de' });
    await connectHubspot(session, {
      mapping: defaultMapping as MappingRow[],
      mappingConfirmed: true,
      triggerProperty: 'synclens_resync',
    });
    await connectSalesforce(session);
  });
  afterAll(() => session?.close());

  test('what it would overwrite is open where a value would be lost, without a call, and is what then happens', async () => {
    const page = await session.page(hubspotUrl(session, contactId));
    await until('a badge', () => page.$('synclens-badge[data-place="anchor"], synclens-badge[data-place]'));
    const first = await session.popup(page);
    await until('the fold', () => first.$('.overwrites > summary'));
    const calls = world.calls.length;
    const fold = await first.$eval('.overwrites', (one) => ({
      isOpen: (one as HTMLDetailsElement).open,
      title: one.querySelector('summary')?.textContent,
      fields: [...one.querySelectorAll('li')].map((li) => li.textContent),
    }));
    expect(fold.isOpen).toBe(true);
    expect(fold.title).toMatch(/^Was ein Wiedereintritt überschreiben würde: 2 Werte gingen verloren$/);
    expect(fold.fields.join('\n')).toContain('PositionSalesforce: Engineer → Countess');
    expect(fold.fields.join('\n')).toContain('cityHubSpot: Galway → Cork');
    expect(fold.fields.join('\n')).toContain('TelefonnummerHubSpot: leer → +353 1 555');
    expect(world.calls.length).toBe(calls);
    expect(await axeFindings(first, '.overwrites')).toEqual([]);
    await session.screenshot(first, 'why-overwrites');
    await first.evaluate(() => {
      document.documentElement.dataset.theme = 'dark';
    });
    expect(await axeFindings(first, '.overwrites')).toEqual([]);
    await session.screenshot(first, 'why-overwrites-dark');
    await first.$eval('.why > summary', (summary) => (summary as HTMLElement).click());
    const why = await until('the criteria', () =>
      first.$eval('.why .why-steps', (list) => list.closest('.why')?.textContent ?? ''),
    );
    expect(why).toContain('HubSpot zählt den Kontakt nicht dazu. HubSpot und die Kriterien stimmen überein.');
    expect(why).toContain('Setzen Sie Lifecycle Stage in HubSpot auf Customer (jetzt Lead).');
    await session.screenshot(first, 'why-german');

    hubspot.write(contactId, { lifecyclestage: 'customer' }, 'CRM_UI');
    clock.advance(60 * minute);
    const contact = hubspot.contact(contactId);
    expect(contact && hubspot.value(contact, 'city')).toBe('Cork');
    expect(contact && hubspot.value(contact, 'phone')).toBe('+353 1 555');
    expect(salesforce.record(recordId)?.fields.Title).toBe('Countess');
    // Synced: there is nothing left to lose, and the fold is closed.
    await page.close();
    const again = await session.page(hubspotUrl(session, contactId));
    await until('a badge', () => again.$('synclens-badge[data-place]'));
    await tell(session, 'settings-set', { patch: { lookIntervalMinutes: 16 } });
    const popup = await session.popup(again);
    await until('nothing to lose', () =>
      popup.$eval('.overwrites', (one) => !(one as HTMLDetailsElement).open && one.textContent?.includes(': nichts')),
    );
    await again.close();
  });
});
