import { ApiError } from '../http/errors';
import { sameId, to18 } from '../records/ids';
import { type SalesforceClient, salesforceClient } from '../salesforce/client';
import { dailyCalls, orgFacts, userName } from '../salesforce/user';
import { isRefused, noteRefused } from '../storage/refused-sessions';
import { activeEnvironment, changeEnvironment, type Environment, readSettings } from '../storage/settings';
import { allowedHost } from './allowed';
import { apiHostFrom } from './salesforce-host';
import { sessionSources } from './sessions';
import { endSignIn } from './sessions/app';
import type { SessionSource } from './sessions/source';

type Way = SessionSource['id'];

export interface ConnectedOrg {
  readonly client: SalesforceClient;
  readonly host: string;
  readonly orgId: string;
}

/** The org that a session belongs to: what stands before its `!`. */
export function orgOf(sid: string): string | null {
  return sid.includes('!') ? to18(sid.split('!')[0]) : null;
}

/** Clients live as long as the worker; for each session one by what asks, so that equal reads find each other. */
const clients = new Map<string, SalesforceClient>();

/**
 * The paired org with a client for the session that the browser has now, whose calls are counted as `by` asked for
 * them. Throws `not-connected` where
 * none was paired, `expired` without a session, `conflict` (`OTHER_ORG`) where the session is another org's.
 */
export async function connectedSalesforce(environment: Environment, by = 'click'): Promise<ConnectedOrg> {
  const { salesforce, orgId } = environment;
  if (!salesforce || !orgId) throw new ApiError('not-connected', 'salesforce');
  const { host, version } = salesforce;
  const way = wayOf(environment);
  const sid = await sessionOf(host, orgId, way);
  const key = `${host} ${sid} ${by}`;
  const known = clients.get(key);
  const client = known ?? newClient(environment.portalId, { host, sid, version, orgId, by, way });
  if (!known) {
    // Of this host another session is an old one.
    for (const other of clients.keys())
      if (other.startsWith(`${host} `) && !other.startsWith(`${host} ${sid} `)) clients.delete(other);
    clients.set(key, client);
  }
  return { client, host, orgId };
}

type Paired = Readonly<Record<'host' | 'sid' | 'version' | 'orgId' | 'by', string>> & { readonly way: Way };

function newClient(portalId: string, { host, sid, version, orgId, by, way }: Paired) {
  return salesforceClient({
    host,
    sid,
    version,
    origin: { by, account: orgId },
    async renew(refused) {
      const now = checked(host, orgId, way, await sessionSources[way].renew(host, refused));
      if (now === refused) await noteRefused(host, now);
      return now;
    },
    // An org is updated three times a year: what was the newest at pairing is not for ever.
    told: (newest) =>
      void changeEnvironment(portalId, (now) =>
        now.salesforce?.host === host ? { ...now, salesforce: { ...now.salesforce, version: newest } } : now,
      ),
  });
}

/** The session of this host that there is now. Throws `expired` where there is none, `conflict` where it is another org's. */
export async function sessionOf(host: string, orgId: string | null, way: Way = 'browser'): Promise<string> {
  return checked(host, orgId, way, await sessionSources[way].find(host));
}

function checked(host: string, orgId: string | null, way: Way, sid: string | null): string {
  const code = way === 'app' ? 'SIGN_IN_AGAIN' : 'NO_SESSION';
  if (sid === null) throw new ApiError('expired', 'salesforce', { code, words: host });
  const found = orgOf(sid);
  if (orgId !== null && !sameId(found, orgId))
    throw new ApiError('conflict', 'salesforce', { code: 'OTHER_ORG', words: found ?? host });
  return sid;
}

/** By which way the paired org is asked. */
export const wayOf = ({ salesforce }: Environment): Way => (salesforce?.clientId === undefined ? 'browser' : 'app');

/**
 * Pairs the connected portal with the org of this host, by the browser's session. Nothing is stored
 * where the session is missing or refused, and the session itself never is. Throws `ApiError`.
 */
export async function connectSalesforce(text: string): Promise<void> {
  const host = await allowedHost(apiHostFrom(text));
  const environment = activeEnvironment((await readSettings()).store);
  if (!environment) throw new ApiError('not-connected', 'hubspot', { code: 'NO_PORTAL' });
  const sid = await sessionOf(host, environment.orgId);
  const orgId = orgOf(sid);
  if (!orgId) throw new ApiError('invalid', 'salesforce', { code: 'SESSION_SHAPE', words: host });
  const paired = await tried({ host, sid, orgId });
  await changeOrg(environment.portalId, orgId, paired);
  if (!(await isShared(host))) await endSignIn(host);
}

/** Tries the session by some calls: what the org says of itself, as it is kept of a pairing. Throws `ApiError`. */
export async function tried(found: Readonly<Record<'host' | 'sid' | 'orgId', string>> & { clientId?: string }) {
  const { host, sid, orgId, clientId } = found;
  const client = salesforceClient({ host, sid, origin: { by: 'click', account: orgId } });
  const version = await client.version();
  await dailyCalls(client);
  const [name, org] = await Promise.all([userName(client), orgFacts(client)]);
  return {
    host,
    version,
    userName: name,
    ...org,
    ...(clientId === undefined ? {} : { clientId }),
  };
}

/** Forgets the pairing. The browser's own session goes on; a sign-in by an app is ended, at Salesforce too where it answers. */
export async function disconnectSalesforce(): Promise<void> {
  const environment = activeEnvironment((await readSettings()).store);
  if (!environment) return;
  const { salesforce } = environment;
  await changeOrg(environment.portalId, null, null);
  if (salesforce && !(await isShared(salesforce.host))) await endSignIn(salesforce.host);
}

/** Whether a portal is still paired with this org by an app: two portals may have one org, and one sign-in to it. */
async function isShared(host: string): Promise<boolean> {
  const { environments } = (await readSettings()).store;
  return Object.values(environments).some((one) => one.salesforce?.host === host && wayOf(one) === 'app');
}

/** Pairs the portal with this org, or with none. */
export async function changeOrg(
  portalId: string,
  orgId: string | null,
  salesforce: Environment['salesforce'],
): Promise<void> {
  clients.clear();
  // What was proved of another org says nothing of this one.
  await changeEnvironment(portalId, (now) => ({ ...now, orgId, salesforce, lastPairing: null }));
}

/** The pairing as a page may see it, and whether the browser has a session for it that was not refused. */
export async function salesforceState(environment: Environment) {
  const { salesforce, orgId } = environment;
  if (!salesforce || !orgId) return null;
  const way = wayOf(environment);
  const state = await sessionOf(salesforce.host, orgId, way).then(
    async (sid) => ((await isRefused(salesforce.host, sid)) ? ('expired' as const) : ('ok' as const)),
    () => 'expired' as const,
  );
  const { host, userName, orgName = null, clientId = null } = salesforce;
  return { host, orgId, orgName, userName, clientId, way, state };
}
