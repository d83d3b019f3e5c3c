/** Pages that fight back, on both CRMs: one browser, the shipped build, the sandbox's pages told to misbehave. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { badgeOf, badges, readBadge, type SeenBadge } from './harness/badge';
import { connectHubspot, hubspotUrl, lightningUrl } from './harness/connect';
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

/** Every view of the badge that the page shows from now on, with the name of the record beside it. */
async function recordViews(page: Page): Promise<() => Promise<{ name: string; status: string }[]>> {
  const seen: { name: string; status: string }[] = [];
  let running = true;
  // An entry's id is new with each navigation: a badge that was read while the page moved on stands for neither.
  const place = () =>
    page.evaluate(() => [window.navigation.currentEntry?.id, location.pathname.split('/').pop() ?? '']);
  const reading = (async () => {
    while (running) {
      const [before] = await place();
      const badge = await readBadge(page).catch(() => null);
      const [after, name = ''] = await place();
      const last = seen.at(-1);
      if (badge && before === after && (last?.status !== badge.status || last.name !== name))
        seen.push({ name, status: badge.status });
    }
  })();
  return async () => {
    running = false;
    await reading;
    return seen;
  };
}

describe('HubSpot', () => {
  let page: Page;
  beforeAll(async () => {
    page = await session.page(contact('included'));
    await stands(page, 'included-synced');
  });
  afterAll(() => page?.close());

  test.each(['wipe', 'swapHeader', 'rerender'])('%s: one badge is there again, with its verdict', async (trick) => {
    const before = await stands(page, 'included-synced');
    await misbehave(page, trick);
    const after = await stands(page, 'included-synced');
    expect(after.word).toBe(before.word);
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
    world.latencyMs = 250;
    const [a, b] = [path(contact('included', '?')), path(contact('excluded', '?'))];
    const stop = await recordViews(page);
    for (const to of [a, b, a, b]) await misbehave(page, 'go', to);
    await stands(page, 'excluded');
    const seen = await stop();
    world.latencyMs = 0;
    expect(seen.filter((view) => view.name === idOf('included') && view.status === 'excluded')).toEqual([]);
    expect(seen.filter((view) => view.name === idOf('excluded') && view.status === 'included-synced')).toEqual([]);
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
    page = await session.page(lightningUrl(session, lead()));
    await badgeOf(page);
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

  test('tabs that are not shown stay in the document: the badge is in the one that is', async () => {
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
