import { type Context, Hono } from 'hono';
import { failure } from '../spec/hubspot';
import { departures, SpecViolation } from '../spec/shape';
import type { World } from '../world/types';
import { HubspotFailure, invalid, missingScopes } from './failure';
import { Limiter } from './limits';
import type { Call, Route } from './route';
import { routes } from './routes';

/** Violations of the own specification since the process began; a test run ends red when it is not empty. */
export const specViolations: SpecViolation[] = [];

/**
 * HubSpot's API over the worlds, a token each. Answers carry the world's time in `Date`. An answer that does not
 * fit the reduced specification is a bug of the sandbox: it is kept in `specViolations` and thrown.
 * `realNow` (ms) times the rolling limits and is for tests.
 */
export function hubspotApp(worldOf: (token: string) => World | undefined, realNow?: () => number): Hono {
  const app = new Hono({ strict: false });
  const limiter = new Limiter(realNow);
  for (const route of routes) {
    app.on(route.method, route.path, async (context) => {
      const token = bearer(context);
      const world = token ? worldOf(token) : undefined;
      try {
        if (!world || !token) throw unauthenticated();
        context.header('Date', new Date(world.clock.now()).toUTCString());
        const scopes = scopesOf(world, token);
        if (!scopes) throw unauthenticated();
        limiter.count(world, token, route.search ?? false);
        const lacking = route.scopes.filter((scope) => !scopes.includes(scope));
        if (lacking.length > 0) throw missingScopes(lacking);
        const call = await readCall(context, world, token, scopes);
        const answer = route.handle(call);
        const body = JSON.parse(JSON.stringify(answer.body));
        hold(route, `${answer.status ?? 200}`, departures(route.answers, body));
        setLimitHeaders(context, route, limiter, world, token);
        return context.json(body, answer.status ?? 200);
      } catch (error) {
        if (!(error instanceof HubspotFailure)) throw error;
        const body = JSON.parse(JSON.stringify(error.body()));
        hold(route, `${error.status}`, departures(failure, body));
        if (world && token && error.status !== 401) setLimitHeaders(context, route, limiter, world, token);
        return context.json(body, error.status);
      }
    });
  }
  app.notFound((context) =>
    context.json(new HubspotFailure(404, 'OBJECT_NOT_FOUND', `No route ${context.req.path}.`).body(), 404),
  );
  app.onError((error) => {
    throw error;
  });
  return app;
}

function hold(route: Route, status: string, problems: string[]): void {
  if (problems.length === 0) return;
  const violation = new SpecViolation(`${route.method} ${route.path} ${status}`, problems);
  specViolations.push(violation);
  throw violation;
}

function setLimitHeaders(context: Context, route: Route, limiter: Limiter, world: World, token: string): void {
  if (route.search) return;
  for (const [name, value] of Object.entries(limiter.headers(world, token))) context.header(name, value);
}

const bearer = (context: Context) => /^Bearer\s+(\S+)$/i.exec(context.req.header('authorization') ?? '')?.[1];

const scopesOf = (world: World, token: string): readonly string[] | undefined =>
  world.token === token ? world.scopes : world.tokens.get(token);

const unauthenticated = () =>
  new HubspotFailure(401, 'INVALID_AUTHENTICATION', 'The token of this call is missing, wrong or was revoked.');

async function readCall(context: Context, world: World, token: string, scopes: readonly string[]): Promise<Call> {
  const text = await context.req.text();
  let body: unknown = {};
  if (text) {
    try {
      body = JSON.parse(text);
    } catch {
      throw invalid('The request body is not valid JSON.');
    }
  }
  return {
    world,
    token,
    scopes,
    body,
    param: (name) => context.req.param(name) ?? '',
    query: (name) => context.req.query(name),
    queries: (name) => context.req.queries(name) ?? [],
  };
}
