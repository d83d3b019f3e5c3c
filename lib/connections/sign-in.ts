import { ApiError } from '../http/errors';
import { sameId } from '../records/ids';
import { activeEnvironment, readSettings } from '../storage/settings';
import { pendingSignIn, signIns } from '../storage/sign-ins';
import { allowedHost } from './allowed';
import { changeOrg, orgOf, tried } from './salesforce';
import { apiHostFrom } from './salesforce-host';
import { endSignIn } from './sessions/app';

/** The calls of a sign-in: a part of their own, which few starts need. */
const calls = () => import('../salesforce/sign-in');

/** The address where a person signs in by the org's own app. What its answer is held against is kept here. Throws `ApiError`. */
export async function beginSignIn(text: string, typed: string, callback: string): Promise<string> {
  const host = await allowedHost(apiHostFrom(text));
  const clientId = typed.trim();
  if (!/^[\w.-]{20,200}$/.test(clientId))
    throw new ApiError('invalid', 'salesforce', { code: 'CLIENT_ID_SHAPE', words: clientId.slice(0, 40) });
  await connectedPortal();
  const { url, pending } = await (await calls()).signInAddress({ host, clientId }, callback);
  await pendingSignIn.set(pending);
  return url;
}

/**
 * Takes the address that Salesforce sent the browser to, gets the tokens and pairs the portal with the org. Nothing is
 * stored where the org is another one or refuses; what it gave is handed back then. Throws `ApiError`.
 */
export async function finishSignIn(answered: string): Promise<void> {
  const pending = await pendingSignIn.take();
  if (!pending) throw new ApiError('expired', 'salesforce', { code: 'SIGN_IN_LOST' });
  const { host, clientId } = pending;
  const { tokensFor, revoked } = await calls();
  const tokens = await tokensFor(pending, answered);
  const handBack = () => revoked({ host, clientId }, tokens.refresh ?? tokens.access).catch(() => undefined);
  try {
    const environment = await connectedPortal();
    const orgId = orgOf(tokens.access);
    if (!orgId) throw new ApiError('invalid', 'salesforce', { code: 'SESSION_SHAPE', words: host });
    if (environment.orgId !== null && !sameId(orgId, environment.orgId))
      throw new ApiError('conflict', 'salesforce', { code: 'OTHER_ORG', words: orgId });
    const paired = await tried({ host, sid: tokens.access, orgId, clientId });
    // One that was before it would stay good for whoever found it.
    await endSignIn(host);
    await signIns.set(host, { clientId, ...tokens });
    await changeOrg(environment.portalId, orgId, paired);
  } catch (error) {
    await handBack();
    throw error;
  }
}

async function connectedPortal() {
  const environment = activeEnvironment((await readSettings()).store);
  if (!environment) throw new ApiError('not-connected', 'hubspot', { code: 'NO_PORTAL' });
  return environment;
}
