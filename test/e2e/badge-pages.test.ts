/** The badge on pages that are unlike others: kept for "back", with a strict policy, right to left, in few colours. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { axeFindings } from './harness/axe';
import { badgeOf, badges, readBadge, type SeenBadge } from './harness/badge';
import { connectHubspot, connectSalesforce, hubspotUrl, lightningUrl, tell } from './harness/connect';
import { asContentScript } from './harness/isolated';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

let session: Session;
let world: World;
const contact = (name: string, query = '') => hubspotUrl(session, world.people.get(name)?.contactId) + query;
const record = () => lightningUrl(session, world.people.get('included')?.recordId);

beforeAll(async () => {
  session = await share({ worlds: [smallWorld({ now: Date.now(), live: true })] });
  world = session.world;
  await connectHubspot(session);
  await connectSalesforce(session);
});
afterAll(() => session?.close());

const misbehave = (page: Page, name: string, ...args: unknown[]) =>
  page.evaluate(
    (method, given) => {
      const { __page } = window as unknown as { __page: Record<string, (...all: unknown[]) => unknown> };
      __page[method]?.(...given);
    },
    name,
    args,
  );
async function stands(page: Page, status: string, place = 'anchor'): Promise<SeenBadge> {
  const badge = await badgeOf(page, (one) => one.status === status && one.place === place);
  await until('one badge', async () => (await badges(page)).length === 1);
  return badge;
}
/** The segment is chosen again, which drops all that is known. */
const forget = () =>
  tell(session, 'settings-set', {
    patch: { segment: { mode: 'segment', id: world.integration.segmentId ?? '' } },
  });
/** The badge's box on the screen. */
const boxOf = (page: Page) =>
  page.$eval('synclens-badge', (host) => {
    const { left, right, height } = host.getBoundingClientRect();
    return { left, right, height, page: document.documentElement.clientWidth };
  });

test('back to a page that the browser kept: one badge, asked anew, and no verdict from before meanwhile', async () => {
  const page = await session.page(contact('included', '?keep=1'));
  await stands(page, 'included-synced');
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.goto(`https://app.hubspot.com/user-guide/${world.portalId}`);
  await tell(session, 'settings-set', { patch: { segment: { mode: 'unset' } } });
  world.latencyMs = 300;
  await page.bringToFront();
  await page.goBack();
  expect(await page.evaluate(() => 'kept' in window)).toBe(true);
  const seen = new Set<string>();
  await until('the new verdict', async () => {
    const badge = await readBadge(page);
    if (badge) seen.add(badge.status);
    return badge?.status === 'unknown' && badge.line.includes('Choose the inclusion segment');
  });
  world.latencyMs = 0;
  expect([...seen].filter((status) => status !== 'loading')).toEqual(['unknown']);
  expect(await badges(page)).toHaveLength(1);
  await forget();
  await page.close();
});

test('a policy that forbids all that is not the page’s: the badge stands, and has its own styles', async () => {
  const page = await session.page(contact('included', '?csp=strict'));
  const refused: string[] = [];
  page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()));
  await stands(page, 'included-synced');
  const { height } = await boxOf(page);
  const other = await session.page(contact('included'));
  await stands(other, 'included-synced');
  expect(height).toBe((await boxOf(other)).height);
  expect(refused).toEqual([]);
  expect(await page.evaluate(() => [...document.querySelectorAll('style')].some((one) => one.sheet))).toBe(false);
  await Promise.all([page.close(), other.close()]);
});

test('right to left: at the start of the header, within the window, its words in their own direction', async () => {
  const page = await session.page(contact('included'));
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  await stands(page, 'included-synced');
  const anchored = await boxOf(page);
  const heading = await page.$eval('h2', (one) => one.getBoundingClientRect().right);
  expect(Math.abs(anchored.right - heading)).toBeLessThan(4);
  await session.screenshot(page, 'badge-rtl');
  await misbehave(page, 'anchors', []);
  await stands(page, 'included-synced', 'pill');
  const pill = await boxOf(page);
  expect([pill.left >= 0, pill.right <= pill.page]).toEqual([true, true]);
  expect(await axeFindings(page, 'synclens-badge')).toEqual([]);
  await page.close();
});

test('with forced colours: word, edge and sign are still there', async () => {
  const page = await session.page(contact('excluded'));
  const cdp = await page.createCDPSession();
  await cdp.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
  await stands(page, 'excluded');
  await axeFindings(page, 'synclens-badge');
  const looks = await page.$eval('synclens-badge', (host) => {
    const style = (selector: string) => getComputedStyle(host.shadowRoot?.querySelector(selector) as Element);
    const { color, backgroundColor, borderTopStyle } = style('button');
    return {
      inked: color !== backgroundColor,
      edge: borderTopStyle,
      sign: style('.lens').backgroundImage.includes(style('.lens').backgroundColor),
      drawn: style('.lens').backgroundImage.includes('gradient'),
    };
  });
  expect(looks).toEqual({ inked: true, edge: 'solid', sign: false, drawn: true });
  await session.screenshot(page, 'badge-forced-colours');
  await page.close();
});

test('nobody answers for half a minute: the badge says so, and a late answer is still shown', async () => {
  const page = await session.page('https://app.hubspot.com/home');
  const path = '/memberships';
  world.faults.push({ service: 'hubspot', route: path, times: 1, kind: 'delay', delayMs: 6000 });
  await forget();
  await page.bringToFront();
  // Half a minute of our own script is half a second here; nobody else's clock goes faster.
  await asContentScript(
    page,
    `{ const real = setTimeout; globalThis.setTimeout = (run, ms) => real(run, ms === 30_000 ? 500 : ms); }`,
  );
  const before = world.calls.length;
  await misbehave(page, 'go', new URL(contact('included')).pathname);
  await until('HubSpot to be asked', () => world.calls.slice(before).some((call) => call.path.includes('/contacts/')));
  const badge = await badgeOf(page, (one) => one.word === 'No answer', 5000);
  expect(badge).toMatchObject({
    status: 'unknown',
    tone: 'striped',
    line: expect.stringContaining('Reload this page'),
  });
  expect((await badgeOf(page, (one) => one.status === 'included-synced')).tone).toBe('green');
  await page.close();
});

describe('Lightning', () => {
  test.each(['anchor', 'pill'])('axe finds nothing on the badge (%s), light and dark', async (place) => {
    const page = await session.page(record());
    if (place === 'pill') await misbehave(page, 'anchors', []);
    await stands(page, 'included-synced', place);
    expect(await axeFindings(page, 'synclens-badge')).toEqual([]);
    await session.screenshot(page, `badge-lightning-${place}`);
    await misbehave(page, 'theme', 'dark');
    await until('the dark', async () => (await axeFindings(page, 'synclens-badge')).length === 0);
    await page.close();
  });

  test('synthetic shadow: the page’s own functions find nothing inside, the badge finds its place', async () => {
    const page = await session.page(record());
    await misbehave(page, 'shadow', 'synthetic');
    await stands(page, 'included-synced');
    expect(await page.evaluate(() => document.querySelector('h1, synclens-badge'))).toBeNull();
    for (const trick of ['wipe', 'swapHeader', 'rerender']) {
      await misbehave(page, trick);
      await until('the badge again', async () => {
        const all = await badges(page);
        return all.length === 1 && all[0]?.visible && all[0].place === 'anchor' && all[0].status === 'included-synced';
      });
    }
    await page.close();
  });

  test('closed roots: nobody sees into them, so it floats', async () => {
    const page = await session.page(record());
    await misbehave(page, 'shadow', 'closed');
    await stands(page, 'included-synced', 'pill');
    await page.close();
  });

  test.each([
    'o/Contact/list?filterName=Recent',
    'o/Lead/list?filterName=Recent',
    'page/home',
    'setup/SetupOneHome/home',
  ])('nothing is shown and no call is made on /lightning/%s', async (path) => {
    const calls = world.calls.length;
    const page = await session.page(`https://${world.domain}.lightning.force.com/lightning/${path}`);
    const other = await session.page(contact('excluded'));
    await badgeOf(other);
    expect(await badges(page)).toEqual([]);
    const excluded = world.people.get('excluded')?.contactId ?? '';
    const strange = world.calls
      .slice(calls)
      .filter((call) => !`${call.path}${JSON.stringify(call.body)}`.match(excluded));
    expect(strange.filter((call) => call.service === 'hubspot')).toEqual([]);
    await Promise.all([page.close(), other.close()]);
  });

  test('Salesforce that fails fast costs HubSpot no second look', async () => {
    await forget();
    world.faults.push({ service: 'salesforce', route: '/composite', times: 9, kind: 'status', status: 503 });
    const id = world.people.get('included')?.contactId ?? '';
    const asked = () => world.calls.filter((call) => call.service === 'hubspot' && call.path.includes(id)).length;
    const before = asked();
    const page = await session.page(contact('included'));
    await badgeOf(page, (badge) => badge.status === 'included-synced' && !badge.busy);
    world.faults.length = 0;
    expect(asked() - before).toBe(2);
    await page.close();
  });
});
