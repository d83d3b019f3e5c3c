import { ApiError } from '../http/errors';
import { nameAccount } from '../http/own-calls';
import { account, tokenScopes } from '../hubspot/account';
import { type HubspotClient, hubspotClient } from '../hubspot/client';
import { subscriptionFrom } from '../hubspot/subscription';
import { knownScopes } from '../records/scopes';
import { connectedEnvironments, environmentsFor, tokenKey, type Whose } from '../storage/environments';
import { secrets } from '../storage/secrets';
import { changeEnvironment, changeSettings, type Environment, freshSettings, readSettings } from '../storage/settings';
import { allowedPortal } from './allowed';

export interface Connected {
  /** What the calls are made for. */
  readonly by: string;
  readonly client: HubspotClient;
  readonly environment: Environment;
  readonly revision: number;
}

/**
 * The portal that is meant, with a client for it, whose calls are counted as `by` asked for them. Throws `not-connected`
 * where it is none of the connected ones; for a page of such a portal the one that is being configured stands in.
 */
export async function connectedHubspot(by = 'click', whose?: Whose): Promise<Connected> {
  const { store, setAside } = await readSettings();
  for (const environment of environmentsFor(store, whose)) {
    const { portalId: account, timeZone: zone } = environment;
    const token = await secrets.get(tokenKey(account));
    if (!token) continue;
    const client = hubspotClient({ token, zone, origin: { by, account } });
    return { by, client, environment, revision: store.revision };
  }
  const broken = setAside && store.active === null;
  throw new ApiError('not-connected', 'hubspot', broken ? { code: 'SETTINGS_BROKEN' } : {});
}

/** A new token in the place of the one that is in use. */
export interface Rotation {
  /** Of this portal, and no other. */
  readonly portalId: string;
  /** It may have fewer scopes than the one in use. */
  readonly fewer: boolean;
}

/**
 * Tries the token, then keeps it. Nothing is stored where HubSpot refuses it, so the one in use stays until another one
 * was tried. Throws `ApiError`; for a rotation `conflict` too: `OTHER_PORTAL` where it is another portal's,
 * `FEWER_SCOPES` where it lacks some that the one in use has.
 */
export async function connectHubspot(token: string, rotation?: Rotation): Promise<void> {
  const trimmed = token.trim();
  if (!/^pat-[a-z0-9]+-[0-9a-f-]{36}$/i.test(trimmed))
    throw new ApiError('invalid', 'hubspot', { words: 'pat-…', code: 'TOKEN_SHAPE' });
  const client = hubspotClient({ token: trimmed });
  const [portal, scopes] = await Promise.all([account(client), tokenScopes(client, trimmed)]);
  await allowedPortal(portal.portalId);
  const key = tokenKey(portal.portalId);
  if (rotation) await replaces(rotation, portal.portalId, scopes);
  const isSame = (await secrets.get(key)) === trimmed;
  nameAccount('hubspot', portal.portalId);
  await secrets.set(key, trimmed);
  await changeSettings((store) => {
    const before = store.environments[portal.portalId];
    const environment = {
      ...portal,
      orgId: before?.orgId ?? null,
      scopes,
      // The same one entered again is no younger.
      tokenSince: isSame && before ? before.tokenSince : Date.now(),
      subscription: subscriptionFrom(client.limits()),
      lastRealityCheck: before?.lastRealityCheck ?? null,
      salesforce: before?.salesforce ?? null,
      lastPairing: before?.lastPairing ?? null,
      settings: before?.settings ?? freshSettings,
    };
    return {
      ...store,
      active: portal.portalId,
      environments: { ...store.environments, [portal.portalId]: environment },
    };
  });
}

async function replaces({ portalId, fewer }: Rotation, found: string, scopes: readonly string[]): Promise<void> {
  if (found !== portalId) throw new ApiError('conflict', 'hubspot', { code: 'OTHER_PORTAL', words: found });
  const before = (await readSettings()).store.environments[portalId]?.scopes ?? [];
  const lost = knownScopes.flatMap(({ name }) => (before.includes(name) && !scopes.includes(name) ? [name] : []));
  if (lost.length > 0 && !fewer)
    throw new ApiError('conflict', 'hubspot', { code: 'FEWER_SCOPES', words: lost.join(', ') });
}

/** Tries the kept token: whose it is, and its scopes as they are now. Throws `conflict` (`OTHER_PORTAL`) where it is another portal's. */
export async function triedHubspot(whose?: string): Promise<{ missing: string }> {
  const { client, environment } = await connectedHubspot('click', whose);
  const { portalId } = environment;
  const token = (await secrets.get(tokenKey(portalId))) ?? '';
  const [portal, scopes] = await Promise.all([account(client), tokenScopes(client, token)]);
  if (portal.portalId !== portalId)
    throw new ApiError('conflict', 'hubspot', { code: 'OTHER_PORTAL', words: portal.portalId });
  if (`${scopes}` !== `${environment.scopes}`) await changeEnvironment(portalId, (now) => ({ ...now, scopes }));
  return { missing: knownScopes.flatMap(({ name }) => (scopes.includes(name) ? [] : [name])).join(', ') };
}

/**
 * Forgets the token of this portal, or of the one that is being configured. Its settings stay for the next time; another
 * connected portal is the one being configured then, if there is any.
 */
export async function disconnectHubspot(portalId?: string): Promise<void> {
  const gone = portalId ?? (await readSettings()).store.active;
  if (gone === null) return;
  await secrets.remove(tokenKey(gone));
  const [next] = await connectedEnvironments();
  await changeSettings((now) => (now.active === gone ? { ...now, active: next?.portalId ?? null } : now));
}

/** From now on this connected portal is the one being configured. Throws `not-connected`. */
export async function configure(portalId: string): Promise<void> {
  await connectedHubspot('click', portalId);
  await changeSettings((now) => ({ ...now, active: portalId }));
}
