import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElementHandle, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { demoWorld } from '../sandbox/worlds/demo';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { badgeOf } from './harness/badge';
import { connectHubspot, hubspotUrl, tell } from './harness/connect';
import { openPopup, press as popupPress, says as popupSays } from './harness/popup';
import { press as pressOn } from './harness/press';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';
import { takenFromThePage } from './parts/taken';

const minute = 60_000;
const property = 'synclens_resync';
const world = demoWorld({ now: Date.now(), live: true });
/** A sandbox portal beside it, with an org of its own. */
const trial = smallWorld({ id: 'trial', seed: 77, now: Date.now(), live: true });
trial.accountType = 'SANDBOX';
let session: Session;
let page: Page;

const text = () => page.evaluate(() => document.querySelector('main')?.textContent ?? '');
const says = (words: string | RegExp) =>
  until(`the page to say ${words}`, async () => {
    const all = await text();
    if (typeof words === 'string' ? all.includes(words) : words.test(all)) return all;
    throw new Error(all);
  });
const go = async (section: string) => {
  await page.click(`nav a[href="#${section}"]`);
  await page.waitForSelector(`nav a[href="#${section}"][aria-current]`);
};
const press = (name: string) => pressOn(page, name, { within: 'main' });
/** Picks one of a list by typing its name. */
const pick = async (name: string, words: string) => {
  await pressOn(page, name, { within: 'main', role: 'any' });
  await page.keyboard.type(words);
  await page.waitForSelector('[role="option"][aria-selected="true"]');
  await page.keyboard.press('Enter');
};
const checked = (name: string) => page.$eval(`input[name="${name}"]:checked`, (one) => (one as HTMLInputElement).value);
const look = (name: string) => session.screenshot(page, `options-more-${name}`);

beforeAll(async () => {
  session = await share({ worlds: [world, trial] });
  await connectHubspot(session);
  page = await session.options();
});
afterAll(() => session?.close());

describe('an admin with a portal of 300 people', () => {
  test('connects Salesforce by the address of the org: first signed out, then signed in', async () => {
    await go('salesforce');
    await page.type('input[name="host"]', 'login.salesforce.com\n');
    await until('the field in error', () => page.$('input[name="host"][aria-invalid="true"]'));
    await retype('input[name="host"]', `https://${world.domain}.lightning.force.com/lightning/page/home\n`);
    await says('You are not signed in to this org');
    await look('signed-out');
    const lightning = await session.page(`https://${world.domain}.lightning.force.com/lightning/page/home`);
    await lightning.close();
    await page.bringToFront();
    await page.focus('input[name="host"]');
    await page.keyboard.press('Enter');
    await says('Avery Admin');
    await says(`${world.domain}.my.salesforce.com`);
    await until('the step done', () => page.$('nav a[href="#salesforce"][data-state="done"]'));
  });

  test('counts the members that never synced (R3)', async () => {
    await go('segment');
    await says('Customers for Salesforce');
    await press('Count them');
    const all = await says(/\d+ of \d+ members have never synced/);
    const [, never, members] = /(\d+) of (\d+) members/.exec(all) ?? [];
    const chosen = world.hubspot.segments.get(world.integration.segmentId ?? '');
    const inside = [...(chosen?.members.keys() ?? [])].flatMap((id) => world.hubspot.contact(id) ?? []);
    const unsynced = inside.filter((one) => !world.hubspot.value(one, 'salesforcelastsynctime'));
    expect([Number(never), Number(members)]).toEqual([unsynced.length, inside.length]);
  });

  test('takes the proposed mapping over, corrects it, and confirms it', async () => {
    await go('mapping');
    await press('Look for evidence');
    await page.waitForSelector('[data-proposed="jobtitle"]');
    await look('proposal');
    await page.locator('main ::-p-text(Add )::-p-aria([role="button"])').click();
    await page.waitForSelector('[data-property="jobtitle"]');
    await says('Not confirmed');
    expect(await page.$('[data-proposed]')).toBeNull();
    await page.select('[data-property="phone"] select', 'always-salesforce');
    await page.waitForSelector('.save[data-save="saved"]');
    await press('Confirm this mapping');
    await until('the step done', () => page.$('nav a[href="#mapping"][data-state="done"]'));
    await until('the focus in the same card', () => page.evaluate(() => document.activeElement?.localName === 'h2'));
    // A row without a field is none yet, and says so.
    await pick('Add a property', 'Form Submissions');
    await says('Confirmed, except 1 row');
    await look('mapping-except');
    expect(await axeFindings(page)).toEqual([]);
    await press('Remove Number of Form Submissions');
    await until('all confirmed', async () => !(await text()).includes('except 1 row'));
    await page.reload();
    await page.waitForSelector('[data-property="phone"]');
    expect(await page.$eval('[data-property="phone"] select', (one) => one.value)).toBe('always-salesforce');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('a trigger property without its proof is no default, whoever asks for it', async () => {
    await go('resync');
    await press('Create a new property');
    await press('Create in HubSpot');
    await until('the property', () => page.$('ol.path input[name="trigger-proof-email"]'));
    await pick('Lead field of the trigger property', 'SyncLens_Resync__c');
    await pick('Contact field of the trigger property', 'SyncLens_Resync__c');
    await page.waitForSelector('.save[data-save="saved"]');
    // Looking into a list and leaving it changes nothing.
    const field = page.locator('main ::-p-aria([name="Contact field of the trigger property"][role="combobox"])');
    await field.click();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Tab');
    expect(await field.map((one) => (one as HTMLInputElement).title).wait()).toBe('SyncLens_Resync__c');
    await tell(session, 'settings-set', { patch: { resyncMethod: 'trigger-property' } }, page);
    await page.reload();
    await says('Not proven yet');
    expect(await checked('resync-method')).toBe('hubspot-button');
    expect(await page.$('input[value="trigger-property"]:disabled')).not.toBeNull();
  });

  test('the proof is followed live, and makes the property the default, until another one is chosen', async () => {
    const contact = world.hubspot.contact(world.people.get('included-synced-2')?.contactId ?? '');
    await page.type('input[name="trigger-proof-email"]', 'nobody@nowhere.example\n');
    await says('No HubSpot contact has this address');
    await retype('input[name="trigger-proof-email"]', `${contact ? world.hubspot.value(contact, 'email') : ''}\n`);
    await says(/Written\. (Not synced yet|Waiting for HubSpot to sync)/);
    expect(await text()).not.toContain('Proven:');
    await says(property);
    await says('What was written stays');
    await look('proof-under-way');
    await press('Stop the proof');
    await says(/Stopped before it was proven\. ?The value was written before you stopped/);
    await look('proof-stopped');
    await press('Prove it');
    await says(/Written\. (Not synced yet|Waiting for HubSpot to sync)/);
    // It goes on without the page, and whoever comes back finds it.
    await page.reload();
    await says(/Written\. (Not synced yet|Waiting for HubSpot to sync)/);
    world.clock.advance(6 * minute);
    await session.fireAlarm('jobs');
    await says('Proven: synced, and the value reads back in Salesforce');
    await page.waitForSelector('input[value="trigger-property"]:checked:not(:disabled)');
    await page.click('input[value="hubspot-button"]');
    await page.waitForSelector('.save[data-save="saved"]');
    await page.reload();
    await page.waitForSelector('input[value="hubspot-button"]:checked');
    await page.click('input[value="trigger-property"]');
    await page.waitForSelector('.save[data-save="saved"]');
    await page.reload();
    await page.waitForSelector('input[name="resync-method"]');
    expect(await checked('resync-method')).toBe('trigger-property');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('the touch in Salesforce has a proof of its own, and after it may be the default', async () => {
    expect(await page.$('input[value="salesforce-touch"]:disabled')).not.toBeNull();
    await pick('Field to touch', 'SyncLens_Resync__c');
    await page.waitForSelector('input[name="touch-proof-email"]');
    // The field's row is there already, from the trigger property: the value is read back in that property.
    await until('the property', () =>
      page.$eval('input[aria-label="Property that the field is mapped to"]', (one) => one.title === 'synclens_resync'),
    );
    const contact = world.hubspot.contact(world.people.get('included-synced-3')?.contactId ?? '');
    await page.type('input[name="touch-proof-email"]', `${contact ? world.hubspot.value(contact, 'email') : ''}\n`);
    await says(/Written\. (Not synced yet|Waiting for HubSpot)/);
    await look('touch');
    expect(await page.$('input[value="salesforce-touch"]:disabled')).not.toBeNull();
    world.clock.advance(20 * minute);
    await session.fireAlarm('jobs');
    await says('Proven: synced, and the value reads back in HubSpot');
    await page.waitForSelector('input[value="salesforce-touch"]:not(:disabled)');
    await page.click('input[value="salesforce-touch"]');
    await until('the default', async () => (await checked('resync-method')) === 'salesforce-touch');
    await page.reload();
    await page.waitForSelector('input[name="resync-method"]');
    expect(await checked('resync-method')).toBe('salesforce-touch');
    expect(await axeFindings(page)).toEqual([]);
  });

  test('reality confirms the segment, and the set-up is done', async () => {
    await go('check');
    await press('Check now');
    await page.waitForSelector('[data-verdict="confirmed"]');
    await says('Confirmed: Customers for Salesforce fits what synced');
    await go('overview');
    await says('SyncLens is set up');
    expect(await page.$$eval('.step', (all) => all.map((one) => one.getAttribute('data-state')))).toEqual(
      Array(6).fill('done'),
    );
  });

  test('a Salesforce session that ends is said, and signing in again is all that it takes', async () => {
    const worker = await session.worker();
    const host = `${world.domain}.my.salesforce.com`;
    const state = () => page.$eval('nav a[href="#salesforce"]', (one) => one.getAttribute('data-state'));
    const signIn = async () => {
      const lightning = await session.page(`https://${world.domain}.lightning.force.com/lightning/page/home`);
      const cookie = (url: string) => chrome.cookies.get({ url, name: 'sid' });
      await until('the session', async () => (await worker.evaluate(cookie, `https://${host}/`)) !== null);
      await page.bringToFront();
      await lightning.close();
    };
    await go('salesforce');
    const end = () => {
      world.sessions.delete(world.sid);
      world.sid = `${world.sid}x`;
      world.sessions.add(world.sid);
    };
    // Salesforce ended it; the cookie is still there.
    end();
    expect(await tell(session, 'mapping-propose', {}, page)).toMatchObject({ ok: false, failure: { kind: 'expired' } });
    await page.reload();
    await says('The session has ended');
    expect(await state()).toBe('trouble');
    await look('expired');
    await signIn();
    await until('the step done again', async () => (await state()) === 'done');
    expect(await text()).not.toContain('The session has ended');
    // The person signed out: no cookie at all.
    end();
    await worker.evaluate((url) => chrome.cookies.remove({ url, name: 'sid' }), `https://${host}/`);
    await page.reload();
    await says('The session has ended');
    await signIn();
    await until('the step done once more', async () => (await state()) === 'done');
  });

  test('saves the settings as a file, and takes one over after it has shown what changes', async () => {
    const { text: saved } = await tell(session, 'settings-export', {}, page);
    expect(saved).not.toContain(world.token);
    const folder = mkdtempSync(join(tmpdir(), 'synclens-file-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'settings.json');
    writeFileSync(file, saved.replace(/"lookIntervalMinutes": \d+/, '"lookIntervalMinutes": 45'));
    await go('transfer');
    await says('It holds no token');
    const open = async (path: string) => {
      const input = (await page.$('input[type="file"]')) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(path);
    };
    await open(join(import.meta.dirname, '../../package.json'));
    await says('This is no file of SyncLens settings');
    await look('transfer-refused');
    await open(file);
    await says('HubSpot looks every (minutes)');
    await look('transfer');
    expect(await axeFindings(page)).toEqual([]);
    await press('Take these settings over');
    await says('The settings were taken over');
    expect((await tell(session, 'settings-get', {}, page)).settings.lookIntervalMinutes).toBe(45);
  });

  takenFromThePage({
    world,
    go,
    says,
    look,
    get session() {
      return session;
    },
    get page() {
      return page;
    },
  });

  test('names HubSpot’s user, and the popup asks what that user may see of a person’s record (R15)', async () => {
    await go('salesforce');
    await press('Find');
    await says('HubSpot Integration');
    await look('integration-user');
    await press('Choose');
    await says('Forget');
    expect(await axeFindings(page)).toEqual([]);
    const hidden = [...world.salesforce.records.values()].find((one) => one.hiddenFromIntegration && !one.isDeleted);
    const contact = [...world.hubspot.contacts.values()].find(
      (one) => world.hubspot.value(one, 'email') === hidden?.fields.Email && hidden.fields.Email,
    );
    const { page: record, popup } = await openPopup(session, contact?.id);
    await popupPress(popup, 'Ask what HubSpot Integration may see and edit');
    await popupSays(popup, 'HubSpot does not sync it (R15)');
    await session.screenshot(popup, 'popup-access');
    await record.close();
    await page.bringToFront();
  });
});

describe('a sandbox beside production', () => {
  const inTrial = () => ({ ...session, world: trial });
  const person = world.people.get('included-synced-2')?.contactId;
  const written = (one: typeof world) => one.calls.filter(({ write, status }) => write && status < 300).length;
  const mark = (on: Page) =>
    on.$eval('.environment', (one) => [one.getAttribute('data-standing'), one.textContent.replace(/\D/g, '')]);

  test('its token is none for the portal in use; a new one of that portal takes the place of the old', async () => {
    const next = `pat-na1-${'d'.repeat(8)}-1111-2222-3333-${'d'.repeat(12)}`;
    world.tokens.set(next, [...world.scopes]);
    await go('hubspot');
    await press('Rotate the token');
    await page.type('input[name="token"]', `${trial.token}\n`);
    await says(`It belongs to portal ${trial.portalId}, not to ${world.portalId}. Nothing was changed`);
    expect(await axeFindings(page)).toEqual([]);
    await look('other-portal');
    await retype('input[name="token"]', `${next}\n`);
    await until('the form to be gone', async () => (await page.$('input[name="token"]')) === null);
    await press('Check again');
    await says('HubSpot answered');
    expect(world.calls.at(-1)).toMatchObject({ status: 200 });
    await look('rotated');
  });

  test('is connected with its own token, and shown in place of the other', async () => {
    await go('environments');
    expect(await mark(page)).toEqual(['production', world.portalId]);
    await press('Connect another portal');
    await page.type('input[name="token"]', `${trial.token}\n`);
    await until('the other portal', async () => (await mark(page))[1] === trial.portalId);
    expect(await mark(page)).toEqual(['sandbox', trial.portalId]);
    await until('the list', async () => (await page.$$('.environments > li')).length === 2);
    expect(await axeFindings(page)).toEqual([]);
    await look('environments');
    const segment = { mode: 'segment', id: trial.integration.segmentId ?? '' } as const;
    await tell(session, 'settings-set', { patch: { segment } }, page);
  });

  test('a tab of each is judged by its own, and a resync writes where its tab is', async () => {
    const ofTrial = await session.page(hubspotUrl(inTrial(), trial.people.get('excluded')?.contactId));
    await badgeOf(ofTrial, ({ status }) => status === 'excluded');
    const ofWorld = await session.page(hubspotUrl(session, person));
    await badgeOf(ofWorld, ({ status }) => status.startsWith('included'));
    await ofWorld.bringToFront();
    const popup = await session.popup(ofWorld);
    await until('the mark', () => popup.$('.environment'));
    expect(await mark(popup)).toEqual(['production', world.portalId]);
    const before = [written(world), written(trial)];
    await popupPress(popup, 'Resync now');
    await popupSays(popup, 'Sent. It is not synced yet.');
    await session.screenshot(popup, 'options-more-production-popup');
    expect([written(world), written(trial)]).toEqual([(before[0] ?? 0) + 1, before[1]]);
    await Promise.all([popup.close(), ofWorld.close(), ofTrial.close()]);
  });

  test('the dashboard shows the jobs of one at a time, with the same switch', async () => {
    const dashboard = await session.page(session.extensionUrl('dashboard.html#runs'));
    await until('the switch', async () => (await dashboard.$$('nav select option')).length === 2);
    expect(await mark(dashboard)).toEqual(['sandbox', trial.portalId]);
    const listed = () => dashboard.evaluate(() => document.querySelector('main')?.textContent ?? '');
    await until('no job', async () => (await listed()).includes('There are no jobs'));
    await dashboard.select('nav select', world.portalId);
    await until('the other portal', async () => (await mark(dashboard))[1] === world.portalId);
    await session.screenshot(dashboard, 'options-more-dashboard-switch');
    expect(await axeFindings(dashboard)).toEqual([]);
    await dashboard.evaluate(() => location.assign('#health'));
    await until('the other one', async () => (await listed()).includes(`${trial.portalId} · SandboxNot tried yet`));
    trial.calls.length = 0;
    await pressOn(dashboard, `Try: Portal ${trial.portalId}`);
    await until('how it is', async () => (await listed()).includes(`${trial.portalId} · SandboxWorks`));
    expect(trial.calls.map(({ service }) => service)).toEqual(['hubspot', 'hubspot']);
    for (const theme of ['light', 'dark']) {
      await dashboard.evaluate((one) => {
        document.documentElement.dataset.theme = one;
      }, theme);
      await session.screenshot(dashboard, `options-more-other-health-${theme}`);
    }
    expect(await axeFindings(dashboard)).toEqual([]);
    await dashboard.close();
  });

  test('production is taken away, and the sandbox stays as it was', async () => {
    await page.bringToFront();
    await until('production in the options', async () => (await mark(page))[1] === world.portalId);
    await go('environments');
    await press(`Remove portal ${world.portalId}`);
    await look('remove');
    await pressOn(page, 'Remove', { within: 'dialog[open]' });
    await until('the sandbox alone', async () => (await page.$$('.environments > li')).length === 1);
    expect(await mark(page)).toEqual(['sandbox', trial.portalId]);
    const ofTrial = await session.page(hubspotUrl(inTrial(), trial.people.get('excluded')?.contactId));
    await badgeOf(ofTrial, ({ status }) => status === 'excluded');
    const ofWorld = await session.page(hubspotUrl(session, person));
    await badgeOf(ofWorld, ({ status }) => status === 'unknown');
    await Promise.all([ofWorld.close(), ofTrial.close()]);
  });
});

async function retype(selector: string, words: string) {
  await page.click(selector, { count: 3 });
  await page.type(selector, words);
}
