import { escapeHtml, plainPage } from '../../pages/html';
import type { World } from '../../world/types';
import { orgState } from '../state';
import { type ClientApp, secret } from './apps';

/** A code is good for so long (ms): documented as 15 minutes at the most. */
const codeGoodFor = 15 * 60_000;

/**
 * `GET|POST /services/oauth2/authorize`: the sign-in, then the question whether the app may. What is wrong with the
 * app or its address is said on the page; all else goes to the callback, as Salesforce does it.
 */
export async function authorize(world: World, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const form = request.method === 'POST' ? new URLSearchParams(await request.text()) : null;
  const asked = url.searchParams;
  const app = orgState(world).oauth.apps.get(asked.get('client_id') ?? '');
  if (!app) return wrong('invalid_client_id', 'client identifier invalid');
  const callback = asked.get('redirect_uri') ?? '';
  if (!app.callbacks.includes(callback)) return wrong('redirect_uri_mismatch', 'redirect_uri must match configuration');
  const refused = refusal(app, asked);
  if (refused) return back(callback, { ...refused, state: asked.get('state') });

  if (form?.has('login')) {
    const signedIn = ask(app);
    signedIn.headers.append('set-cookie', `sid=${world.sid}; Path=/; Secure; HttpOnly; SameSite=None`);
    return signedIn;
  }
  const cookie = request.headers.get('cookie') ?? '';
  if (!cookie.includes(`sid=${world.sid}`)) return signIn(world);
  if (!form) return ask(app);
  if (!form.has('allow'))
    return back(callback, {
      error: 'access_denied',
      error_description: 'end-user denied authorization',
      state: asked.get('state'),
    });
  const code = `aPrx${secret()}`;
  orgState(world).oauth.codes.set(code, {
    clientId: app.clientId,
    callback,
    challenge: asked.get('code_challenge'),
    until: world.clock.now() + codeGoodFor,
    used: false,
    scopes: (asked.get('scope') ?? app.scopes.join(' ')).split(' '),
  });
  return back(callback, { code, state: asked.get('state') });
}

function refusal(app: ClientApp, asked: URLSearchParams) {
  if (app.needsApproval)
    return {
      error: 'OAUTH_APP_ACCESS_DENIED',
      error_description: 'user is not admin approved to access this app',
    };
  if (asked.get('response_type') !== 'code')
    return { error: 'unsupported_response_type', error_description: 'response type not supported' };
  const proof = asked.get('code_challenge');
  if (app.needsProof && !proof)
    return { error: 'invalid_request', error_description: 'missing required code challenge' };
  // Salesforce knows this method alone, and its own clients do not name it.
  if (proof && (asked.get('code_challenge_method') ?? 'S256') !== 'S256')
    return { error: 'invalid_request', error_description: 'invalid code challenge method' };
  const wanted = (asked.get('scope') ?? '').split(' ').filter(Boolean);
  if (wanted.some((scope) => !app.scopes.includes(scope)))
    return { error: 'invalid_scope', error_description: 'the requested scope is not allowed' };
  return null;
}

function back(callback: string, values: Record<string, string | null>): Response {
  const to = new URL(callback);
  for (const [name, value] of Object.entries(values)) if (value !== null) to.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: to.href } });
}

const wrong = (error: string, words: string) =>
  plainPage(
    'Error',
    `<h1>OAuth Error</h1><p>error=${escapeHtml(error)}&amp;error_description=${escapeHtml(words)}</p>`,
    400,
  );
const signIn = (world: World) =>
  plainPage(
    'Login | Salesforce',
    `<h1>${escapeHtml(world.domain)}</h1><form method="post"><button name="login" value="1">Log In</button></form>`,
  );
const ask = (app: ClientApp) =>
  plainPage(
    'Allow Access?',
    `<h1>Allow Access?</h1><p>${escapeHtml(app.name)} is asking to: ${app.scopes.map(escapeHtml).join(', ')}</p>
<form method="post"><button name="deny" value="1">Deny</button> <button name="allow" value="1">Allow</button></form>`,
  );
