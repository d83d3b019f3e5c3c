/** The badge when something fails behind it, and how it is reached by mouse, keyboard and screen reader. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EditableSettings } from '../../lib/protocol/pages';
import type { Fault } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { badgeOf, badges, middleOf, readBadge } from './harness/badge';
import { connectHubspot, connectSalesforce, hubspotUrl, lightningUrl, tell } from './harness/connect';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

let session: Session;
const contact = (name: string) => hubspotUrl(session, session.world.people.get(name)?.contactId);
const lead = () => lightningUrl(session, session.world.people.get('included')?.recordId);

beforeAll(async () => {
  session = await share({ worlds: [smallWorld({ now: Date.now(), live: true })] });
  await connectHubspot(session);
});
afterAll(() => session?.close());

async function open(name: string): Promise<Page> {
  const page = await session.page(contact(name));
  await badgeOf(page);
  // The options page, which opens by itself after the installation, may have come in front.
  await page.bringToFront();
  return page;
}
/** Changes the settings as the options page does, which drops what is known. */
const set = (patch: Partial<EditableSettings>) => tell(session, 'settings-set', { patch });
/** The segment is chosen again, which drops all that is known. */
const forget = () => set({ segment: { mode: 'segment', id: session.world.integration.segmentId ?? '' } });
/** The tooltip is shown: it has a box. */
const tipShown = (page: Page) =>
  page.createCDPSession().then(async (cdp) => {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    return nodes.some((node) => node.role?.value === 'tooltip' && !node.ignored);
  });

/** What a screen reader says of the badge beyond its name. */
const described = (page: Page) =>
  page.createCDPSession().then(async (cdp) => {
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    return nodes.find(({ role, name }) => role?.value === 'button' && /^SyncLens/.test(name?.value))?.description
      ?.value;
  });

const lackingScope = { requiredGranularScopes: ['crm.lists.read'] };
const faults: [string, Partial<Fault>, RegExp][] = [
  ['500', { kind: 'status', status: 500 }, /does not work properly right now/],
  ['429', { kind: 'status', status: 429 }, /asks for a pause/],
  ['401', { kind: 'status', status: 401 }, /no longer accepts the token/],
  [
    '403',
    { kind: 'status', status: 403, body: { category: 'MISSING_SCOPES', errors: [{ context: lackingScope }] } },
    /lacks a scope: crm\.lists\.read\. Add it/,
  ],
  ['a spent day', { kind: 'status', status: 429, body: { policyName: 'DAILY' } }, /daily calls are used up/],
  ['fields missing', { kind: 'missing-fields' }, /could not be read/],
  ['a reset', { kind: 'reset' }, /could not be reached/],
  ['no JSON', { kind: 'not-json' }, /could not be read/],
];
test.each(faults)('%s from HubSpot: not known, with the reason and the next step', async (_name, fault, line) => {
  await forget();
  session.world.faults.push({ service: 'hubspot', route: '/crm/v3/', times: 50, kind: 'status', ...fault });
  const page = await session.page(contact('included'));
  const badge = await badgeOf(page);
  session.world.faults.length = 0;
  expect(badge).toMatchObject({ status: 'unknown', tone: 'striped' });
  expect(badge.line).toMatch(line);
  await page.close();
});

test('a contact that is gone, another object and another portal are said, each with what to do', async () => {
  const page = await open('included');
  const { portalId } = session.world;
  const go = (path: string) =>
    page.evaluate((to) => (window as unknown as { __page: { go(at: string): void } }).__page.go(to), path);
  const shows = (line: RegExp) => badgeOf(page, (badge) => badge.status === 'unknown' && line.test(badge.line));
  await page.evaluate((to) => window.location.assign(to), `/contacts/${portalId}/record/0-2/77`);
  await shows(/not judged yet/);
  await go(`/contacts/${portalId}/record/0-1/999999`);
  // The page shows no header of this one: the badge floats.
  expect((await shows(/no longer exists in HubSpot.*restored/)).place).toBe('pill');
  await go('/contacts/4711/record/0-1/1');
  await shows(/belongs to portal 4711; SyncLens is connected to/);
  for (const path of [
    '/contacts/x/record/0-1/1',
    `/contacts/${portalId}/record/0-1/1x`,
    `/contacts/${portalId}/record`,
  ]) {
    await go(path);
    await until('no badge', async () => (await badges(page)).length === 0);
  }
  await page.close();
});

test('a worker that is ended in the middle of an answer is asked again; twice, and the badge says so', async () => {
  const calls = () => session.world.calls.filter((call) => call.path.includes('/objects/contacts/')).length;
  const delay = { service: 'hubspot', route: '/memberships', kind: 'delay', delayMs: 8000 } as const;
  /** Opens the page, and ends the worker each time that it has begun to ask HubSpot. */
  async function openAndStop(times: number) {
    await forget();
    session.world.faults.push({ ...delay, times });
    let asked = calls();
    const page = await session.page(contact('included'));
    for (let i = 0; i < times; i++) {
      await until('HubSpot to be asked', () => calls() > asked);
      asked = calls();
      await session.stopWorker();
    }
    await page.bringToFront();
    return page;
  }
  const once = await openAndStop(1);
  await badgeOf(once, (badge) => badge.status === 'included-synced');
  await once.close();
  const twice = await openAndStop(2);
  const badge = await badgeOf(twice, (one) => one.word === 'No answer');
  expect(badge).toMatchObject({ status: 'unknown', tone: 'striped' });
  expect(badge.line).toContain('Reload this page');
  await twice.close();
});

test('after a change of the settings an open page looks again, and shows no old verdict meanwhile', async () => {
  const page = await open('included');
  await set({ segment: { mode: 'unset' } });
  expect((await readBadge(page))?.status).not.toBe('included-synced');
  await page.bringToFront();
  await badgeOf(page, (badge) => badge.line.includes('Choose the inclusion segment'));
  await forget();
  await page.bringToFront();
  await badgeOf(page, (badge) => badge.status === 'included-synced');
  await page.close();
});

test('HubSpot’s half is shown while Salesforce is still silent, and then the whole', async () => {
  await connectSalesforce(session);
  const delay = { service: 'salesforce', route: '/composite', kind: 'delay', delayMs: 3000, times: 1 } as const;
  session.world.faults.push(delay);
  const asked = () => session.world.calls.some((call) => call.path.endsWith('/composite'));
  const page = await session.page(contact('excluded'));
  await badgeOf(page, (badge) => badge.status === 'excluded');
  expect(asked()).toBe(false);
  await until('Salesforce', asked);
  expect((await badgeOf(page)).status).toBe('excluded');
  await page.close();
});

test('a Salesforce session that has ended: the record is not known until somebody signs in again', async () => {
  const { sessions, sid } = session.world;
  await forget();
  sessions.clear();
  const record = await session.page(lead());
  expect(await badgeOf(record)).toMatchObject({
    status: 'unknown',
    tone: 'striped',
    line: expect.stringMatching(/session has ended\. Sign in to Salesforce/),
  });
  sessions.add(sid);
  await record.reload();
  await badgeOf(record, ({ status }) => status === 'included-synced');
  await record.close();
});

test('by keyboard: it is a button with a name, its line comes with the focus and goes with Escape', async () => {
  const page = await open('included');
  expect(await tipShown(page)).toBe(false);
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  for (let i = 0; i < 12 && (await focused()) !== 'synclens-badge'; i++) await page.keyboard.press('Tab');
  await until('the line', () => tipShown(page));
  expect(await described(page)).toBe((await badgeOf(page)).line);
  await session.screenshot(page, 'badge-focus');
  await page.keyboard.press('Escape');
  await until('no line', async () => !(await tipShown(page)));
  const [popup] = await Promise.all([session.nextPopup(), page.keyboard.press('Enter')]);
  await popup.close();
  await page.close();
});

test('by mouse: the line on hover, the popup on a click; a script of the page gets neither', async () => {
  const page = await open('excluded');
  const { x, y } = await middleOf(page, await badgeOf(page));
  await page.mouse.move(x, y);
  await until('the line', () => tipShown(page));
  await session.screenshot(page, 'badge-hover');
  const reached = await page.evaluate(() => {
    const host = document.querySelector('synclens-badge') as HTMLElement;
    host.click();
    return host.shadowRoot;
  });
  expect(reached).toBeNull();
  const [popup] = await Promise.all([session.nextPopup(), page.mouse.click(x, y)]);
  await popup.close();
  await page.close();
});

test.each(['light', 'dark'])(
  'axe finds nothing on the badge (%s), and it takes on the look of the page',
  async (theme) => {
    const page = await session.page(`${contact('included')}?theme=${theme}`);
    await badgeOf(page);
    expect(await axeFindings(page, 'synclens-badge')).toEqual([]);
    await session.screenshot(page, `badge-${theme}`);
    await page.close();
  },
);

/** What the popup says of this tab. */
async function popupSays(page: Page, words: string): Promise<void> {
  const popup = await session.popup(page);
  await until('the way on', () => popup.evaluate((text) => document.body.textContent?.includes(text), words));
  await popup.close();
}

test('an update while pages are open: no old verdict, but the way on, until the page is reloaded', async () => {
  const page = await open('included');
  const record = await session.page(lead());
  for (const one of [page, record]) await badgeOf(one, ({ status }) => status === 'included-synced');
  await session.reinstall();
  for (const one of [record, page]) {
    await one.bringToFront();
    expect(await badgeOf(one, ({ word }) => word === 'Reload page')).toMatchObject({
      status: 'unknown',
      tone: 'striped',
      line: expect.stringContaining('Reload this page'),
    });
    await popupSays(one, 'Reload this tab');
  }
  await page.evaluate((to) => history.pushState({}, '', to), new URL(contact('excluded')).pathname);
  await until('no badge of the old script', async () => (await badges(page)).length === 0);
  await page.bringToFront();
  await page.reload();
  expect((await badgeOf(page)).status).toBe('excluded');
  await record.bringToFront();
  await record.reload();
  expect((await badgeOf(record)).status).toBe('included-synced');
  await Promise.all([page.close(), record.close()]);
});

test('tabs open before the installation: nothing is there and nothing breaks; after a reload it works', async () => {
  const [page, record] = [await session.page('about:blank'), await session.page('about:blank')];
  await session.browser.uninstallExtension(session.extension.id);
  const errors: string[] = [];
  for (const one of [page, record]) one.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(contact('included'), { waitUntil: 'load' });
  await record.goto(lead(), { waitUntil: 'load' });
  await session.reinstall();
  await session.emptyWelcome();
  await connectHubspot(session);
  for (const one of [page, record]) {
    await one.bringToFront();
    expect(await readBadge(one)).toBeNull();
    await popupSays(one, 'Reload this tab');
    await one.bringToFront();
    await one.reload();
    expect((await badgeOf(one)).status).toBe(one === page ? 'included-synced' : 'unknown');
  }
  expect(errors).toEqual([]);
});
