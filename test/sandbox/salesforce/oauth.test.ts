import jsforce from 'jsforce';
import { beforeEach, describe, expect, it } from 'vitest';
import { addClientApp, type ClientApp } from './oauth/apps';
import { org } from './org';
import { orgState } from './state';

const { world, base, raw } = org();
const callback = 'https://abc.chromiumapp.org/salesforce';
let app: ClientApp;
let client: InstanceType<typeof jsforce.OAuth2>;

beforeEach(() => {
  app = addClientApp(world, [callback]);
  client = new jsforce.OAuth2({ loginUrl: base(), clientId: app.clientId, redirectUri: callback, useVerifier: true });
});

/** What stands in the address that the browser is sent to, after this button was clicked by a person who is signed in. */
async function clicked(button: 'allow' | 'deny', asked = client.getAuthorizationUrl({ state: 's1' })) {
  const answer = await fetch(asked, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `sid=${world.sid}` },
    body: new URLSearchParams({ [button]: '1' }),
  });
  const to = answer.headers.get('location');
  return to ? Object.fromEntries(new URL(to).searchParams) : { page: await answer.text() };
}
const code = async () => (await clicked('allow')).code ?? '';
const good = async (sid: string) => (await raw('/services/data/v65.0/limits', { sid })).status === 200;

describe('sign-in by an app of the org', () => {
  it('asks to log in first, then for the permission, and hands out a code that is good once', async () => {
    const asked = client.getAuthorizationUrl({ state: 's1' });
    expect(await (await fetch(asked)).text()).toContain('Log In');
    const first = await clicked('allow');
    expect(first).toMatchObject({ state: 's1', code: expect.any(String) });
    const tokens = await client.requestToken(first.code ?? '');
    expect(tokens).toMatchObject({ instance_url: `https://${world.domain}.my.salesforce.com`, token_type: 'Bearer' });
    expect(tokens.id).toContain(world.orgId);
    expect(await good(tokens.access_token)).toBe(true);
    await expect(client.requestToken(first.code ?? '')).rejects.toThrow('expired authorization code');
  });

  it('sends a refusal back to the callback, and says on the page what is wrong with the app', async () => {
    expect(await clicked('deny')).toMatchObject({ error: 'access_denied', state: 's1' });
    const other = new jsforce.OAuth2({ loginUrl: base(), clientId: app.clientId, redirectUri: 'https://x.example/' });
    expect((await clicked('allow', other.getAuthorizationUrl({}))).page).toContain('redirect_uri_mismatch');
    const nobody = new jsforce.OAuth2({ loginUrl: base(), clientId: '3MVG9x', redirectUri: callback });
    expect((await clicked('allow', nobody.getAuthorizationUrl({}))).page).toContain('invalid_client_id');
    app.needsApproval = true;
    expect(await clicked('allow')).toMatchObject({ error: 'OAUTH_APP_ACCESS_DENIED' });
  });

  it('takes no code without its proof, with another one, or after its time', async () => {
    const without = new jsforce.OAuth2({ loginUrl: base(), clientId: app.clientId, redirectUri: callback });
    expect(await clicked('allow', without.getAuthorizationUrl({}))).toMatchObject({
      error: 'invalid_request',
      error_description: 'missing required code challenge',
    });
    const foreign = new jsforce.OAuth2({
      loginUrl: base(),
      clientId: app.clientId,
      redirectUri: callback,
      useVerifier: true,
    });
    await expect(foreign.requestToken(await code())).rejects.toThrow('invalid code verifier');
    const late = await code();
    world.clock.advance(16 * 60_000);
    await expect(client.requestToken(late)).rejects.toThrow('expired authorization code');
  });

  it('rotates: the newest refresh token is good, one that comes again ends the sign-in', async () => {
    const first = await client.requestToken(await code());
    const second = await client.refreshToken(first.refresh_token ?? '');
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await good(second.access_token)).toBe(true);
    await expect(client.refreshToken(first.refresh_token ?? '')).rejects.toThrow('expired access/refresh token');
    expect(await good(second.access_token)).toBe(false);
    await expect(client.refreshToken(second.refresh_token ?? '')).rejects.toThrow('expired access/refresh token');
  });

  it('without rotation the one token stays good; without its scope there is none; a secret may be asked for', async () => {
    Object.assign(app, { rotates: false });
    const first = await client.requestToken(await code());
    expect((await client.refreshToken(first.refresh_token ?? '')).refresh_token).toBeUndefined();
    expect(await good((await client.refreshToken(first.refresh_token ?? '')).access_token)).toBe(true);
    app.scopes = ['api'];
    expect(await clicked('allow', client.getAuthorizationUrl({ scope: 'api refresh_token' }))).toMatchObject({
      error: 'invalid_scope',
    });
    expect((await client.requestToken(await code())).refresh_token).toBeUndefined();
    app.needsSecret = true;
    await expect(client.requestToken(await code())).rejects.toThrow('client secret');
  });

  it('revokes an access token alone, or with a refresh token the sign-in', async () => {
    const { access_token, refresh_token = '' } = await client.requestToken(await code());
    await client.revokeToken(access_token);
    expect(await good(access_token)).toBe(false);
    const next = await client.refreshToken(refresh_token);
    await client.revokeToken(next.refresh_token ?? '');
    expect(await good(next.access_token)).toBe(false);
    await expect(client.revokeToken(next.refresh_token ?? '')).rejects.toThrow('invalid token');
    expect(orgState(world).oauth.grants.at(-1)?.ended).toBe(true);
  });
});
