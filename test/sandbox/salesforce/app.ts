import { specViolations } from '../hubspot/app';
import { failure, fits, type Holds } from '../spec/salesforce';
import { SpecViolation } from '../spec/shape';
import { salesforceUsed, takeSalesforceCalls } from '../world/quota';
import type { World } from '../world/types';
import { badJson, notFound, SalesforceFailure, toFailure } from './failure';
import { oauth } from './oauth';
import { type Answer, type Call, findRoute } from './route';
import { routes } from './routes';
import { holdsUserInfo, holdsVersions, isVersion, versionList, whoIsIt } from './routes/account';
import { orgState } from './state';

/** Node's and Salesforce's limit for an address alike. */
const longestAddress = 16_384;

/**
 * Salesforce's REST API of one world. Sessions, quota and versions are checked as the service does; an answer that
 * does not fit the reduced specification is a bug of the sandbox: it is kept in `specViolations` and thrown.
 */
export function salesforceApp(worldOf: () => World) {
  return {
    async fetch(request: Request): Promise<Response> {
      const world = worldOf();
      const url = new URL(request.url);
      const where = `${request.method} ${url.pathname}`;
      if (/^\/services\/data\/?$/.test(url.pathname) && request.method === 'GET')
        return send(where, holdsVersions, { status: 200, body: versionList });
      const signIn = oauth(world, request);
      if (signIn) return signIn;
      if (request.url.length > longestAddress) return new Response('URI Too Long', { status: 414 });
      try {
        checkSession(world, request.headers.get('authorization'));
        count(world);
        if (url.pathname === '/services/oauth2/userinfo' || url.pathname.startsWith('/id/'))
          return send(where, holdsUserInfo, { status: 200, body: whoIsIt(world, url.origin) }, world);
        const [, version = '', path = ''] = /^\/services\/data\/v(\d+\.\d)(\/.*)?$/.exec(url.pathname) ?? [];
        if (!version) throw notFound();
        if (!isVersion(version)) throw removedOrUnknown(version);
        const found = findRoute(routes, request.method, path);
        if (!found) throw notFound();
        const call: Call = {
          world,
          origin: url.origin,
          method: request.method,
          version,
          params: Object.fromEntries(
            Object.entries(found.params).map(([key, value]) => [key, decodeURIComponent(value)]),
          ),
          query: url.searchParams,
          body: await readBody(request),
          header: (name) => request.headers.get(name) ?? undefined,
          nested: false,
        };
        return send(where, found.route.holds, found.route.handle(call), world);
      } catch (error) {
        const failed = toFailure(error);
        const refused = failed.status === 401 || failed.errorCode === 'API_DISABLED_FOR_ORG';
        return send(where, fits(failure), { status: failed.status, body: failed.body() }, refused ? undefined : world);
      }
    },
  };
}

/** Lightning's own session has no access to the API; every other fault of a session reads alike. */
function checkSession(world: World, authorization: string | null): void {
  const sid = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  if (!world.sessions.has(sid)) {
    const lightning = sid.startsWith(`${world.orgId.slice(0, 15)}!Lightning`);
    const message = lightning ? 'This session is not valid for use with the REST API' : 'Session expired or invalid';
    throw new SalesforceFailure(401, 'INVALID_SESSION_ID', message);
  }
  if (orgState(world).apiDisabled)
    throw new SalesforceFailure(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
}

/** Every call counts against the org's day, as the integration's own calls do. */
function count(world: World): void {
  if (!takeSalesforceCalls(world, 1))
    throw new SalesforceFailure(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
}

const removedOrUnknown = (version: string) =>
  Number(version) < 31
    ? new SalesforceFailure(410, 'UNSUPPORTED_API_VERSION', `API version ${version} is no longer supported`)
    : notFound();

async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (request.headers.get('content-type')?.startsWith('text/csv')) return text;
  if (!text) return {};
  try {
    return JSON.parse(text);
  } catch {
    throw badJson('Unexpected character in the body of the request');
  }
}

function send(where: string, holds: Holds, answer: Answer, world?: World): Response {
  const headers = new Headers(answer.headers);
  if (world) headers.set('Sforce-Limit-Info', `api-usage=${salesforceUsed(world)}/${world.limits.salesforceDaily}`);
  if (answer.csv !== undefined) {
    headers.set('content-type', 'text/csv');
    return new Response(answer.csv, { status: answer.status, headers });
  }
  if (answer.body === undefined) return new Response(null, { status: answer.status, headers });
  const text = JSON.stringify(answer.body);
  const problems = holds(JSON.parse(text));
  if (problems.length > 0) {
    const violation = new SpecViolation(`${where} ${answer.status}`, problems);
    specViolations.push(violation);
    throw violation;
  }
  headers.set('content-type', 'application/json;charset=UTF-8');
  return new Response(text, { status: answer.status, headers });
}
