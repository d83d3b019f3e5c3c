/** Pages that fight back, on both CRMs: one browser, the shipped build, the sandbox's pages told to misbehave. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { badgeOf, badges, readBadge, type SeenBadge } from './harness/badge';
import { connectHubspot, connectSalesforce, hubspotUrl, lightningUrl, tell } from './harness/connect';
import { everyFrame, type Frame } from './harness/frames';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { until } from './harness/until';

let session: Session;
let world: World;
const idOf = (name: string) => world.people.get(name)?.contactId ?? '';
const contact = (name: string, query = '') => `${hubspotUrl(session, idOf(name))}${query}`;
const path = (url: string) => new URL(url).pathname;

beforeAll(async () => {
  session = await share({ worlds: [smallWorld({ now: Date.now(), live: true })] });
  world = session.world;
  await connectHubspot(session);
});
afterAll(() => session?.close());

/** Lets the page misbehave: `window.__page` of the sandbox. */
function misbehave(page: Page, name: string, ...args: unknown[]): Promise<void> {
  return page.evaluate(
    (method, given) => {
      const { __page } = window as unknown as { __page: Record<string, (...all: unknown[]) => unknown> };
      __page[method]?.(...given);
    },
    name,
    args,
  );
}

/** The one badge of the page stands in its header and shows this status. */
async function stands(page: Page, status: string, place = 'anchor'): Promise<SeenBadge> {
  const badge = await badgeOf(page, (one) => one.status === status && one.place === place);
  await until('one badge and no twin', async () => (await badges(page)).length === 1);
  return badge;
}

/** The segment is chosen again, which drops all that is known: what is asked from now on takes its time. */
const forget = () =>
  tell(session, 'settings-set', { patch: { segment: { mode: 'segment', id: world.integration.segmentId ?? '' } } });

/** The next answer of this route takes so long (ms). An answer for a record that was left long before comes late. */
const slow = (service: 'hubspot' | 'salesforce', route: string, delayMs: number) =>
  world.faults.push({ service, route, times: 1, kind: 'delay', delayMs });

/** The trick, and two frames later how many badges the page has: it is not out of sight for longer than that. */
const soonAfter = (page: Page, trick: string): Promise<number> =>
  page.evaluate(async (method) => {
    const { __page } = window as unknown as { __page: Record<string, () => unknown> };
    __page[method]?.();
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    return document.querySelectorAll('synclens-badge').length;
  }, trick);

/** Frames in which a verdict stands under the address, or in the header, of somebody else than it is of. */
const strange = (frames: readonly Frame[], verdicts: readonly { record: string; name: string; status: string }[]) =>
  frames.filter(
    ({ record, name, status, place }) =>
      !['none', 'loading'].includes(status) &&
      !verdicts.some(
        (one) => one.status === status && one.record === record && (place === 'pill' || one.name === name),
      ),
  );

describe('HubSpot', () => {
  let page: Page;
  beforeAll(async () => {
    page = await session.page(contact('included'));
    await stands(page, 'included-synced');
  });
  afterAll(() => page?.close());
  const people = () => [
    { record: idOf('included'), name: 'Ada Lovelace', status: 'included-synced' },
    { record: idOf('excluded'), name: 'Charles Babbage', status: 'excluded' },
  ];

  test.each(['wipe', 'swapHeader', 'rerender'])('%s: one badge is there again, with its verdict', async (trick) => {
    const before = await stands(page, 'included-synced');
    await misbehave(page, trick);
    const after = await stands(page, 'included-synced');
    expect(after.word).toBe(before.word);
  });

  test.each(['wipe', 'swapHeader'])('%s: the badge is back in the next frame, and it is one', async (trick) => {
    await page.bringToFront();
    expect(await soonAfter(page, trick)).toBe(1);
    await stands(page, 'included-synced');
  });

  test('a header that is re-rendered while the answer is under way gets the badge', async () => {
    world.latencyMs = 300;
    await misbehave(page, 'go', path(contact('excluded')));
    await badgeOf(page, (badge) => badge.status === 'loading' && badge.place === 'anchor');
    await misbehave(page, 'rerender');
    await misbehave(page, 'swapHeader');
    await stands(page, 'excluded');
    world.latencyMs = 0;
  });

  test('from record to record, faster than the answers: no verdict is shown for another record', async () => {
    const [a, b] = [path(contact('included', '?')), path(contact('excluded', '?'))];
    slow('hubspot', `/objects/contacts/${idOf('included')}`, 700);
    slow('hubspot', `/objects/contacts/${idOf('excluded')}`, 1500);
    await forget();
    const stop = await everyFrame(page);
    for (const to of [b, a, b, a, b]) await misbehave(page, 'go', to);
    await stands(page, 'excluded');
    const seen = await stop();
    expect(strange(seen, people())).toEqual([]);
    expect(seen).toContainEqual(expect.objectContaining({ record: idOf('excluded'), status: 'loading' }));
    await misbehave(page, 'go', a);
    await stands(page, 'included-synced');
  });

  test('a page that draws the next record late: no badge beside the old name, but one that floats', async () => {
    await misbehave(page, 'hold');
    await misbehave(page, 'go', path(contact('excluded')));
    expect(await readBadge(page)).toBeNull();
    await stands(page, 'excluded', 'pill');
    await misbehave(page, 'release');
    await stands(page, 'excluded');
  });

  test('a navigation that the page cancels changes nothing, and the next one to the same place counts', async () => {
    await misbehave(page, 'cancelNext');
    await misbehave(page, 'go', path(contact('included'))).catch(() => undefined);
    await stands(page, 'excluded');
    await misbehave(page, 'go', path(contact('included')));
    await stands(page, 'included-synced');
  });

  test('leaving for a page without a record takes the badge away; back brings it again', async () => {
    await misbehave(page, 'go', `/contacts/${world.portalId}/objects/0-1/views/all/list`);
    await until('no badge', async () => (await badges(page)).length === 0);
    await page.goBack();
    await stands(page, 'included-synced');
  });

  test('open shadow roots: the badge goes in, and comes back from every trick', async () => {
    await misbehave(page, 'shadow', 'open');
    await stands(page, 'included-synced');
    await misbehave(page, 'wipe');
    await stands(page, 'included-synced');
    await misbehave(page, 'swapHeader');
    await stands(page, 'included-synced');
    await misbehave(page, 'shadow', 'none');
    await stands(page, 'included-synced');
  });

  test.each(['OBJECT_HIGHLIGHT', 'record-highlight-main-content'])('only %s is there: it is enough', async (name) => {
    await misbehave(page, 'anchors', [name]);
    await stands(page, 'included-synced');
  });

  test('without an anchor it floats, moves into the first one, and does not jump any more', async () => {
    await misbehave(page, 'anchors', []);
    await stands(page, 'included-synced', 'pill');
    await session.screenshot(page, 'badge-pill');
    await misbehave(page, 'anchors', 'all');
    await stands(page, 'included-synced');
    await misbehave(page, 'anchors', []);
    await stands(page, 'included-synced', 'pill');
    await misbehave(page, 'anchors', 'all');
    await misbehave(page, 'rerender');
    await stands(page, 'included-synced', 'pill');
    await misbehave(page, 'go', path(contact('excluded')));
    await stands(page, 'excluded');
  });

  test('a page that throws it out again and again gets the floating badge, and no endless fight', async () => {
    await page.evaluate(() => {
      new MutationObserver(() => {
        for (const one of document.body.querySelectorAll('synclens-badge')) one.remove();
      }).observe(document.body, { childList: true, subtree: true });
    });
    await misbehave(page, 'rerender');
    await stands(page, 'excluded', 'pill');
  });
});

test('entered elsewhere in the app, by pushState to the record', async () => {
  const page = await session.page('https://app.hubspot.com/home');
  expect(await badges(page)).toEqual([]);
  await misbehave(page, 'go', path(contact('included')));
  await stands(page, 'included-synced');
  await page.close();
});

describe('pages that are not ours', () => {
  // Led on from case to case: a new tab costs the browser more than all that is looked at in it.
  let [page, other]: Page[] = [];
  beforeAll(async () => {
    [page, other] = [await session.page('about:blank'), await session.page('about:blank')];
  });
  afterAll(() => Promise.all([page?.close(), other?.close()]));

  test.each([
    () => 'https://app.hubspot.com/home',
    () => `https://app.hubspot.com/contacts/${world.portalId}/objects/0-1/views/all/list`,
    () => `https://app.hubspot.com/contacts/${world.portalId}/objectLists`,
    () => `https://${world.domain}.lightning.force.com/lightning/page/home`,
  ])('nothing is shown and no call is made on a page that is not ours', async (url) => {
    if (!page || !other) throw new Error('No tabs');
    const calls = world.calls.length;
    await page.bringToFront();
    await page.goto(url());
    // A record opened afterwards in another tab has its badge: what was to come here would have come.
    await other.bringToFront();
    await other.goto(contact('excluded'));
    await badgeOf(other);
    expect(await badges(page)).toEqual([]);
    const made = world.calls.slice(calls).filter((call) => !call.path.includes(idOf('excluded')));
    expect(made).toEqual([]);
  });
});

describe('Lightning', () => {
  let page: Page;
  const lead = () => world.people.get('included')?.recordId ?? '';
  let other: string;
  beforeAll(async () => {
    const { salesforce } = world;
    const fields = { FirstName: 'Grace', LastName: 'Hopper', Email: 'grace@example.com', Company: 'Navy' };
    other = salesforce.insert('Lead', fields, salesforce.adminUserId).id;
    await connectSalesforce(session);
    page = await session.page(`https://${world.domain}.lightning.force.com/lightning/page/home`);
  });
  afterAll(() => page?.close());
  /** The badge stands in the tab of this record, which is the only visible one. */
  const inTabOf = (name: string) =>
    until(`the badge in the tab of ${name}`, async () => {
      const all = await badges(page);
      const host = all[0];
      if (all.length !== 1 || !host?.visible || host.place !== 'anchor' || host.status === 'loading') return false;
      const title = await page.evaluate(() => document.title);
      return title.includes(name);
    });

  test('entered at home, by pushState to the record', async () => {
    expect(await badges(page)).toEqual([]);
    await misbehave(page, 'go', path(lightningUrl(session, lead())));
    await stands(page, 'included-synced');
  });

  test('a header that is re-rendered while the answer is under way gets the badge', async () => {
    world.latencyMs = 300;
    await misbehave(page, 'go', path(lightningUrl(session, other)));
    await badgeOf(page, (badge) => badge.status === 'loading' && badge.place === 'anchor');
    await misbehave(page, 'rerender');
    await misbehave(page, 'swapHeader');
    await stands(page, 'absent-in-hubspot');
    world.latencyMs = 0;
  });

  test('from tab to tab, faster than the answers: no verdict is shown for another record', async () => {
    const [a, b] = [lead(), other].map((id) => path(lightningUrl(session, id)));
    await misbehave(page, 'go', a);
    await stands(page, 'included-synced');
    // The one that stands there asks first, and the one that is gone to last is answered last.
    slow('salesforce', '/composite', 700);
    slow('salesforce', '/composite', 1500);
    await forget();
    const stop = await everyFrame(page);
    for (const to of [b, a, b]) await misbehave(page, 'go', to);
    await stands(page, 'absent-in-hubspot');
    const seen = await stop();
    world.faults.length = 0;
    const people = [
      { record: lead(), name: 'Ada Lovelace', status: 'included-synced' },
      { record: other, name: 'Grace Hopper', status: 'absent-in-hubspot' },
    ];
    expect(strange(seen, people)).toEqual([]);
    expect(seen).toContainEqual(expect.objectContaining({ record: other, status: 'loading' }));
  });

  test('tabs that are not shown stay in the document: the badge is in the one that is', async () => {
    await misbehave(page, 'go', path(lightningUrl(session, lead())));
    await inTabOf('Ada');
    await session.screenshot(page, 'badge-lightning');
    await misbehave(page, 'go', path(lightningUrl(session, other)));
    await inTabOf('Grace');
    await misbehave(page, 'go', path(lightningUrl(session, lead())));
    await inTabOf('Ada');
    await misbehave(page, 'go', path(lightningUrl(session, other)));
    await inTabOf('Grace');
  });

  test.each(['wipe', 'swapHeader', 'rerender'])('%s: one badge is there again', async (trick) => {
    await misbehave(page, trick);
    await inTabOf('Grace');
  });

  test.each(['wipe', 'swapHeader'])('%s: the badge is back in the next frame, and it is one', async (trick) => {
    await page.bringToFront();
    expect(await soonAfter(page, trick)).toBe(1);
    await inTabOf('Grace');
  });

  test('native shadow roots inside each other', async () => {
    await misbehave(page, 'shadow', 'open');
    await inTabOf('Grace');
    await misbehave(page, 'wipe');
    await inTabOf('Grace');
    await misbehave(page, 'shadow', 'none');
    await inTabOf('Grace');
  });

  test.each(['force-highlights2', 'records-lwc-highlights-panel', 'slds-page-header'])(
    'only %s is there: it is enough',
    async (name) => {
      await misbehave(page, 'anchors', [name]);
      await inTabOf('Grace');
    },
  );
});
