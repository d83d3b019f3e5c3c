import * as oauth from 'oauth4webapi';
import { send as realSend, redact, type Send } from '../http/send';
import { signInError } from './sign-in-errors';

/** The customer's own External Client App in one org. It has no secret: an extension could not keep one. */
export interface ClientApp {
  /** `acme.my.salesforce.com`. */
  readonly host: string;
  /** The consumer key. */
  readonly clientId: string;
}

/** What is kept from the question until its answer comes. Never shown to a page. */
export interface PendingSignIn extends ClientApp {
  readonly callback: string;
  readonly state: string;
  readonly verifier: string;
}

export interface Tokens {
  readonly access: string;
  /** Null: the app was not given `refresh_token`, so the sign-in ends with its first session. */
  readonly refresh: string | null;
}

const scope = 'api refresh_token';

const serverOf = (host: string): oauth.AuthorizationServer => ({
  issuer: `https://${host}`,
  authorization_endpoint: `https://${host}/services/oauth2/authorize`,
  token_endpoint: `https://${host}/services/oauth2/token`,
  revocation_endpoint: `https://${host}/services/oauth2/revoke`,
});
const clientOf = ({ clientId }: ClientApp): oauth.Client => ({ client_id: clientId });

/** Web-server flow with proof (RFC 7636): the address where a person signs in, and what its answer will be held against. */
export async function signInAddress(
  app: ClientApp,
  callback: string,
): Promise<{ url: string; pending: PendingSignIn }> {
  const [state, verifier] = [oauth.generateRandomState(), oauth.generateRandomCodeVerifier()];
  const url = new URL(serverOf(app.host).authorization_endpoint ?? '');
  const asked = {
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: callback,
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { url: url.href, pending: { ...app, callback, state, verifier } };
}

/** The tokens for the address that Salesforce sent the browser to. Throws `ApiError`. */
export function tokensFor(pending: PendingSignIn, answered: string, send: Send = realSend): Promise<Tokens> {
  return explained('POST /services/oauth2/token', async () => {
    const [server, client] = [serverOf(pending.host), clientOf(pending)];
    const found = oauth.validateAuthResponse(server, client, new URL(answered), pending.state);
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      found,
      pending.callback,
      pending.verifier,
      { [oauth.customFetch]: fetchBy(send, 'POST /services/oauth2/token') },
    );
    return tokens(await oauth.processAuthorizationCodeResponse(server, client, answer));
  });
}

/** The next tokens. Where the org rotates, the given one is good for nothing afterwards. Throws `ApiError`. */
export function refreshed(app: ClientApp, refresh: string, send: Send = realSend): Promise<Tokens> {
  return explained('POST /services/oauth2/token', async () => {
    const [server, client] = [serverOf(app.host), clientOf(app)];
    const answer = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, {
      [oauth.customFetch]: fetchBy(send, 'POST /services/oauth2/token'),
    });
    const next = tokens(await oauth.processRefreshTokenResponse(server, client, answer));
    return { ...next, refresh: next.refresh ?? refresh };
  });
}

/** Ends the sign-in at Salesforce: by its refresh token with all that came of it. Throws `ApiError`. */
export function revoked(app: ClientApp, token: string, send: Send = realSend): Promise<void> {
  return explained('POST /services/oauth2/revoke', async () => {
    const [server, client] = [serverOf(app.host), clientOf(app)];
    const answer = await oauth.revocationRequest(server, client, oauth.None(), token, {
      [oauth.customFetch]: fetchBy(send, 'POST /services/oauth2/revoke'),
    });
    await oauth.processRevocationResponse(answer);
  });
}

const tokens = (answer: oauth.TokenEndpointResponse): Tokens => ({
  access: answer.access_token,
  refresh: answer.refresh_token ?? null,
});

/** The product's one fetch in the shape that the library asks for. */
function fetchBy(send: Send, route: string) {
  return async (url: string, options: oauth.CustomFetchOptions<string, unknown>): Promise<Response> => {
    const { method, headers, body } = options;
    const sent = body === null || body === undefined ? undefined : String(body);
    const answer = await send({ service: 'salesforce', method, url, route, headers, body: sent });
    return new Response(answer.text, { status: answer.status, headers: answer.headers });
  };
}

async function explained<T>(route: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw signInError(error, route, redact);
  }
}
