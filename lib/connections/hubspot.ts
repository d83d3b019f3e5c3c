import { ApiError } from '../http/errors';
import { nameAccount } from '../http/own-calls';
import { account, tokenScopes } from '../hubspot/account';
import { type HubspotClient, hubspotClient } from '../hubspot/client';
import { subscriptionFrom } from '../hubspot/subscription';
import { secrets } from '../storage/secrets';
import { activeEnvironment, changeSettings, type Environment, freshSettings, readSettings } from '../storage/settings';
import { allowedPortal } from './allowed';

const secretOf = (portalId: string) => `hubspot:${portalId}`;

/** Every scope that the product knows, with the key of the sentence that says what it buys. */
export const knownScopes = [
  { name: 'crm.objects.contacts.read', buys: 'verdict' },
  { name: 'crm.lists.read', buys: 'verdict' },
  { name: 'crm.schemas.contacts.read', buys: 'mapping' },
  { name: 'crm.objects.contacts.write', buys: 'resync' },
  { name: 'crm.schemas.contacts.write', buys: 'trigger' },
  { name: 'crm.objects.companies.read', buys: 'companies' },
  { name: 'crm.lists.write', buys: 'segments' },
] as const;

export interface Connected {
  /** What the calls are made for. */
  readonly by: string;
  readonly client: HubspotClient;
  readonly environment: Environment;
  readonly revision: number;
}

/** The connected portal with a client for it, whose calls are counted as `by` asked for them. Throws `not-connected` where there is none. */
export async function connectedHubspot(by = 'click'): Promise<Connected> {
  const { store, setAside } = await readSettings();
  const environment = activeEnvironment(store);
  if (!environment && setAside) throw new ApiError('not-connected', 'hubspot', { code: 'SETTINGS_BROKEN' });
  const token = environment && (await secrets.get(secretOf(environment.portalId)));
  if (!environment || !token) throw new ApiError('not-connected', 'hubspot');
  const { portalId: account, timeZone: zone } = environment;
  const client = hubspotClient({ token, zone, origin: { by, account } });
  return { by, client, environment, revision: store.revision };
}

/** Tries the token, then keeps it. Nothing is stored where HubSpot refuses it. Throws `ApiError`. */
export async function connectHubspot(token: string): Promise<void> {
  const trimmed = token.trim();
  if (!/^pat-[a-z0-9]+-[0-9a-f-]{36}$/i.test(trimmed))
    throw new ApiError('invalid', 'hubspot', { words: 'pat-…', code: 'TOKEN_SHAPE' });
  const client = hubspotClient({ token: trimmed });
  const [portal, scopes] = await Promise.all([account(client), tokenScopes(client, trimmed)]);
  await allowedPortal(portal.portalId);
  nameAccount('hubspot', portal.portalId);
  await secrets.set(secretOf(portal.portalId), trimmed);
  await changeSettings((store) => {
    const before = store.environments[portal.portalId];
    const environment = {
      ...portal,
      orgId: before?.orgId ?? null,
      scopes,
      subscription: subscriptionFrom(client.limits()),
      lastRealityCheck: before?.lastRealityCheck ?? null,
      salesforce: before?.salesforce ?? null,
      settings: before?.settings ?? freshSettings,
    };
    return {
      ...store,
      active: portal.portalId,
      environments: { ...store.environments, [portal.portalId]: environment },
    };
  });
}

/** Forgets the token. The portal's settings stay for the next time. */
export async function disconnectHubspot(): Promise<void> {
  const { store } = await readSettings();
  if (store.active !== null) await secrets.remove(secretOf(store.active));
  await changeSettings((current) => ({ ...current, active: null }));
}
