import { noted, recorded } from '../history/record';
import { hubspotNow } from '../resync/reach';
import { environmentKey, type PortalAndOrg } from '../storage/environment-key';
import { activeEnvironment, type Environment, readSettings } from '../storage/settings';

/** Where an entry of the history belongs. */
export const placeOf = (environment: PortalAndOrg) => ({ environment: environmentKey(environment), now: hubspotNow });

/** Does something in HubSpot that is no job, and keeps it in the history by the name of what it is about. */
export function doneInHubspot<T>(
  environment: PortalAndOrg,
  { kind, subject }: { readonly kind: string; readonly subject: string },
  run: () => Promise<T>,
): Promise<T> {
  return recorded(placeOf(environment), { kind, subject, change: null }, run);
}

/** A connection that was made or ended goes into the history of the portal that it is about. */
export async function noteConnection(kind: 'connected' | 'disconnected', portal: Environment | null): Promise<void> {
  const environment = portal ?? activeEnvironment((await readSettings()).store);
  if (environment) await noted(placeOf(environment), [{ kind, subject: environment.portalId, change: null }]);
}

/** The same for Salesforce: the org's host is what it is about. */
export async function noteOrg(kind: 'paired' | 'unpaired', before: Environment | null): Promise<void> {
  const environment = before ?? activeEnvironment((await readSettings()).store);
  const subject = environment?.salesforce?.host ?? null;
  if (environment && subject) await noted(placeOf(environment), [{ kind, subject, change: null }]);
}

/** What an admin changed in the settings: each of them with its value before and after. */
export async function noteSettings(environment: Environment, after: Environment['settings']): Promise<void> {
  const before = environment.settings;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof typeof after)[];
  const changed = names.filter((name) => name !== 'seen' && textOf(before[name]) !== textOf(after[name]));
  const changes = changed.map((property) => {
    const [from, to] = shown(textOf(before[property]), textOf(after[property]));
    return { kind: 'settings', subject: null, change: { where: 'synclens' as const, property, from, to } };
  });
  await noted(placeOf(environment), changes);
}

/** A mapping of a hundred rows is more than a history needs: what is kept of it begins where it differs. */
const longest = 200;
function shown(from: string | null, to: string | null): [string | null, string | null] {
  let at = 0;
  while (from && to && from[at] === to[at]) at++;
  const start = at < longest / 2 ? 0 : at - longest / 4;
  const cut = (text: string | null) => text && `${start > 0 ? '…' : ''}${text.slice(start, start + longest)}`;
  return [cut(from), cut(to)];
}
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
