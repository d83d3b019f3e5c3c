import { startHost } from '../pages/start';
import type { World } from '../world/types';

export type Role = 'hubspot' | 'salesforce' | 'pages';

const bare = (host: string) => host.toLowerCase().replace(/:\d+$/, '');

/** Which of the services a host and path belong to, as in the real world; null: none of them. */
export function roleOf(host: string, path: string): Role | null {
  const name = bare(host);
  if (name === 'api.hubapi.com') return 'hubspot';
  if (name.endsWith('.hubspot.com')) return 'pages';
  if (name.endsWith('.my.salesforce.com')) return /^\/(services|id)\//.test(path) ? 'salesforce' : 'pages';
  if (name === startHost) return 'pages';
  if (name.endsWith('.lightning.force.com') || name.endsWith('.salesforce.com')) return 'pages';
  return null;
}

/** The world whose My Domain this host is. */
export function worldByHost(worlds: readonly World[], host: string): World | undefined {
  const name = bare(host);
  return worlds.find(
    ({ domain }) => name === `${domain}.my.salesforce.com` || name === `${domain}.lightning.force.com`,
  );
}

/** The world of a HubSpot page (its portal id stands in the path), or of a Salesforce page. */
export function worldOfPage(worlds: readonly World[], host: string, path: string): World | undefined {
  const parts = path.split('/').filter(Boolean);
  return (
    worldByHost(worlds, host) ??
    worlds.find((world) => parts.includes(world.portalId)) ??
    worlds.find((world) => parts.some((part) => world.salesforce.record(part)))
  );
}

/** Over plain HTTP there is no My Domain: the session names its org before the `!`. */
export function worldBySession(worlds: readonly World[], authorization: string | undefined): World | undefined {
  const org = /^(?:Bearer|OAuth)\s+(\w{15,18})!/i.exec(authorization ?? '')?.[1]?.slice(0, 15);
  return org === undefined ? undefined : worlds.find((world) => world.orgId.startsWith(org));
}

/** The world of a HubSpot token; none for an unknown token. */
export function worldByToken(worlds: readonly World[], token: string): World | undefined {
  return worlds.find((world) => world.token === token || world.tokens.has(token));
}
