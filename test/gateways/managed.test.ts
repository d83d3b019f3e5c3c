import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectHubspot } from '../../lib/connections/hubspot';
import { connectSalesforce } from '../../lib/connections/salesforce';
import { beginSignIn } from '../../lib/connections/sign-in';
import type { ApiError } from '../../lib/http/errors';
import { messages } from '../../lib/protocol/messages';
import { settingsView } from '../../lib/protocol/settings-view';
import { forgetPolicy } from '../../lib/storage/policy';
import { readSettings } from '../../lib/storage/settings';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, freshBrowser } from './browser';

let world: World;
let sandbox: Sandbox;
let host: string;

beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
  host = `${world.domain}.my.salesforce.com`;
});
afterAll(() => {
  // Other files of this worker have the same browser.
  manage({});
  return sandbox.close();
});
beforeEach(async () => {
  world.clock.advance(11_000);
  freshBrowser(sandbox);
  manage({});
  await connect(world, false);
});

/** The organisation sets this policy for the browser. */
function manage(policy: Record<string, unknown>): void {
  Object.assign(fakeBrowser.storage, { managed: { get: async () => policy } });
  forgetPolicy();
}
const send = (name: string, request: Record<string, unknown> = {}) =>
  messages
    .find((one) => one.name === name && one.from === 'page')
    ?.handle({ type: name, ...request }, { tabId: null, windowId: null, host: null });
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => (error as ApiError).details.code,
  );

test('only the organisation’s orgs and portals can be connected; nothing of another one is kept', async () => {
  manage({ salesforceHosts: ['other.my.salesforce.com'], hubspotPortals: ['1'] });
  expect(await codeOf(connectSalesforce(host))).toBe('MANAGED_HOST');
  expect(await codeOf(beginSignIn(host, '3MVG9abcdefghijklmnopq', 'https://a.chromiumapp.org/'))).toBe('MANAGED_HOST');
  expect(await codeOf(connectHubspot(world.token))).toBe('MANAGED_PORTAL');
  expect((await settingsView()).salesforce).toBeNull();
  manage({ salesforceHosts: [host], hubspotPortals: [world.portalId] });
  await connectHubspot(world.token);
  await connectSalesforce(host);
  expect((await settingsView()).salesforce?.host).toBe(host);
});

test('a fixed setting is in force and said, an attempt to change it changes the others only, and it ends with the policy', async () => {
  const own = (await settingsView()).settings.segment;
  manage({ segments: { [world.portalId]: '4711' }, keepHistoryDays: 7 });
  await send('settings-set', { patch: { segment: { mode: 'none' }, lookIntervalMinutes: 30 } });
  const view = await settingsView();
  expect(view.settings).toMatchObject({
    segment: { mode: 'segment', id: '4711' },
    keepHistoryDays: 7,
    lookIntervalMinutes: 30,
  });
  expect(view.managed).toMatchObject({ locked: ['segment', 'keepHistoryDays'] });
  manage({});
  const { settings, managed } = await settingsView();
  expect([settings.segment, settings.lookIntervalMinutes, managed]).toEqual([own, 30, null]);
  expect((await readSettings()).store.environments[world.portalId]?.settings.keepHistoryDays).toBeUndefined();
});

test.each([
  ['resync', { tabId: 1, method: 'trigger-property' }, 'resync'],
  ['trigger-prove', { email: 'ada@acme.example' }, 'resync'],
  ['touch-prove', { email: 'ada@acme.example' }, 'resync'],
  ['watch-restore', { at: 1 }, 'watch'],
  ['bulk-plan', { scope: { kind: 'segment' } }, 'bulk-resync'],
  ['bulk-act', { jobId: 'x', act: 'confirm' }, 'bulk-resync'],
  ['bulk-retry', { jobId: 'x', which: 'retriable' }, 'bulk-resync'],
  ['builder-make', { name: 'x', filterBranch: {} }, 'make-segment'],
  ['coverage-plan', { mode: 'quick' }, 'coverage'],
  ['watch-set', { patch: { on: true } }, 'watch'],
])('what is switched off is refused in words before anybody is asked: %s', async (name, request, feature) => {
  manage({ featuresOff: [feature] });
  world.calls.length = 0;
  const reply = JSON.stringify(await send(name, request));
  expect(reply).toContain('"code":"MANAGED_OFF"');
  expect(world.calls).toEqual([]);
});

test('what runs already can be paused and ended', async () => {
  manage({ featuresOff: ['bulk-resync'] });
  for (const act of ['pause', 'cancel'])
    expect(JSON.stringify(await send('bulk-act', { jobId: 'x', act }))).not.toContain('MANAGED_OFF');
  manage({ featuresOff: ['watch'] });
  expect(JSON.stringify(await send('watch-set', { patch: { on: false } }))).not.toContain('MANAGED_OFF');
});
