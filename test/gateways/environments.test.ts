import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { configure, disconnectHubspot } from '../../lib/connections/hubspot';
import { upkeep } from '../../lib/connections/upkeep';
import { realityCheckDaily } from '../../lib/proof/daily';
import { runner } from '../../lib/protocol/jobs';
import { messages } from '../../lib/protocol/messages';
import type { PageMessageName, PageReply, PageRequest } from '../../lib/protocol/pages';
import { watchLook } from '../../lib/protocol/watch';
import { hubspotContactLink, salesforceRecordLink } from '../../lib/records/links';
import { connectedEnvironments } from '../../lib/storage/environments';
import { changeEnvironment, readSettings } from '../../lib/storage/settings';
import { tabs } from '../../lib/storage/tabs';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

/** Production, a sandbox of it, and a portal that nobody connects. B is the one being configured. */
let a: World;
let b: World;
let other: World;
let sandbox: Sandbox;
const [tabA, tabB] = [1, 2];
const limits = { window: 1e6, daily: 1e6, searchPerSecond: 1e6 };

beforeAll(async () => {
  [a, b, other] = [1, 2, 3].map((seed) =>
    smallWorld({ id: `env-${seed}`, seed, now: Date.now(), live: true, limits }),
  ) as [World, World, World];
  for (const { hubspot } of [a, b])
    hubspot.addProperty({
      name: 'synclens_resync',
      label: 'Resync',
      groupName: 'contactinformation',
      type: 'string',
      fieldType: 'text',
    });
  sandbox = await startSandbox({ worlds: [a, b, other] });
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  for (const world of [a, b]) world.clock.advance(11_000);
  freshBrowser(sandbox);
  vi.spyOn(browser.tabs, 'sendMessage').mockResolvedValue(undefined);
  await connect(a);
  await connect(b);
  for (const { portalId } of [a, b])
    await changeEnvironment(portalId, (now) => ({
      ...now,
      settings: { ...now.settings, triggerProperty: 'synclens_resync', triggerProven: true },
    }));
  await shows(tabA, pageOf(a));
  await shows(tabB, pageOf(b));
});

const contact = (world: World, who = 'included') => world.people.get(who)?.contactId ?? '';
const pageOf = (world: World, who?: string) => hubspotContactLink(world.portalId, contact(world, who));
const leadPage = (world: World) =>
  salesforceRecordLink(`${world.domain}.my.salesforce.com`, 'Lead', world.people.get('included')?.recordId ?? '');
const shows = (tabId: number, url: string) => tabs.set(tabId, { url, nav: 1, anchor: null });
async function ask<N extends PageMessageName>(name: N, request: PageRequest<N>): Promise<PageReply<N>> {
  const found = messages.find((one) => one.name === name);
  return (await found?.handle({ type: name, ...request }, { tabId: null, windowId: null, host: null })) as never;
}
async function judged(tabId: number) {
  const view = await ask('popup-view', { tabId });
  if (view.state !== 'verdict') throw new Error(view.state);
  return view;
}
const writes = (world: World) => world.calls.filter(({ write, status }) => write && status < 300).length;

describe('a page is judged by the environment that it is of', () => {
  test('tabs of both portals at once, each with its own segment and links', async () => {
    const [ofA, ofB] = await Promise.all([judged(tabA), judged(tabB)]);
    for (const [view, world] of [
      [ofA, a],
      [ofB, b],
    ] as const) {
      expect(view.verdict.status).toBe('included-synced');
      expect(view.links.hubspotRecord).toContain(`/${world.portalId}/`);
      expect(view.links.segment).toContain(`/${world.portalId}/objectLists/${world.integration.segmentId}/`);
    }
    expect(a.calls.length).toBe(b.calls.length);
  });

  test('pages of both orgs, by their host', async () => {
    await shows(tabA, leadPage(a));
    await shows(tabB, leadPage(b));
    for (const [tabId, world] of [
      [tabA, a],
      [tabB, b],
    ] as const) {
      const { verdict, facts } = await judged(tabId);
      expect(verdict.status).toBe('included-synced');
      expect(facts.contact?.id).toBe(contact(world));
    }
  });

  test('settings of one change nothing in the other', async () => {
    await changeEnvironment(a.portalId, (now) => ({
      ...now,
      settings: { ...now.settings, segment: { mode: 'unset' } },
    }));
    expect((await judged(tabA)).verdict.status).toBe('unknown');
    expect((await judged(tabB)).verdict.status).toBe('included-synced');
  });

  test('only a portal or org that is not connected is another one, and no call is made for it', async () => {
    await shows(tabA, pageOf(other));
    expect((await judged(tabA)).facts.gap).toMatchObject({ code: 'other-portal', expected: b.portalId });
    await shows(tabA, leadPage(other));
    expect((await judged(tabA)).facts.gap).toMatchObject({ code: 'other-org' });
    expect([...a.calls, ...b.calls, ...other.calls]).toEqual([]);
  });

  test('why, and what a sync overwrites, are of the environment of the tab', async () => {
    const why = await ask('why', { tabId: tabA });
    expect(why).toMatchObject({ ok: true });
    await ask('overwrites', { tabId: tabA });
    expect(a.calls.length).toBeGreaterThan(0);
    expect(b.calls).toEqual([]);
  });
});

describe('jobs', () => {
  test('a resync in a tab writes in its own portal only, and goes on whichever is configured', async () => {
    const reply = await ask('resync', { tabId: tabA, method: 'trigger-property', contactId: contact(a) });
    if (!('jobId' in reply)) throw new Error(JSON.stringify(reply));
    expect([writes(a), writes(b)]).toEqual([1, 0]);
    expect(await ask('job', { jobId: reply.jobId })).toMatchObject({ contactId: contact(a), state: 'sent' });
    await ask('job-cancel', { jobId: reply.jobId });
    expect(b.calls).toEqual([]);
    await runner.drain();
    const list = await ask('runs-list', {});
    expect(list.ok && list.value.map(({ id }) => id)).not.toContain(reply.jobId);
    await configure(a.portalId);
    const ofA = await ask('runs-list', {});
    expect(ofA.ok && ofA.value.map(({ id }) => id)).toContain(reply.jobId);
  });

  test('the daily check, the upkeep and the watch are of every connected portal', async () => {
    await realityCheckDaily();
    const { environments } = (await readSettings()).store;
    expect(Object.values(environments).map((one) => one.lastRealityCheck?.verdict)).toEqual([
      'cannot-tell',
      'cannot-tell',
    ]);
    for (const { portalId } of [a, b]) await changeEnvironment(portalId, ({ subscription: _later, ...now }) => now);
    expect(await upkeep()).toBe(true);
    const after = (await readSettings()).store.environments;
    expect([a, b].map(({ portalId }) => after[portalId]?.subscription)).toEqual(Array(2).fill('professional-or-more'));
    for (const { portalId } of [a, b]) {
      await configure(portalId);
      await ask('watch-set', { patch: { on: true, everyMinutes: portalId === a.portalId ? 15 : 60 } });
    }
    a.calls.length = b.calls.length = 0;
    await watchLook();
    // B looks once an hour, and did a moment ago.
    expect([a.calls.length > 0, b.calls.length]).toEqual([true, 0]);
  });
});

describe('taking one away', () => {
  test('leaves the other connected, configured and judged; its pages are of another portal then', async () => {
    await disconnectHubspot(b.portalId);
    expect((await connectedEnvironments()).map(({ portalId }) => portalId)).toEqual([a.portalId]);
    expect((await readSettings()).store.active).toBe(a.portalId);
    expect((await judged(tabA)).verdict.status).toMatch(/^included/);
    expect((await judged(tabB)).facts.gap).toMatchObject({ code: 'other-portal', found: b.portalId });
    await disconnectHubspot(a.portalId);
    expect((await judged(tabB)).facts.gap).toMatchObject({ code: 'not-connected' });
  });

  test('what it was set to is there when it comes back', async () => {
    await disconnectHubspot(b.portalId);
    await connect(b);
    const { store } = await readSettings();
    expect(store.active).toBe(b.portalId);
    expect(store.environments[b.portalId]?.settings.segment).toEqual({
      mode: 'segment',
      id: b.integration.segmentId,
    });
  });
});
