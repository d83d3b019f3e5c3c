import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Outcome } from '../../lib/protocol/pages';
import { createT } from '../../lib/ui/i18n';
import { personWorld } from '../sandbox/worlds/person';
import { badgeOf } from './harness/badge';
import { lightningUrl, tell } from './harness/connect';
import { buttons, openPopup, press, says } from './harness/popup';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { connectByTrigger, triggerProperty as property, proveTrigger } from './harness/trigger';

const minute = 60_000;
const field = 'SyncLens_Resync__c';
const t = createT('en', 'UTC');
const world = personWorld({ id: 'resync-ends', now: Date.now(), seed: 11 });
let session: Session;
let page: Page;
let popup: Page;

/** A member of the segment who has synced, and is nobody else's in these tests. */
function somebody(firstname: string) {
  const email = `${firstname}@${world.domain}.example`.toLowerCase();
  const { id } = world.hubspot.create({ email, firstname, lastname: 'King', lifecyclestage: 'customer' }, 'CRM_UI');
  return { id, email, recordId: () => valueIn(id, 'salesforceleadid') };
}
function valueIn(contactId: string, name: string): string {
  const contact = world.hubspot.contact(contactId);
  return contact ? world.hubspot.value(contact, name) : '';
}
const people = {
  touched: somebody('Tilda'),
  ruled: somebody('Rufus'),
  twin: somebody('Twyla'),
  silent: somebody('Silas'),
  scopeless: somebody('Scout'),
  stopped: somebody('Stella'),
  alone: somebody('Alma'),
};

beforeAll(async () => {
  world.clock.advance(60 * minute);
  session = await share({ worlds: [world] });
  await connectByTrigger(session, { touchField: field });
  await proveTrigger(session, world.people.get('included')?.contactId);
});
afterAll(() => session?.close());

/** The world goes on, and the jobs look. */
async function later(ms: number): Promise<void> {
  world.clock.advance(ms);
  await session.fireAlarm('jobs');
}

async function open(contactId: string): Promise<void> {
  ({ page, popup } = await openPopup(session, contactId));
}

/** Waits for this end, takes its picture, and returns what the popup says. */
async function ends(outcome: Outcome): Promise<string> {
  const text = await says(popup, t(`resync.outcome.${outcome}`));
  await session.screenshot(popup, `resync-end-${outcome}`);
  return text;
}

describe('the ends of a resync', () => {
  test('a touch in Salesforce is verified by the property in HubSpot', async () => {
    const { touched } = people;
    await open(touched.id);
    await press(popup, 'Resync by Salesforce');
    await says(popup, 'Sent. It is not synced yet.');
    const value = world.salesforce.record(touched.recordId())?.fields[field];
    expect(value).toMatch(/^sl-\d{8}T\d{6}-/);
    await later(18 * minute);
    expect(await ends('verified')).toMatch(/It took \d+ minutes/);
    expect(valueIn(touched.id, property)).toBe(value);
    await page.close();
  });

  test("a touch that a validation rule refuses fails with the rule's words, and changes nothing", async () => {
    const { ruled } = people;
    world.salesforce.validationRules.set('region', () => 'Fill in the region first');
    await open(ruled.id);
    await press(popup, 'Resync by Salesforce');
    expect(await ends('failed')).toContain('Fill in the region first');
    world.salesforce.validationRules.clear();
    expect(world.salesforce.record(ruled.recordId())?.fields[field]).toBeNull();
    await page.close();
  });

  test('a token that lost its write scope fails with the scope', async () => {
    const scopes = [...world.scopes];
    world.scopes.splice(world.scopes.indexOf('crm.objects.contacts.write'), 1);
    await open(people.scopeless.id);
    await press(popup, 'Resync now');
    expect(await says(popup, 'The resync failed')).toContain('crm.objects.contacts.write');
    await session.screenshot(popup, 'resync-end-failed-scope');
    world.scopes.splice(0, world.scopes.length, ...scopes);
    await page.close();
  });

  test('no touch is on offer while the address has two records, and a message asks in vain', async () => {
    const { twin } = people;
    world.salesforce.insert('Contact', { Email: twin.email, LastName: 'King' }, world.salesforce.adminUserId);
    await open(twin.id);
    await says(popup, 'Resync now');
    expect(await buttons(popup)).not.toContain('Resync by Salesforce');
    await popup.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = /other way/.test(one.textContent);
    });
    await says(popup, "could move HubSpot's link");
    await session.screenshot(popup, 'resync-touch-duplicates');
    const ways = await popup.$$eval('main .notice a', (all) => all.map((one) => one.href));
    expect(ways).toHaveLength(2);
    expect(ways).toContain(lightningUrl(session, twin.recordId()));
    const tabId = await popup.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id ?? 0);
    expect(await tell(session, 'resync', { tabId, method: 'salesforce-touch' }, popup)).toMatchObject({
      refused: { rule: 'R10', code: 'why.duplicates' },
    });
    expect(world.salesforce.record(twin.recordId())?.fields[field]).toBeNull();
    await page.close();
  });

  test('a person account is judged and resynced from its own page in Lightning', async () => {
    const { recordId = '' } = world.people.get('person') ?? {};
    const accountId = String(world.salesforce.record(recordId)?.fields.AccountId);
    page = await session.page(`https://${world.domain}.lightning.force.com/lightning/r/Account/${accountId}/view`);
    expect(await badgeOf(page)).toMatchObject({ status: 'included-synced', place: 'anchor' });
    await session.screenshot(page, 'person-account');
    popup = await session.popup(page);
    await says(popup, 'Grace Hopper');
    await press(popup, 'Resync now');
    await says(popup, 'Sent. It is not synced yet.');
    await later(6 * minute);
    await ends('verified');
    expect(world.salesforce.record(accountId)?.fields.SyncLens_Resync__pc).toMatch(/^sl-/);
    await page.close();
  });

  test('no sync within the hour is not verified; a later view finds it, and says that it was late', async () => {
    world.integration.silent = true;
    await open(people.silent.id);
    await press(popup, 'Resync now');
    await says(popup, 'Sent. It is not synced yet.');
    await later(61 * minute);
    await ends('not-verified');
    world.integration.silent = false;
    world.clock.advance(30 * minute);
    await press(popup, 'Refresh');
    expect(await ends('verified-late')).toMatch(/It took \d+ minutes, longer than SyncLens waits/);
    await page.close();
  });

  test('stopped before the write: nothing is written; stopped after it: nobody looks any more', async () => {
    const { stopped } = people;
    world.faults.push({ service: 'hubspot', route: 'PATCH', times: 1, kind: 'status', status: 503 });
    await open(stopped.id);
    await press(popup, 'Resync now');
    await says(popup, 'The write did not come through yet.');
    await session.screenshot(popup, 'resync-can-be-cancelled');
    await press(popup, 'Cancel');
    await says(popup, 'Nothing was written.');
    expect(valueIn(stopped.id, property)).toBe('');

    await press(popup, 'Resync now');
    await says(popup, 'Sent. It is not synced yet.');
    await session.screenshot(popup, 'resync-can-be-stopped');
    await press(popup, 'Stop looking');
    expect(await ends('cancelled')).toContain('The value was written before you stopped');
    const before = world.calls.length;
    await later(6 * minute);
    await badgeOf(page);
    expect(world.calls.slice(before).filter(({ path }) => path.includes(stopped.id))).toEqual([]);
    await page.close();
  });

  test('without Salesforce a sync after the click is all that can be said, with what is missing', async () => {
    await tell(session, 'salesforce-disconnect', {});
    await open(people.alone.id);
    await press(popup, 'Resync now');
    await says(popup, 'Sent. It is not synced yet.');
    await later(6 * minute);
    const text = await ends('synced-after-click');
    expect(text).toContain('Salesforce is not connected');
    expect(text).not.toContain('verified in');
    await page.close();
  });
});
