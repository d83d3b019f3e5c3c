import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MappingRow } from '../../lib/eligibility/types';
import type { EditableSettings } from '../../lib/protocol/pages';
import { defaultMapping } from '../sandbox/world/create';
import { smallWorld } from '../sandbox/worlds/small';
import { and, anyOf, inLastDays, inList, or, text } from '../unit/segments/make';
import { axeFindings } from './harness/axe';
import { connectHubspot, connectSalesforce, hubspotUrl, lightningUrl, tell } from './harness/connect';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

const minute = 60_000;

describe('the popup’s "why"', () => {
  // Segments are evaluated only when the test moves the clock: what HubSpot has not seen yet stays unseen.
  const world = smallWorld({ now: Date.now(), segmentLagMs: 10 * minute });
  const { hubspot, salesforce, clock, people } = world;
  const id = (who: string) => people.get(who)?.contactId ?? '';
  let session: Session;

  const ireland = hubspot.addSegment({
    name: 'In Ireland',
    filterBranch: or(and(anyOf('country', 'Ireland'))),
    processingType: 'DYNAMIC',
  });
  const make = (name: string, ...branches: Parameters<typeof or>) =>
    hubspot.addSegment({ name, filterBranch: or(...branches), processingType: 'DYNAMIC' });
  const energy = {
    ...and(text('industry', 'IS_EQUAL_TO', 'Energy')),
    filterBranchType: 'ASSOCIATION',
    objectTypeId: '0-2',
    operator: 'IN_LIST',
    associationTypeId: 279,
  };
  const form = { filterType: 'FORM_SUBMISSION', formId: 'x', operator: 'FILLED_OUT' };
  const segments = {
    customers: world.integration.segmentId ?? '',
    long: make(
      'A long definition that somebody has grown over the years, for the trade fair in Düsseldorf and for more',
      { ...and(anyOf('lifecyclestage', 'customer', 'opportunity'), inList(ireland.id)), filterBranches: [energy] },
      and(form, text('jobtitle', 'CONTAINS', 'engineer')),
      and(inLastDays('createdate', 30), text('company', 'STARTS_WITH', 'Nobody')),
    ).id,
    city: make('In Cork', and(text('city', 'IS_EQUAL_TO', 'Cork'))).id,
    leads: make('Leads', and(anyOf('lifecyclestage', 'lead'))).id,
    fresh: make('Made lately', and(inLastDays('createdate', 20))).id,
    form: make('Filled out the form', and(form)).id,
  };

  beforeAll(async () => {
    const acme = hubspot.companies.create({ name: 'Acme', industry: 'Textiles' });
    hubspot.companies.associate(id('excluded'), acme.id);
    clock.advance(60 * minute);
    session = await share({ worlds: [world] });
    await connectHubspot(session, { mapping: defaultMapping as MappingRow[], mappingConfirmed: true });
    await connectSalesforce(session);
  });
  afterAll(() => session?.close());

  async function opened(who: string, patch: Partial<EditableSettings>, url = hubspotUrl(session, id(who))) {
    await tell(session, 'settings-set', { patch });
    const page = await session.page(url);
    await until('a badge', () => page.$('synclens-badge[data-place]'));
    const popup = await session.popup(page);
    await until('the fold', () => popup.$('.why > summary'));
    await popup.$eval('.why > summary', (summary) => (summary as HTMLElement).click());
    await until('the criteria', () => popup.$('.why .why-tree'));
    return { page, popup, close: () => page.close() };
  }
  const textOf = (popup: Page) => popup.$eval('.why', (fold) => fold.textContent ?? '');
  const choose = (segment: string) => ({ segment: { mode: 'segment' as const, id: segment } });

  test('names the criterion that fails, with the contact’s value, the change that would bring it in, and where', async () => {
    const { popup, close } = await opened('excluded', choose(segments.customers));
    const said = await textOf(popup);
    expect(said).toContain('HubSpot counts the contact out. HubSpot and the criteria agree.');
    expect(said).toContain('Lifecycle Stage is any of Customer');
    expect(said).toContain('Set Lifecycle Stage to Customer (now Lead), in HubSpot.');
    const link = await popup.$eval('.why-places a', (a) => a.getAttribute('href'));
    expect(link).toBe(`https://app.hubspot.com/contacts/${world.portalId}/record/0-1/${id('excluded')}`);
    expect(await axeFindings(popup, '.why')).toEqual([]);
    await session.screenshot(popup, 'why-out');
    await close();
  });

  test('a long definition: other segments and the company are read by the keyboard, when asked for', async () => {
    const { popup, close } = await opened('excluded', choose(segments.long));
    const before = await textOf(popup);
    expect(before).toContain('Member of segment In Ireland');
    expect(before).toContain('Industry is Energy');
    expect(before).not.toContain('Country/Region is any of Ireland');
    const press = async (label: string) => {
      const button = await until(label, () => popup.$(`::-p-aria(${label}[role="button"])`));
      await button.focus();
      await popup.keyboard.press('Enter');
    };
    await press('Show the criteria of In Ireland');
    await until('the nested criteria', async () => (await textOf(popup)).includes('Country/Region is any of Ireland'));
    await press('Read the company');
    await until('the company', async () => (await textOf(popup)).includes('Company: Acme'));
    const said = await textOf(popup);
    expect(said).toContain('Industry: Textiles');
    // What was read before stays.
    expect(said).toContain('Country/Region is any of Ireland');
    expect(await popup.$$eval('.why-tree', (trees) => trees.every((tree) => tree.tagName === 'UL'))).toBe(true);
    expect(await axeFindings(popup, '.why')).toEqual([]);
    await session.screenshot(popup, 'why-long');
    await popup.evaluate(() => {
      document.documentElement.dataset.theme = 'dark';
    });
    await session.screenshot(popup, 'why-long-dark');
    expect(await axeFindings(popup, '.why')).toEqual([]);
    // The same in a narrow window of its own.
    const tabId = await popup.evaluate(
      async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id,
    );
    const narrow = await session.page(session.extensionUrl(`popup.html?tab=${tabId}`));
    await narrow.setViewport({ width: 320, height: 1400 });
    await until('the fold', () => narrow.$('.why > summary'));
    await narrow.$eval('.why > summary', (summary) => (summary as HTMLElement).click());
    await until('the criteria', () => narrow.$('.why .why-tree'));
    expect(await narrow.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await session.screenshot(narrow, 'why-long-narrow');
    await narrow.close();
    await close();
  });

  test('without the scope for companies it says which one is missing', async () => {
    const { popup, close } = await opened('excluded', choose(segments.long));
    expect(await popup.$('::-p-aria(Read the company[role="button"])')).not.toBeNull();
    await close();
    world.scopes = world.scopes.filter((one) => one !== 'crm.objects.companies.read');
    world.tokens.set(world.token, world.scopes);
    await tell(session, 'hubspot-connect', { token: world.token });
    const without = await opened('excluded', choose(segments.long));
    expect(await textOf(without.popup)).toContain('the key needs the scope crm.objects.companies.read');
    await without.close();
  });

  test('a deadlock is said before the steps, which lead into both CRMs, Salesforce first', async () => {
    hubspot.write(id('included'), { city: 'Galway' }, 'CRM_UI');
    const { popup, close } = await opened('included', choose(segments.city));
    const said = await textOf(popup);
    expect(said).toContain('Deadlock: one CRM alone is not enough');
    expect(said).toContain('Set City to Cork (now Galway) in Salesforce first, then the same in HubSpot.');
    const links = await popup.$$eval('.why-places a', (all) => all.map((a) => a.getAttribute('href') ?? ''));
    expect(links).toEqual([
      lightningUrl(session, people.get('included')?.recordId),
      hubspotUrl(session, id('included')),
    ]);
    await session.screenshot(popup, 'why-deadlock');
    await close();
  });

  test('a forecast says when time alone takes the contact out', async () => {
    const { popup, close } = await opened('included', choose(segments.fresh));
    expect(await textOf(popup)).toMatch(
      /Drops out by \d+ \w+ \d{4}, in 1\d days, if nothing else changes\. What turns then: Create Date is less than 20 days ago/,
    );
    await close();
  });

  describe('HubSpot’s membership counts, and where the criteria differ the likely cause is said', () => {
    const differing = async (who: string, segment: string) => {
      const { popup, close } = await opened(who, choose(segment));
      const said = await textOf(popup);
      await session.screenshot(popup, `why-differs-${segment}`);
      await close();
      return said;
    };

    test('a criterion that cannot be read is named', async () => {
      const said = await differing('excluded', segments.form);
      expect(said).toContain('HubSpot counts the contact out. Some criteria cannot be told here');
      expect(said).toContain('These are: Form submissions');
    });

    test('a change that HubSpot has not evaluated yet (R13)', async () => {
      hubspot.write(id('excluded'), { lifecyclestage: 'customer' }, 'CRM_UI');
      const said = await differing('excluded', segments.customers);
      expect(said).toContain('HubSpot counts it out, though the criteria say yes.');
      expect(said).toMatch(/Lifecycle Stage changed at .+: HubSpot has most likely not evaluated that yet\./);
      clock.advance(60 * minute);
      expect(await differing('excluded', segments.customers)).toContain('HubSpot and the criteria agree.');
    });

    test('a segment that HubSpot is still processing', async () => {
      hubspot.updateFilters(segments.leads, or(and(anyOf('lifecyclestage', 'customer'))));
      expect(await differing('included', segments.leads)).toContain('HubSpot is still processing the segment.');
    });

    test('a membership that was evaluated by an older definition', async () => {
      hubspot.updateFilters(segments.customers, or(and(anyOf('lifecyclestage', 'opportunity'))));
      const found = hubspot.segments.get(segments.customers);
      if (found) found.processingStatus = 'COMPLETE';
      expect(await differing('included', segments.customers)).toContain(
        'The membership was evaluated by an older definition.',
      );
      hubspot.updateFilters(segments.customers, or(and(anyOf('lifecyclestage', 'customer'))));
      clock.advance(60 * minute);
    });

    test('or none that can be seen', async () => {
      clock.advance(120 * minute);
      hubspot.segments.get(segments.fresh)?.members.delete(id('included'));
      expect(await differing('included', segments.fresh)).toContain('HubSpot counts it out, though the criteria say');
    });
  });

  test('from a lead’s and a contact’s page in Salesforce, for the person behind it', async () => {
    const leadId = people.get('included')?.recordId ?? '';
    const lead = await opened('included', choose(segments.city), lightningUrl(session, leadId));
    expect(await textOf(lead.popup)).toContain('City is Cork');
    expect(await textOf(lead.popup)).toContain('City: no value');
    await lead.close();
    const contact = salesforce.convert(leadId, salesforce.adminUserId);
    const page = await opened('included', choose(segments.city), lightningUrl(session, contact.id));
    expect(await textOf(page.popup)).toContain('City is Cork');
    expect(await page.popup.$eval('.why-places a', (a) => a.getAttribute('href'))).toBe(
      lightningUrl(session, contact.id),
    );
    await page.close();
  });
});
