import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectSalesforce, disconnectSalesforce } from '../../lib/connections/salesforce';
import type { ApiError } from '../../lib/http/errors';
import { settingsView } from '../../lib/protocol/settings-view';
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
  expect(view.salesforce).toEqual({ host, orgId: world.orgId, userName: 'Avery Admin', state: 'ok' });
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
