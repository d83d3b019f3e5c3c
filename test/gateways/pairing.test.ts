import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectedSalesforce, connectSalesforce, disconnectSalesforce } from '../../lib/connections/salesforce';
import { sessionHasEnded, upkeep } from '../../lib/connections/upkeep';
import type { ApiError } from '../../lib/http/errors';
import { settingsView } from '../../lib/protocol/settings-view';
import { dailyCalls } from '../../lib/salesforce/user';
import { activeEnvironment, changeEnvironment, readSettings } from '../../lib/storage/settings';
import { orgState } from '../sandbox/salesforce/state';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, cookies, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
let host: string;

beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
  host = `${world.domain}.my.salesforce.com`;
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  world.clock.advance(11_000);
  freshBrowser(sandbox);
  await connect(world, false);
});

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => [(error as ApiError).kind, (error as ApiError).details.code],
  );

test('any address of the org pairs it with the portal, and the session is nowhere kept', async () => {
  await connectSalesforce(`https://${world.domain}.lightning.force.com/lightning/page/home`);
  const view = await settingsView();
  expect(view.salesforce).toEqual({
    host,
    orgId: world.orgId,
    orgName: world.domain.charAt(0).toUpperCase() + world.domain.slice(1),
    userName: 'Avery Admin',
    clientId: null,
    way: 'browser',
    state: 'ok',
  });
  expect(view.environment).toEqual({ portalId: world.portalId, orgId: world.orgId });
  const stored = JSON.stringify([
    await fakeBrowser.storage.local.get(null),
    await fakeBrowser.storage.session.get(null),
  ]);
  expect(stored).toContain(host);
  expect(stored).not.toContain(world.sid.split('!')[1]);
});

test('a session that ends is said, and the pairing stays', async () => {
  await connectSalesforce(host);
  cookies.clear();
  expect((await settingsView()).salesforce).toMatchObject({ host, state: 'expired' });
});

const environment = async () => {
  const found = activeEnvironment((await readSettings()).store);
  if (!found) throw new Error('Not connected');
  return found;
};

test('a cookie that outlived its session is found out, and a new sign-in is enough', async () => {
  await connectSalesforce(host);
  expect(await sessionHasEnded(await environment())).toBe(false);
  cookies.set(host, `${world.sid}old`);
  expect((await settingsView()).salesforce?.state).toBe('ok');
  expect(await sessionHasEnded(await environment())).toBe(true);
  expect((await settingsView()).salesforce?.state).toBe('expired');
  cookies.set(host, world.sid);
  expect((await settingsView()).salesforce?.state).toBe('ok');
  expect(await sessionHasEnded(await environment())).toBe(false);
});

test('two calls that meet the end of a session together go on with the new one, which nobody takes for refused', async () => {
  await connectSalesforce(host);
  cookies.set(host, `${world.sid}old`);
  const { client } = await connectedSalesforce(await environment());
  // The browser answers neither before both have asked.
  let asked = 0;
  const { get } = fakeBrowser.cookies;
  const both = Promise.withResolvers<void>();
  Object.assign(fakeBrowser.cookies, {
    get: async (which: Parameters<typeof get>[0]) => {
      if (++asked === 2) both.resolve();
      await both.promise;
      return get(which);
    },
  });
  cookies.set(host, world.sid);
  await Promise.all([dailyCalls(client), dailyCalls(client)]);
  expect((await settingsView()).salesforce?.state).toBe('ok');
});

test('a session that is good is asked about once in a minute', async () => {
  await connectSalesforce(host);
  world.calls.length = 0;
  for (let look = 0; look < 5; look++) await sessionHasEnded(await environment());
  expect(world.calls.map((call) => call.path)).toEqual([expect.stringContaining('/limits')]);
});

test('a portal that was paired before learns its subscription, and the org its newest version, once', async () => {
  await connectSalesforce(host);
  await changeEnvironment(world.portalId, ({ subscription: _later, ...now }) => ({
    ...now,
    salesforce: now.salesforce ? { ...now.salesforce, version: '58.0' } : null,
  }));
  expect((await settingsView()).hubspot?.subscription).toBeNull();
  expect(await upkeep()).toBe(true);
  expect((await settingsView()).hubspot?.subscription).toBe('professional-or-more');
  expect((await environment()).salesforce?.version).toBe('68.0');
  world.calls.length = 0;
  expect(await upkeep()).toBe(false);
  expect(world.calls).toEqual([]);
});

test('a version that the org has retired is replaced by the first call that is refused for it', async () => {
  await connectSalesforce(host);
  await changeEnvironment(world.portalId, (now) => ({
    ...now,
    salesforce: now.salesforce ? { ...now.salesforce, version: '29.0' } : null,
  }));
  // Another session: a client of its own.
  const sid = `${world.sid}2`;
  world.sessions.add(sid);
  cookies.set(host, sid);
  const { client } = await connectedSalesforce(await environment());
  expect((await dailyCalls(client)).limit).toBeGreaterThan(0);
  expect((await environment()).salesforce?.version).toBe('68.0');
});

test('another org than the paired one is refused, until the pairing is given up', async () => {
  await connectSalesforce(host);
  cookies.set(host, `00D5g0000008zzz!${world.sid.split('!')[1]}`);
  expect(await codeOf(connectSalesforce(host))).toEqual(['conflict', 'OTHER_ORG']);
  await disconnectSalesforce();
  expect((await settingsView()).salesforce).toBeNull();
  expect((await settingsView()).environment?.orgId).toBeNull();
});

test('nothing is stored where the session is missing, refused, or not to be read', async () => {
  cookies.clear();
  expect(await codeOf(connectSalesforce(host))).toEqual(['expired', 'NO_SESSION']);
  cookies.set(host, `${world.orgId.slice(0, 15)}!Lightning`);
  expect(await codeOf(connectSalesforce(host))).toEqual(['expired', 'INVALID_SESSION_ID']);
  cookies.set(host, world.sid);
  orgState(world).apiDisabled = true;
  expect(await codeOf(connectSalesforce(host))).toEqual(['forbidden', 'API_DISABLED_FOR_ORG']);
  orgState(world).apiDisabled = false;
  Object.assign(fakeBrowser, { cookies: undefined });
  expect(await codeOf(connectSalesforce(host))).toEqual(['not-connected', 'NO_PERMISSION']);
  expect((await settingsView()).salesforce).toBeNull();
});
