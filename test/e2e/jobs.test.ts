import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manyWorld } from '../sandbox/worlds/many';
import { axeFindings } from './harness/axe';
import { connectHubspot, connectSalesforce, tell } from './harness/connect';
import { launch, type Session } from './harness/launch';
import { until } from './harness/until';

const minute = 60_000;
const property = 'synclens_resync';
const world = manyWorld(1199, { id: 'jobs', now: Date.now(), limits: { window: 100_000, salesforceDaily: 12_500 } });
const segmentId = world.integration.segmentId ?? '';
const members = () => [...(world.hubspot.segments.get(segmentId)?.members.keys() ?? [])];
const valuesOf = (id: string) => (world.hubspot.contact(id)?.history.get(property) ?? []).map(({ value }) => value);
let session: Session;
let page: Page;

const text = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
const says = (words: string | RegExp) =>
  until(`the dashboard to say ${words}`, async () => {
    const all = await text();
    if (typeof words === 'string' ? all.includes(words) : words.test(all)) return all;
    throw new Error(all.slice(0, 2000));
  });
const press = (name: string) => page.locator(`main ::-p-aria([name="${name}"][role="button"])`).click();
const inColours = async (name: string) => {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    await session.screenshot(page, `jobs-${name}-${theme}`);
    expect(await axeFindings(page)).toEqual([]);
  }
};
/** The world goes on, and the jobs look. */
const later = async (ms: number) => {
  world.clock.advance(ms);
  await session.fireAlarm('jobs');
};

beforeAll(async () => {
  world.hubspot.addProperty({
    name: property,
    label: 'Resync',
    groupName: 'contactinformation',
    type: 'string',
    fieldType: 'text',
  });
  session = await launch({ worlds: [world] });
  await connectHubspot(session, {
    mapping: world.integration.mapping.map((row) => ({ ...row })),
    mappingConfirmed: true,
    triggerProperty: property,
    resyncMethod: 'trigger-property',
  });
  await connectSalesforce(session);
});
afterAll(() => session?.close());

describe('bulk resync in the dashboard', () => {
  test('is refused with the way out while the trigger property is not proven', async () => {
    page = await session.page(session.extensionUrl('dashboard.html#jobs'));
    await says('All members of Customers');
    await press('Make the plan');
    await says('The trigger property has not passed its test yet');
    await inColours('refused');
  });

  test('shows what it costs and does before anything is written', async () => {
    const contact = world.hubspot.contact(world.people.get('included')?.contactId ?? '');
    const email = contact ? world.hubspot.value(contact, 'email') : '';
    const proof = await tell(session, 'trigger-prove', { email });
    if (!proof.ok) throw new Error(JSON.stringify(proof.failure));
    await later(6 * minute);
    await until('the proof', async () => (await tell(session, 'settings-get', {}, page)).settings.triggerProven);
    const before = world.calls.filter(({ write }) => write).length;
    await press('Make the plan');
    await says('Resync 1,200 contacts');
    await says('Up to 4,800 by HubSpot’s own syncs');
    // It may take most of what Salesforce has left, so a person is asked twice.
    await says('Other integrations of the org could come to a halt');
    const confirm = '::-p-aria([name="Resync 1,200 contacts"][role="button"])';
    expect(await page.$eval(confirm, (one) => (one as HTMLButtonElement).disabled)).toBe(true);
    await page.click('input[type="checkbox"]');
    expect(await page.$eval(confirm, (one) => (one as HTMLButtonElement).disabled)).toBe(false);
    await inColours('planned');
    expect(world.calls.filter(({ write }) => write).length).toBe(before);
  });

  test('paused, killed and resumed it writes everybody once, skips who left, and verifies', async () => {
    const [left = '', mute = ''] = members().slice(500);
    world.hubspot.write(left, { lifecyclestage: 'lead' }, 'CRM_UI');
    world.hubspot.write(mute, { email: '' }, 'CRM_UI');
    world.clock.advance(10_000);
    world.latencyMs = 700;
    await press('Resync 1,200 contacts');
    await says(/[1-9]\d* of 1,200 contacts are written/);
    await press('Pause');
    await says('Paused');
    await inColours('paused');
    world.latencyMs = 0;
    await session.stopWorker();
    await page.reload();
    await says('Paused');
    await says('A segment has one job at a time');
    await press('Go on');
    await says(/Written\. \d+ of 1,200 contacts have their result/);
    await inColours('verifying');
    await session.stopWorker();
    await page.reload();
    await says('Verifying');
    await later(6 * minute);
    await says('Done');
    await says(/Synced and verified1,198/);
    await says('1: No longer a member of the segment');
    await page.click('details > summary');
    await says('No email');
    await inColours('done');
    const job = valuesOf(members().at(-1) ?? '')[0] ?? '';
    const wrong = members().filter((id) => id !== mute && valuesOf(id).filter((value) => value === job).length !== 1);
    expect(wrong).toEqual([]);
    expect([valuesOf(left), valuesOf(mute)].flat()).not.toContain(job);
  });

  test('the address that the options name asks for the never synced alone; there are none', async () => {
    await page.goto(session.extensionUrl('dashboard.html#jobs/never-synced'));
    await says('Only members of Customers that have never synced');
    expect(await page.$$eval('fieldset input', (all) => all.map((one) => one.checked))).toEqual([false, true]);
    await press('Make the plan');
    await says('there was nothing to resync');
  });

  test('by a touch the plan names the field, what it leaves out, and for how many days the entered allocation lasts', async () => {
    const contact = world.hubspot.contact(world.people.get('included')?.contactId ?? '');
    const email = contact ? world.hubspot.value(contact, 'email') : '';
    const patch = { touchField: 'SyncLens_Resync__c', salesforceAllocation: 10_000 };
    await tell(session, 'settings-set', { patch }, page);
    const proof = await tell(session, 'touch-prove', { email }, page);
    if (!proof.ok) throw new Error(JSON.stringify(proof.failure));
    await later(20 * minute);
    await until('the proof', async () => (await tell(session, 'settings-get', {}, page)).settings.touchProven);
    await tell(session, 'settings-set', { patch: { resyncMethod: 'salesforce-touch' } }, page);
    await page.goto(session.extensionUrl('dashboard.html#jobs'));
    await page.reload();
    await press('Make the plan');
    await says('Salesforce field SyncLens_Resync__c of the linked lead or contact');
    await says(/jobs took 4,79\d of them already.*about 2 days/);
    await says('left out: a touch could move HubSpot’s link (R10)');
    await inColours('touch');
    await press('Discard the plan');
    await says('Stopped by you');
  });
});
