import { ApiError } from '../http/errors';
import { sameId, to18 } from '../records/ids';
import { type SalesforceClient, salesforceClient } from '../salesforce/client';
import { dailyCalls, userName } from '../salesforce/user';
import { isRefused, noteRefused } from '../storage/refused-sessions';
import { activeEnvironment, changeEnvironment, type Environment, readSettings } from '../storage/settings';
import { apiHostFrom } from './salesforce-host';
import { findSession } from './sessions';

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
  const sid = await sessionOf(host, orgId);
  const key = `${sid} ${by}`;
  const known = clients.get(key);
  const client = known ?? newClient(environment.portalId, { host, sid, version, orgId, by });
  if (!known) {
    for (const other of clients.keys()) if (!other.startsWith(`${sid} `)) clients.delete(other);
    clients.set(key, client);
  }
  return { client, host, orgId };
}

type Paired = Readonly<Record<'host' | 'sid' | 'version' | 'orgId' | 'by', string>>;

function newClient(portalId: string, { host, sid, version, orgId, by }: Paired) {
  let used = sid;
  return salesforceClient({
    host,
    sid: used,
    version,
    origin: { by, account: orgId },
    async renew() {
      const now = await sessionOf(host, orgId);
      if (now === used) await noteRefused(host, now);
      used = now;
      return now;
    },
    // An org is updated three times a year: what was the newest at pairing is not for ever.
    told: (newest) =>
      void changeEnvironment(portalId, (now) =>
        now.salesforce?.host === host ? { ...now, salesforce: { ...now.salesforce, version: newest } } : now,
      ),
  });
}

/** The session of this host that the browser has now. */
export async function sessionOf(host: string, orgId: string | null): Promise<string> {
  const sid = await findSession(host);
  if (sid === null) throw new ApiError('expired', 'salesforce', { code: 'NO_SESSION', words: host });
  const found = orgOf(sid);
  if (orgId !== null && !sameId(found, orgId))
    throw new ApiError('conflict', 'salesforce', { code: 'OTHER_ORG', words: found ?? host });
  return sid;
}

/**
 * Pairs the connected portal with the org of this host, by the browser's session. Nothing is stored
 * where the session is missing or refused, and the session itself never is. Throws `ApiError`.
 */
export async function connectSalesforce(text: string): Promise<void> {
  const host = apiHostFrom(text);
  const environment = activeEnvironment((await readSettings()).store);
  if (!environment) throw new ApiError('not-connected', 'hubspot', { code: 'NO_PORTAL' });
  const sid = await sessionOf(host, environment.orgId);
  const orgId = orgOf(sid);
  if (!orgId) throw new ApiError('invalid', 'salesforce', { code: 'SESSION_SHAPE', words: host });
  const client = salesforceClient({ host, sid, origin: { by: 'click', account: orgId } });
  const version = await client.version();
  await dailyCalls(client);
  const name = await userName(client);
  await changeOrg(environment.portalId, orgId, { host, version, userName: name });
}

/** Forgets the pairing. The browser's own session goes on. */
export async function disconnectSalesforce(): Promise<void> {
  const environment = activeEnvironment((await readSettings()).store);
  if (environment) await changeOrg(environment.portalId, null, null);
}

async function changeOrg(portalId: string, orgId: string | null, salesforce: Environment['salesforce']): Promise<void> {
  clients.clear();
  await changeEnvironment(portalId, (now) => ({ ...now, orgId, salesforce }));
}

/** The pairing as a page may see it, and whether the browser has a session for it that was not refused. */
export async function salesforceState(environment: Environment) {
  const { salesforce, orgId } = environment;
  if (!salesforce || !orgId) return null;
  const state = await sessionOf(salesforce.host, orgId).then(
    async (sid) => ((await isRefused(salesforce.host, sid)) ? ('expired' as const) : ('ok' as const)),
    () => 'expired' as const,
  );
  return { host: salesforce.host, orgId, userName: salesforce.userName, state };
}
