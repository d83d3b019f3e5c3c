import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { integrationOf } from '../sandbox/engine/integration';
import { smallWorld } from '../sandbox/worlds/small';
import { badgeOf } from './harness/badge';
import { tell } from './harness/connect';
import { buttons, openPopup, press, says } from './harness/popup';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { connectByTrigger } from './harness/trigger';
import { until } from './harness/until';

const minute = 60_000;
const property = 'synclens_resync';
const world = smallWorld({ id: 'resync', now: Date.now() });
const included = world.people.get('included');
const excluded = world.people.get('excluded');
let session: Session;

beforeAll(async () => {
  session = await share({ worlds: [world] });
  await connectByTrigger(session);
});
afterAll(() => session?.close());

/** The world goes on, and the jobs look. */
async function later(ms: number): Promise<void> {
  world.clock.advance(ms);
  await session.fireAlarm('jobs');
}

const open = (contactId: string | undefined) => openPopup(session, contactId);

/** How often the trigger property was written since. */
const writes = () =>
  world.calls.filter(({ write, status, path }) => write && status < 300 && path.includes('/contacts/')).length;

describe('one-click resync', () => {
  test('the trigger property is proven on one contact, and then on offer', async () => {
    const { page, popup } = await open(included?.contactId);
    await says(popup, 'In sync');
    expect(await buttons(popup)).not.toContain('Resync now');
    const contact = world.hubspot.contact(included?.contactId ?? '');
    const email = contact ? world.hubspot.value(contact, 'email') : '';
    const proof = await tell(session, 'trigger-prove', { email }, popup);
    if (!proof.ok) throw new Error(JSON.stringify(proof.failure));
    await says(popup, 'Sent. It is not synced yet.');
    await later(6 * minute);
    await says(popup, 'Synced and verified');
    expect((await tell(session, 'settings-get', {}, popup)).settings.triggerProven).toBe(true);
    await tell(session, 'settings-set', { patch: { resyncMethod: 'trigger-property' } }, popup);
    await page.close();
  });

  test('a click is verified, though the worker dies and the popup is closed and opened again', async () => {
    const before = writes();
    const { page, popup } = await open(included?.contactId);
    await says(popup, `${property}: `);
    await press(popup, 'Resync now');
    expect(await says(popup, 'Sent. It is not synced yet.')).not.toMatch(/Synced and verified[\s\S]*Sent/);
    await session.screenshot(popup, 'resync-sent');
    await badgeOf(page, (badge) => badge.status === 'included-pending');
    await popup.close();
    await session.stopWorker();

    const again = await session.popup(page);
    await says(again, 'Sent. It is not synced yet.');
    await session.stopWorker();
    await again.reload();
    await says(again, 'Sent. It is not synced yet.');
    await later(6 * minute);
    const text = await says(again, 'Synced and verified');
    expect(text).toMatch(/It took \d+ (seconds|minutes)/);
    expect(writes() - before).toBe(1);
    await session.screenshot(again, 'resync-verified');
    await badgeOf(page, (badge) => badge.status === 'included-synced');
    await page.close();
  });

  test('who is outside is refused with the rule, and nothing can be pressed', async () => {
    const before = writes();
    const { page, popup } = await open(excluded?.contactId);
    await says(popup, 'A resync cannot work outside Customers');
    await says(popup, 'R1');
    expect(await buttons(popup)).not.toContain('Resync now');
    const { contactId = '' } = excluded ?? {};
    const tabId = await popup.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id ?? 0);
    expect(await tell(session, 'resync', { tabId, method: 'trigger-property' }, popup)).toMatchObject({
      refused: { rule: 'R1' },
    });
    expect([writes() - before, integrationOf(world)?.traces.get(contactId)?.syncs ?? []]).toEqual([0, []]);
    await page.close();
  });

  test('a field that is not mapped is found out: a sync without our value', async () => {
    const whole = world.integration.mapping;
    world.integration.mapping = whole.filter((row) => row.property !== property);
    const { page, popup } = await open(included?.contactId);
    await press(popup, 'Resync now');
    await says(popup, 'Sent. It is not synced yet.');
    integrationOf(world)?.resync(included?.contactId ?? '');
    await later(20 * minute);
    await says(popup, 'Synced, but our value did not arrive');
    await session.screenshot(popup, 'resync-not-mapped');
    world.integration.mapping = whole;
    await page.close();
  });

  test('the extension is updated while a click is written and its pages are open: written once, and verified', async () => {
    const before = writes();
    const options = await session.options();
    const { page, popup } = await open(included?.contactId);
    const settings = await tell(session, 'settings-get', {});
    const route = `/PATCH .*\\/contacts\\/${included?.contactId}/`;
    world.faults.push({ service: 'hubspot', route, times: 1, kind: 'delay', delayMs: 1000 });
    await press(popup, 'Resync now');
    await until('the write to be under way', () => world.faults.length === 0);
    await session.reinstall();
    // The browser closes our own pages; what was kept of them stays.
    expect([options.isClosed(), popup.isClosed(), writes() - before]).toEqual([true, true, 0]);
    expect({ ...(await tell(session, 'settings-get', {})), revision: 0 }).toEqual({ ...settings, revision: 0 });
    await badgeOf(page, (badge) => badge.word === 'Reload page');
    await until('the write', () => writes() - before === 1);
    await page.reload();
    const again = await session.popup(page);
    await says(again, 'Sent. It is not synced yet.');
    await later(6 * minute);
    await says(again, 'Synced and verified');
    expect(writes() - before).toBe(1);
    await page.close();
  });

  test("HubSpot's own button: opened, pressed there, and seen here", async () => {
    const { page, popup } = await open(included?.contactId);
    await press(popup, 'Resync in HubSpot');
    await says(popup, 'press "Sync now" on HubSpot');
    await page.evaluate(() =>
      [...document.querySelectorAll('button')].find((one) => one.textContent === 'Sync now')?.click(),
    );
    await until('the request', () => page.evaluate(() => document.body.textContent.includes('Sync requested')));
    // HubSpot syncs at its own pace, and the jobs look more than once.
    await until(
      'the sync to be seen',
      async () => {
        await later(3 * minute);
        return popup.evaluate(() => document.body.textContent.includes('Synced after the click'));
      },
      { every: 700 },
    );
    await session.screenshot(popup, 'resync-button');
    await page.close();
  });
});
