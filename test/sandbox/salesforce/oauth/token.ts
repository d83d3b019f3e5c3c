import type { World } from '../../world/types';
import { orgState } from '../state';
import { type ClientApp, challengeOf, endGrant, type Grant, newAccess, newRefresh } from './apps';

/** An OAuth error (RFC 6749, 5.2) in Salesforce's words. */
const fail = (error: string, error_description: string, status = 400): Response =>
  Response.json({ error, error_description }, { status });

/** `POST /services/oauth2/token`: a code for tokens, or a refresh token for the next ones. */
export async function token(world: World, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const app = orgState(world).oauth.apps.get(form.get('client_id') ?? '');
  if (!app) return fail('invalid_client_id', 'client identifier invalid');
  if (app.needsSecret) return fail('invalid_client', 'client secret is required', 401);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return byCode(world, app, form);
    case 'refresh_token':
      return byRefresh(world, app, form);
    default:
      return fail('unsupported_grant_type', 'grant type not supported');
  }
}

function byCode(world: World, app: ClientApp, form: URLSearchParams): Response {
  const { codes, grants } = orgState(world).oauth;
  const code = codes.get(form.get('code') ?? '');
  if (!code || code.clientId !== app.clientId) return fail('invalid_grant', 'invalid authorization code');
  if (code.used || world.clock.now() > code.until) return fail('invalid_grant', 'expired authorization code');
  if (form.get('redirect_uri') !== code.callback)
    return fail('redirect_uri_mismatch', 'redirect_uri must match configuration');
  const verifier = form.get('code_verifier');
  if (code.challenge && (!verifier || challengeOf(verifier) !== code.challenge))
    return fail('invalid_grant', 'invalid code verifier');
  code.used = true;
  const grant: Grant = { clientId: app.clientId, scopes: code.scopes, access: null, refresh: [], ended: false };
  grants.push(grant);
  return tokens(world, grant, code.scopes.includes('refresh_token') ? newRefresh(grant) : null);
}

function byRefresh(world: World, app: ClientApp, form: URLSearchParams): Response {
  const given = form.get('refresh_token') ?? '';
  const grant = orgState(world).oauth.grants.find(
    (one) => one.clientId === app.clientId && one.refresh.includes(given),
  );
  if (!grant || grant.ended) return fail('invalid_grant', 'expired access/refresh token');
  if (app.rotates && grant.refresh.at(-1) !== given) {
    if (app.reuseEndsAll) endGrant(world, grant);
    return fail('invalid_grant', 'expired access/refresh token');
  }
  return tokens(world, grant, app.rotates ? newRefresh(grant) : null);
}

function tokens(world: World, grant: Grant, refresh: string | null): Response {
  return Response.json({
    access_token: newAccess(world, grant),
    ...(refresh === null ? {} : { refresh_token: refresh }),
    signature: 'c2lnbmF0dXJl',
    scope: grant.scopes.join(' '),
    instance_url: `https://${world.domain}.my.salesforce.com`,
    id: `https://login.salesforce.com/id/${world.orgId}/${world.salesforce.adminUserId}`,
    token_type: 'Bearer',
    issued_at: String(world.clock.now()),
  });
}

/** `POST /services/oauth2/revoke`: an access token alone, or with a refresh token the whole sign-in. */
export async function revoke(world: World, request: Request): Promise<Response> {
  const given = new URLSearchParams(await request.text()).get('token') ?? '';
  const grant = orgState(world).oauth.grants.find((one) => one.access === given || one.refresh.includes(given));
  if (!grant || grant.ended) return fail('invalid_token', 'invalid token: this token is not known');
  if (grant.access === given) world.sessions.delete(given);
  else endGrant(world, grant);
  return new Response(null, { status: 200 });
}
