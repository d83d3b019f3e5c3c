import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { connectedSalesforce, connectSalesforce, disconnectSalesforce } from '../../lib/connections/salesforce';
import { beginSignIn, finishSignIn } from '../../lib/connections/sign-in';
import type { ApiError } from '../../lib/http/errors';
import { settingsView } from '../../lib/protocol/settings-view';
import { dailyCalls } from '../../lib/salesforce/user';
import { activeEnvironment, readSettings } from '../../lib/storage/settings';
import { signIns } from '../../lib/storage/sign-ins';
import { addClientApp, type ClientApp, endGrant } from '../sandbox/salesforce/oauth/apps';
import { orgState } from '../sandbox/salesforce/state';
import { type Sandbox, startSandbox } from '../sandbox/server';
import type { World } from '../sandbox/world/types';
import { smallWorld } from '../sandbox/worlds/small';
import { connect, cookies, freshBrowser } from './browser';

const callback = 'https://abcdef.chromiumapp.org/salesforce';
let world: World;
let sandbox: Sandbox;
let host: string;
let app: ClientApp;

beforeAll(async () => {
  world = smallWorld();
  sandbox = await startSandbox({ worlds: [world] });
  host = `${world.domain}.my.salesforce.com`;
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  world.clock.advance(11_000);
  world.faults.length = 0;
  freshBrowser(sandbox);
  await connect(world, false);
  cookies.clear();
  await signIns.remove(host);
  orgState(world).oauth.grants.length = 0;
  app = addClientApp(world, [callback]);
});

/** A person who is signed in to the org clicks this button of its page: where the browser is sent to. */
async function answeredBy(url: string, button: 'allow' | 'deny' = 'allow'): Promise<string> {
  const asked = new URL(url);
  const answer = await fetch(`https://${asked.host}${asked.pathname}${asked.search}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `sid=${world.sid}` },
    body: new URLSearchParams({ [button]: '1' }),
  });
  return answer.headers.get('location') ?? '';
}
const signIn = async (button: 'allow' | 'deny' = 'allow') =>
  finishSignIn(await answeredBy(await beginSignIn(host, app.clientId, callback), button));
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => [(error as ApiError).kind, (error as ApiError).details.code],
  );
const client = async () => {
  const environment = activeEnvironment((await readSettings()).store);
  if (!environment) throw new Error('Not connected');
  return (await connectedSalesforce(environment)).client;
};
const grants = () => orgState(world).oauth.grants;
/** Salesforce ends the session; the sign-in goes on. */
const endSession = async () => world.sessions.delete((await signIns.get(host))?.access ?? '');
const exchanges = () => world.calls.filter(({ path }) => path === '/services/oauth2/token').length;

describe('a sign-in by an app of the org', () => {
  test('pairs the portal with it without any cookie; no token stands in the settings or in what a page sees', async () => {
    await signIn();
    const view = await settingsView();
    const expected = { host, orgId: world.orgId, userName: 'Avery Admin', way: 'app', clientId: app.clientId };
    expect(view.salesforce).toMatchObject({ ...expected, state: 'ok' });
    await dailyCalls(await client());
    const { access, refresh } = (await signIns.get(host)) ?? {};
    expect(access).toMatch(/^00D/);
    const stored = [await fakeBrowser.storage.local.get(null), await fakeBrowser.storage.session.get(null), view];
    for (const token of [access, refresh]) expect(JSON.stringify(stored)).not.toContain(token);
  });

  test('goes on with a new session when the one of now has ended; two who meet it ask once', async () => {
    await signIn();
    const before = await signIns.get(host);
    await endSession();
    world.calls.length = 0;
    const one = await client();
    await Promise.all([dailyCalls(one), one.newest(), dailyCalls(one)]);
    expect(exchanges()).toBe(1);
    const after = await signIns.get(host);
    expect(after?.access).not.toBe(before?.access);
    // Rotated: the old one would end the sign-in.
    expect(after?.refresh).not.toBe(before?.refresh);
    await endSession();
    await dailyCalls(await client());
    expect(grants()).toMatchObject([{ ended: false }]);
  });

  test('that is ended while its next session is under way stays ended: no token comes back', async () => {
    await signIn();
    await endSession();
    const one = await client();
    // The answer is there, and comes on the way back to us only once all is ended.
    const { fetch } = globalThis;
    const ended = Promise.withResolvers<void>();
    const came = Promise.withResolvers<void>();
    vi.stubGlobal('fetch', async (...asked: Parameters<typeof fetch>) => {
      const answer = await fetch(...asked);
      if (!String(asked[0]).endsWith('/services/oauth2/token')) return answer;
      came.resolve();
      await ended.promise;
      return answer;
    });
    const call = codeOf(dailyCalls(one));
    await came.promise;
    await disconnectSalesforce();
    ended.resolve();
    expect(await call).not.toBeNull();
    expect(await signIns.get(host)).toBeNull();
    expect(grants().every((grant) => grant.ended)).toBe(true);
  });

  test('keeps its refresh token where the org does not rotate', async () => {
    app.rotates = false;
    await signIn();
    const before = await signIns.get(host);
    await endSession();
    await dailyCalls(await client());
    expect((await signIns.get(host))?.refresh).toBe(before?.refresh);
  });

  test('an answer that never comes keeps the tokens, and the next call tries anew', async () => {
    await signIn();
    await endSession();
    world.faults.push({
      service: 'salesforce',
      route: '/services/oauth2/token',
      kind: 'status',
      status: 503,
      times: 1,
    });
    expect(await codeOf(dailyCalls(await client()))).toEqual(['unavailable', '503']);
    expect((await settingsView()).salesforce?.state).toBe('ok');
    await dailyCalls(await client());
  });

  test.each(['revoked in Salesforce', 'without a refresh token'])(
    '%s: a person has to sign in again, and no call is made for nothing',
    async (why) => {
      if (why.startsWith('without')) app.scopes = ['api'];
      const asked = await beginSignIn(host, app.clientId, callback);
      await finishSignIn(await answeredBy(why.startsWith('without') ? asked.replace('+refresh_token', '') : asked));
      for (const grant of grants()) endGrant(world, grant);
      expect(await codeOf(dailyCalls(await client()))).toEqual(['expired', 'SIGN_IN_AGAIN']);
      expect((await settingsView()).salesforce).toMatchObject({ way: 'app', state: 'expired' });
      world.calls.length = 0;
      expect(await codeOf(client())).toEqual(['expired', 'SIGN_IN_AGAIN']);
      expect(world.calls).toEqual([]);
      app.scopes = ['api', 'refresh_token'];
      await signIn();
      await dailyCalls(await client());
    },
  );

  test('is ended at Salesforce by disconnecting, by another sign-in, and by a pairing with the browser’s session', async () => {
    await signIn();
    await signIn();
    expect(grants().map(({ ended }) => ended)).toEqual([true, false]);
    await disconnectSalesforce();
    expect(grants().map(({ ended }) => ended)).toEqual([true, true]);
    expect(await signIns.get(host)).toBeNull();
    await signIn();
    cookies.set(host, world.sid);
    await connectSalesforce(host);
    expect(grants().at(-1)?.ended).toBe(true);
    expect((await settingsView()).salesforce).toMatchObject({ way: 'browser', state: 'ok' });
  });
});

describe('what goes wrong at a sign-in is said, and nothing is kept', () => {
  afterAll(async () => expect(await signIns.get(host)).toBeNull());

  test.each<[string, () => void, string[]]>([
    ['the app asks for a secret', () => Object.assign(app, { needsSecret: true }), ['invalid', 'APP_WANTS_SECRET']],
    ['the user is not approved', () => Object.assign(app, { needsApproval: true }), ['forbidden', 'APP_NOT_APPROVED']],
    ['a scope was not ticked', () => Object.assign(app, { scopes: ['api'] }), ['invalid', 'APP_SCOPES']],
    [
      'the API is switched off',
      () => Object.assign(orgState(world), { apiDisabled: true }),
      ['forbidden', 'API_DISABLED_FOR_ORG'],
    ],
  ])('%s', async (_, arrange, expected) => {
    arrange();
    expect(await codeOf(signIn())).toEqual(expected);
    orgState(world).apiDisabled = false;
    expect((await settingsView()).salesforce).toBeNull();
    expect(await signIns.get(host)).toBeNull();
    expect(grants().every(({ ended }) => ended)).toBe(true);
  });

  test('the person denies it; the answer is somebody else’s; it comes twice; it comes too late', async () => {
    expect(await codeOf(signIn('deny'))).toEqual(['forbidden', 'SIGN_IN_DENIED']);
    const asked = await beginSignIn(host, app.clientId, callback);
    const foreign = (await answeredBy(asked)).replace(/state=[^&]+/, 'state=x');
    expect(await codeOf(finishSignIn(foreign))).toEqual(['unreadable', undefined]);
    expect(await codeOf(finishSignIn(await answeredBy(asked)))).toEqual(['expired', 'SIGN_IN_LOST']);
    const late = await answeredBy(await beginSignIn(host, app.clientId, callback));
    world.clock.advance(16 * 60_000);
    expect(await codeOf(finishSignIn(late))).toEqual(['expired', 'SIGN_IN_AGAIN']);
  });

  test('another org than the paired one is refused, and its tokens are handed back', async () => {
    cookies.set(host, world.sid);
    await connectSalesforce(host);
    const { changeEnvironment } = await import('../../lib/storage/settings');
    await changeEnvironment(world.portalId, (now) => ({ ...now, orgId: '00D000000000001EAA' }));
    expect(await codeOf(signIn())).toEqual(['conflict', 'OTHER_ORG']);
    expect(grants().every(({ ended }) => ended)).toBe(true);
  });

  test.each([
    ['no consumer key', 'abc', ['invalid', 'CLIENT_ID_SHAPE']],
    ['none', ' ', ['invalid', 'CLIENT_ID_SHAPE']],
  ])('%s', async (_, clientId, expected) => {
    expect(await codeOf(beginSignIn(host, clientId, callback))).toEqual(expected);
  });
});
