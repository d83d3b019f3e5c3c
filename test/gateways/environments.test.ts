import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { configure, disconnectHubspot } from '../../lib/connections/hubspot';
import { upkeep } from '../../lib/connections/upkeep';
import { realityCheckDaily } from '../../lib/proof/daily';
import { runner } from '../../lib/protocol/jobs';
import { messages } from '../../lib/protocol/messages';
import type { PageMessageName, PageReply, PageRequest } from '../../lib/protocol/pages';
import { settingsView } from '../../lib/protocol/settings-view';
import { watchLook } from '../../lib/protocol/watch';
import { hubspotContactLink, salesforceRecordLink } from '../../lib/records/links';
import { connectedEnvironments } from '../../lib/storage/environments';
import { changeEnvironment, readSettings } from '../../lib/storage/settings';
import { tabs } from '../../lib/storage/tabs';
import { setupSteps } from '../../lib/ui/options/steps';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { manyWorld } from '../sandbox/worlds/many';
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
const shows = (tabId: number, url: string) => tabs.set(tabId, { url, nav: 1 });
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

describe('what is chosen and changed', () => {
  test('the connected ones are told, the one that is shown first, and another may be shown', async () => {
    const portals = async () => (await settingsView()).environments.map(({ portalId }) => portalId);
    expect(await portals()).toEqual([b.portalId, a.portalId]);
    expect(await ask('environment-choose', { portalId: a.portalId })).toMatchObject({
      ok: true,
      value: { environment: { portalId: a.portalId } },
    });
    expect(await portals()).toEqual([a.portalId, b.portalId]);
    expect(await ask('environment-choose', { portalId: other.portalId })).toMatchObject({ ok: false });
    await ask('hubspot-disconnect', { portalId: b.portalId });
    expect(await portals()).toEqual([a.portalId]);
  });

  test('a change is of the portal that the page showed, whichever is shown by now', async () => {
    await ask('settings-set', { patch: { lookIntervalMinutes: 7 }, portalId: a.portalId });
    const { environments } = (await readSettings()).store;
    expect([a, b].map(({ portalId }) => environments[portalId]?.settings.lookIntervalMinutes)).toEqual([7, 15]);
  });

  test('production and sandbox are told apart, and a mixed pair is named', async () => {
    const itemOf = async () => (await settingsView()).environments[0];
    expect(await itemOf()).toMatchObject({
      standing: 'production',
      mixed: null,
      host: `${b.domain}.my.salesforce.com`,
    });
    await changeEnvironment(b.portalId, (now) => ({ ...now, accountType: 'SANDBOX' }));
    expect(await itemOf()).toMatchObject({ standing: 'production', mixed: 'production-org' });
    const view = await judged(tabB);
    expect(view.environment).toMatchObject({ portalId: b.portalId, mixed: 'production-org' });
    await shows(tabA, pageOf(other));
    expect((await judged(tabA)).environment).toBeNull();
  });
});

describe('health', () => {
  test('a try is of its own portal: another is told beside the one that is shown, without a call', async () => {
    await ask('health-try', { what: 'hubspot' });
    a.faults.push({ service: 'hubspot', route: 'details', times: 1, kind: 'status', status: 401 });
    const tried = await ask('health-try', { what: 'hubspot', portalId: a.portalId });
    a.calls.length = 0;
    b.calls.length = 0;
    const shown = await ask('health-get', {});
    expect(tried).toMatchObject(shown.ok ? { value: { others: shown.value.others } } : {});
    const failure = { kind: 'expired', service: 'hubspot' };
    const other = {
      portalId: a.portalId,
      salesforce: { way: 'browser', state: 'ok' },
      turns: { hubspot: { failure } },
    };
    expect(shown).toMatchObject({ ok: true, value: { turns: { hubspot: { failure: null } }, others: [other] } });
    await configure(a.portalId);
    const [own, now] = [{ hubspot: { failure } }, await ask('health-get', {})];
    expect(now).toMatchObject({ value: { turns: own, others: [{ portalId: b.portalId, turns: { hubspot: {} } }] } });
    expect(a.calls.length + b.calls.length).toBe(0);
    expect(JSON.stringify(now)).not.toContain(a.token);
  });
});

describe('the proof that portal and org are a pair', () => {
  let many: World;
  let host: Sandbox;
  beforeAll(async () => {
    many = manyWorld(30, { seed: 9, limits });
    host = await startSandbox({ worlds: [many] });
  });
  afterAll(() => host.close());
  beforeEach(async () => {
    freshBrowser(host);
    await connect(many);
  });

  test('the people who synced last are the same in both: by one search and one composite', async () => {
    const found = await ask('pairing-check', {});
    expect(found).toMatchObject({ ok: true, value: { verdict: 'confirmed', looked: 20, same: 20, others: [] } });
    expect(many.calls.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      'POST /crm/v3/objects/contacts/search',
      expect.stringMatching(/^POST .*\/composite$/),
    ]);
    expect((await settingsView()).lastPairing).toMatchObject({ verdict: 'confirmed' });
  });

  test('a refreshed sandbox keeps the ids, and its people have other addresses', async () => {
    const emails = new Map<object, unknown>();
    for (const record of many.salesforce.records.values()) {
      emails.set(record, record.fields.Email);
      record.fields.Email = `masked.${record.fields.Email}.invalid`;
    }
    const found = await ask('pairing-check', {});
    for (const record of many.salesforce.records.values()) record.fields.Email = emails.get(record) as string;
    expect(found).toMatchObject({ ok: true, value: { verdict: 'contradicted', same: 0 } });
    const view = await settingsView();
    expect(setupSteps(view).find(({ name }) => name === 'salesforce')?.state).toBe('trouble');
  });

  test('another pairing begins without a proof, and no org is no failure of ours', async () => {
    await ask('pairing-check', {});
    await ask('salesforce-disconnect', {});
    expect((await settingsView()).lastPairing).toBeNull();
    expect(await ask('pairing-check', {})).toMatchObject({ ok: false, failure: { kind: 'not-connected' } });
  });
});
