import type { RecordRef } from '../records/types';
import { secrets } from './secrets';
import { activeEnvironment, type Environment, readSettings, type SettingsStore } from './settings';

/** Whose environment is meant: that of a page, or of a portal by its id. Left out: the one that is being configured. */
export type Whose = RecordRef | string;

/** The name of a portal's token among the secrets. */
export const tokenKey = (portalId: string): string => `hubspot:${portalId}`;

/**
 * The environments that may be meant, the likeliest first. A page is of the portal or of the API host that stands in
 * it, whichever is being configured; of one that is none of ours the configured environment says that it is another's.
 */
export function environmentsFor(store: SettingsStore, whose?: Whose): Environment[] {
  const active = activeEnvironment(store);
  const all = active ? [active, ...others(store, active)] : Object.values(store.environments);
  if (whose === undefined) return active ? [active] : [];
  if (typeof whose === 'string') return all.filter(({ portalId }) => portalId === whose);
  const own = all.filter((one) =>
    whose.crm === 'hubspot' ? one.portalId === whose.portalId : one.salesforce?.host === whose.apiHost,
  );
  return active && !own.includes(active) ? [...own, active] : own;
}

/** Every connected environment, one whose token is kept; the one that is being configured comes first. */
export async function connectedEnvironments(): Promise<Environment[]> {
  const { store } = await readSettings();
  const active = activeEnvironment(store);
  const all = active ? [active, ...others(store, active)] : Object.values(store.environments);
  const tokens = await Promise.all(all.map(({ portalId }) => secrets.get(tokenKey(portalId))));
  return all.filter((_one, n) => tokens[n]);
}

const others = ({ environments }: SettingsStore, active: Environment) =>
  Object.values(environments).filter((one) => one !== active);
