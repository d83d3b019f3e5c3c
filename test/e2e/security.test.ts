/** What SECURITY.md promises, in the browser: secrets, markup, clicks, and pages that mean harm. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smallWorld } from '../sandbox/worlds/small';
import { badgeOf, middleOf } from './harness/badge';
import { connectSalesforce, hubspotUrl, lightningUrl, tell } from './harness/connect';
import { clickByScript, embed, layCover, lieInWait, reachable, readByEveryWay } from './harness/hostile';
import { asContentScript, pageMessages } from './harness/isolated';
import { press, says } from './harness/popup';
import type { Session } from './harness/session';
import { share } from './harness/shared';
import { connectByTrigger } from './harness/trigger';
import { until } from './harness/until';

const markup = '<img src=x onerror="pwned=1"><script>pwned=2</script>';
const now = Date.now();
const world = smallWorld({ id: 'secure', now, live: true });
/** A portal and an org that nobody connected, in the same browser. */
const elsewhere = smallWorld({ id: 'elsewhere', seed: 7, now, live: true });
const included = world.people.get('included');
const excluded = world.people.get('excluded');
const own = ['popup.html', 'options.html', 'dashboard.html'];
const views = ['coverage', 'runs', 'jobs', 'history', 'watch', 'preview', 'checklist', 'quota', 'builder'];
const sections = ['overview', 'hubspot', 'salesforce', 'segment', 'mapping', 'resync', 'limits'];
/** Messages that connect, write or take away have tests of their own; their replies are views that others tell, too. */
const changing =
  /connect|authorize|sign-in|delete|clear|import|prove|create|make|restore|-set$|-act$|retry|^resync$|cancel|choose/;
/** What any message may ask for, all at once: each takes of it what it knows. */
const anything = {
  ...Object.fromEntries(['id', 'jobId', 'snapshotId', 'contactId', 'portalId'].map((name) => [name, '1'])),
  ...Object.fromEntries(['from', 'to', 'upTo', 'seenAt', 'offset'].map((name) => [name, 1])),
  ...{ name: 'Customers', query: 'Cust', words: 'Integration', property: 'email', what: 'hubspot', ask: true },
  ...{ mode: 'quick', of: 'current', phase: 'stay', scope: { kind: 'segment' }, other: { kind: 'segment', id: '1' } },
  ...{ list: { name: 'x', head: null, rows: [['a@b.example']], column: 0 }, kept: null, filterBranch: {} },
};
/** Where one name means another thing. */
const otherwise: Readonly<Record<string, object>> = {
  'history-read': { from: null },
  'never-synced-count': { from: undefined },
  'proof-last': { method: 'trigger-property' },
};
const unharmed = ['unharmed', 0];
let session: Session;

beforeAll(async () => {
  world.hubspot.write(included?.contactId ?? '', { firstname: markup, company: markup }, 'CRM_UI');
  world.hubspot.renameSegment(world.integration.segmentId ?? '', `Customers ${markup}`);
  session = await share({ worlds: [world, elsewhere], alsoAllowed: ['evil.example'] });
  await connectByTrigger(session);
  await connectSalesforce(session);
});
afterAll(() => session?.close());

const inHubspot = (who = included) => hubspotUrl(session, who?.contactId);
const writes = () => world.calls.filter(({ write }) => write).length;
/** What a page shows, keeps and was told, as one text. */
const allOf = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement.outerHTML, ...Object.values({ ...localStorage, ...sessionStorage })].join(),
  );
const pwned = (page: Page) =>
  page.evaluate(() => [
    (window as { pwned?: unknown }).pwned ?? 'unharmed',
    document.querySelectorAll('img[src="x"]').length,
  ]);

test('no token and no session: not in a page, a message, a log, an address or the storage of settings', async () => {
  const secrets = [world.token, world.sid];
  const heard: string[] = [];
  const worker = await session.worker();
  worker.on('console', (said) => heard.push(said.text()));
  await worker.evaluate(() => {
    const told: unknown[] = [];
    const send = chrome.tabs.sendMessage.bind(chrome.tabs) as (...args: unknown[]) => Promise<unknown>;
    chrome.tabs.sendMessage = ((...args: unknown[]) => {
      told.push(args);
      return send(...args);
    }) as typeof chrome.tabs.sendMessage;
    Object.assign(globalThis, { told });
  });
  // Also a service that repeats what it was sent must not bring it before anybody's eyes.
  const body = { status: 'error', message: `Not with ${world.token} or ${world.sid}`, category: 'VALIDATION_ERROR' };
  for (const route of ['/memberships', '/composite'])
    world.faults.push({
      service: route === '/composite' ? 'salesforce' : 'hubspot',
      route,
      kind: 'status',
      status: 400,
      body,
      times: 1,
    });
  const seen: string[] = [];
  for (const url of [inHubspot(), inHubspot(excluded), lightningUrl(session, included?.recordId)]) {
    const page = await session.page(url);
    page.on('console', (said) => heard.push(said.text()));
    const badge = await badgeOf(page);
    const popup = await session.popup(page);
    await says(popup, /Refresh|Check again/);
    const check = `chrome.runtime.sendMessage({ type: 'check', url: location.href, nav: 1, stage: 'full' })`;
    const reply = await asContentScript<{ badge: { word: string } }>(page, check);
    expect(reply.badge.word).toMatch(/\w/);
    seen.push(await allOf(page), await allOf(popup), JSON.stringify([badge, reply]));
    await popup.close();
    await page.close();
  }
  const record = await session.page(inHubspot());
  await badgeOf(record);
  const tabId = await worker.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.id ?? -1);
  const answered: string[] = [];
  for (const name of pageMessages().filter((one) => !changing.test(one))) {
    const answer: unknown = await tell(
      session,
      name as 'settings-get',
      { ...anything, tabId, ...otherwise[name] } as never,
    );
    seen.push(JSON.stringify(answer) ?? '');
    if (typeof answer !== 'object' || answer === null || !('error' in answer)) answered.push(name);
  }
  // A request that does not parse would tell nothing.
  expect(answered).toEqual(pageMessages().filter((one) => !changing.test(one)));
  await record.close();
  const kept = await worker.evaluate(async () =>
    JSON.stringify([
      (globalThis as never as { told: unknown }).told,
      await chrome.storage.local.get(),
      await chrome.storage.session.get(),
    ]),
  );
  const asked = world.calls.map(({ path, query }) => `${path}?${query}`);
  const addresses = session.browser.targets().map((target) => target.url());
  expect(kept).toContain(world.portalId);
  expect(asked.length).toBeGreaterThan(5);
  for (const text of [...seen, ...heard, kept, ...asked.map(decodeURIComponent), ...addresses])
    for (const secret of secrets) expect(text).not.toContain(secret);
});

describe('markup', () => {
  test.each(['HubSpot', 'Salesforce'])(
    'in names and segment names stays text on a page of %s and in the popup',
    async (crm) => {
      const page = await session.page(crm === 'HubSpot' ? inHubspot() : lightningUrl(session, included?.recordId));
      await badgeOf(page);
      const popup = await session.popup(page);
      await says(popup, markup);
      expect([await pwned(page), await pwned(popup)]).toEqual([unharmed, unharmed]);
      await session.screenshot(popup, `security-markup-${crm}`);
      await page.close();
    },
  );

  test('in an error stays text', async () => {
    const page = await session.page(inHubspot(excluded));
    await badgeOf(page);
    const popup = await session.popup(page);
    // A message that begins like a page is not shown at all; names of the popup hold the same markup.
    const message = `Refused: ${markup}`;
    const body = { status: 'error', message, category: 'VALIDATION_ERROR' };
    world.faults.push({ service: 'hubspot', route: '/memberships', kind: 'status', status: 400, body, times: 3 });
    await press(popup, 'Refresh');
    await says(popup, message);
    expect([await pwned(page), await pwned(popup)]).toEqual([unharmed, unharmed]);
    world.faults.length = 0;
    await page.close();
  });

  test('stays text in the options and in every view of the dashboard', async () => {
    const page = await session.options();
    // These at least say the segment's name.
    const named: readonly string[] = ['overview', 'segment', 'jobs'];
    for (const [file, hashes] of [
      ['options.html', sections],
      ['dashboard.html', views],
    ] as const) {
      await page.goto(session.extensionUrl(file));
      for (const hash of hashes) {
        await page.evaluate((to) => void location.replace(to), `#${hash}`);
        await until('the view', () => page.evaluate(() => document.querySelector('main')?.textContent));
        await until('its content', () => page.evaluate(() => !document.querySelector('main [aria-busy="true"]')));
        if (named.includes(hash))
          await until(`the name in ${hash}`, () =>
            page.evaluate((text) => document.body.textContent.includes(text), markup),
          );
        expect([hash, ...(await pwned(page))]).toEqual([hash, ...unharmed]);
      }
    }
    await page.close();
  });
});

describe('clicks', () => {
  test('by a script open nothing; under a cover they go to the cover, and through it to the popup at most', async () => {
    const before = writes();
    const page = await session.page(inHubspot());
    const { x, y } = await middleOf(page, await badgeOf(page));
    const popups = () => session.browser.targets().filter((target) => target.url().includes('popup.html')).length;
    await page.evaluate(clickByScript);
    await page.evaluate(layCover, false);
    await page.mouse.click(x, y);
    expect(await page.$('#cover[data-clicked]')).not.toBeNull();
    // Whatever was to come has come by the time the background has answered a later question.
    await asContentScript(
      page,
      `chrome.runtime.sendMessage({ type: 'check', url: location.href, nav: 2, stage: 'full' })`,
    );
    expect(popups()).toBe(0);
    await page.evaluate(layCover, true);
    const [popup] = await Promise.all([session.nextPopup(), page.mouse.click(x, y)]);
    await says(popup, markup);
    expect(writes()).toBe(before);
    await popup.close();
    await page.close();
  });
});

describe('a page that means harm', () => {
  test('cannot read the verdict: not by the root, by a class of its own, by searching or selecting, or by an address', async () => {
    const page = await session.browser.newPage();
    await page.evaluateOnNewDocument(lieInWait);
    await page.goto(inHubspot(excluded), { waitUntil: 'load' });
    const { x, y } = await middleOf(page, await badgeOf(page, ({ word }) => word === 'Excluded'));
    await page.mouse.move(x, y);
    const { word, line } = await badgeOf(page);
    const read = await page.evaluate(readByEveryWay, [word, line.slice(0, 30)]);
    const text = '<synclens-badge></synclens-badge>';
    expect(read).toEqual({ defined: 2, reached: 0, open: null, found: [], selected: [], text, runtime: 'undefined' });
    const files = [...own, 'manifest.json'].map((file) => session.extensionUrl(file));
    expect(await page.evaluate(reachable, files)).toEqual([]);
    await page.close();
  });

  test('that has taken over our script there still has three messages, for its own host and portal', async () => {
    const before = writes();
    const page = await session.page(inHubspot(excluded));
    await badgeOf(page);
    const ask = (message: object) =>
      asContentScript(page, `chrome.runtime.sendMessage(${JSON.stringify(message)}).catch(String)`);
    const calls = world.calls.length + elsewhere.calls.length;
    const payloads = [{}, { jobId: '1', tabId: 1, token: 'x', patch: {}, host: 'evil.example' }];
    const sent = pageMessages().flatMap((type) => payloads.map((more) => ({ type, ...more })));
    const say = '(one) => chrome.runtime.sendMessage(one).then((reply) => reply ?? "nothing", String)';
    const replies = await asContentScript<string[]>(page, `Promise.all(${JSON.stringify(sent)}.map(${say}))`);
    expect(replies).toHaveLength(sent.length);
    expect(new Set(replies)).toEqual(new Set(['nothing']));
    const other = lightningUrl(session, included?.recordId);
    for (const url of [
      'https://evil.example/contacts/1/record/0-1/2',
      other,
      'javascript:1',
      session.extensionUrl('popup.html'),
      '',
    ])
      expect(await ask({ type: 'check', url, nav: 1, stage: 'full' })).toEqual({ nav: 1, badge: null, final: true });
    expect(world.calls.length + elsewhere.calls.length).toBe(calls);
    expect(writes()).toBe(before);
    const stored = await asContentScript<string[]>(
      page,
      `Promise.all(['local', 'session'].map((area) => chrome.storage[area].get(null).then(() => 'read', String)))`,
    );
    expect(stored).toEqual(['local', 'session'].map(() => expect.stringContaining('not allowed')));
    expect(await asContentScript(page, 'indexedDB.databases().then((all) => all.length)')).toBe(0);
    await page.close();
  });

  test('of another portal or org is told nothing, and its host is never called', async () => {
    const known = await session.page(inHubspot(excluded));
    await badgeOf(known);
    await known.close();
    for (const url of [
      `https://app.hubspot.com/contacts/${elsewhere.portalId}/record/0-1/${excluded?.contactId}`,
      `https://${elsewhere.domain}.lightning.force.com/lightning/r/Lead/${included?.recordId}/view`,
    ]) {
      const page = await session.page(url);
      expect(await badgeOf(page)).toMatchObject({ status: 'unknown', tone: 'striped' });
      await page.close();
    }
    expect(elsewhere.calls).toEqual([]);
  });

  test('elsewhere in the web finds no script of ours, and cannot put our pages into a frame', async () => {
    const page = await session.page('https://evil.example/');
    await page.evaluate(embed, [inHubspot(), ...own.map((file) => session.extensionUrl(file))]);
    expect(page.frames().filter((frame) => frame.url().startsWith(session.extensionUrl('')))).toEqual([]);
    for (const frame of page.frames()) expect(await frame.$('synclens-badge')).toBeNull();
    expect(await page.evaluate(() => typeof (window as { chrome?: { runtime?: unknown } }).chrome?.runtime)).toBe(
      'undefined',
    );
    await page.close();
  });

  test('whatever it brought the background to, its policy lets no other host be called', async () => {
    const worker = await session.worker();
    const hosts = ['https://evil.example/', 'https://app.hubspot.com/', 'https://api.hubapi.com.evil.example/'];
    expect(await worker.evaluate(reachable, [...hosts, 'http://api.hubapi.com/'])).toEqual([]);
    expect(await worker.evaluate(reachable, ['https://api.hubapi.com/'])).toHaveLength(1);
  });
});
