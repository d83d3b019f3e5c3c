import { type Context, Hono } from 'hono';
import { orgState } from '../salesforce/state';
import { isRefusal } from '../world/refusal';
import type { Fault, World } from '../world/types';
import { events } from './events';

/** A world as the control shows it. */
export function describeWorld(world: World) {
  const { id, portalId, domain, orgId, token, sid, switches, integration, limits, latencyMs } = world;
  const people = Object.fromEntries(world.people);
  return {
    id,
    portalId,
    domain,
    orgId,
    token,
    sid,
    now: world.clock.now(),
    switches,
    integration,
    limits,
    latencyMs,
    people,
  };
}

/**
 * The sandbox's own remote control: JSON, a world by its id. The extension never knows this address.
 * Errors: 404 for an unknown world, 400 with `{error}` for an event that is refused.
 */
export function controlApp(worlds: readonly World[]): Hono {
  const app = new Hono();
  const route = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    run: (world: World, body: Record<string, unknown>, context: Context) => unknown,
  ) =>
    app.on(method, `/worlds/:world${path}`, async (context) => {
      const world = worlds.find((one) => one.id === context.req.param('world'));
      if (!world) return context.json({ error: 'no such world' }, 404);
      const text = await context.req.text();
      try {
        return context.json((await run(world, text ? JSON.parse(text) : {}, context)) ?? {});
      } catch (error) {
        const code = isRefusal(error) ? error.code : undefined;
        return context.json({ error: error instanceof Error ? error.message : String(error), code }, 400);
      }
    });

  app.get('/worlds', (context) => context.json(worlds.map(describeWorld)));
  route('GET', '', describeWorld);
  route('POST', '/clock', (world, body) => {
    world.clock.advance(Number(body.advance ?? 0));
    return { now: world.clock.now() };
  });
  route('GET', '/faults', (world) => world.faults);
  route('POST', '/faults', (world, body) => {
    world.faults.push(...((Array.isArray(body) ? body : [body]) as Fault[]));
    return world.faults;
  });
  route('DELETE', '/faults', (world) => world.faults.splice(0));
  route('GET', '/calls', (world) => world.calls);
  route('DELETE', '/calls', (world) => ({ dropped: world.calls.splice(0).length }));
  route('POST', '/session', (world, body) => {
    if (body.expire) world.sessions.delete(world.sid);
    if (body.renew) {
      world.sid = `${world.orgId.slice(0, 15)}!AQ4AQ.${world.clock.now()}`;
      world.sessions.add(world.sid);
    }
    return { sid: world.sid, sessions: [...world.sessions] };
  });
  route('POST', '/token', (world, body) => {
    if (Array.isArray(body.scopes)) {
      world.scopes = body.scopes as string[];
      world.tokens.set(world.token, world.scopes);
    }
    return { token: world.token, scopes: world.scopes };
  });
  route('POST', '/switches', (world, body) => Object.assign(world.switches, body));
  route('POST', '/integration', (world, body) => Object.assign(world.integration, body));
  /** What is the org's own: `apiDisabled`, `assignTo`, `encodesReferences`, `bulk` (in part). */
  route('POST', '/org', (world, body) => {
    const { bulk, ...own } = body;
    const state = Object.assign(orgState(world), own);
    Object.assign(state.bulk, bulk);
    const { apiDisabled, assignTo, encodesReferences } = state;
    return { apiDisabled, assignTo, encodesReferences, bulk: state.bulk };
  });
  /** Writes that reached Salesforce's API, with their headers and what became of them. */
  route('GET', '/salesforce-writes', (world) => orgState(world).writes);
  route('POST', '/limits', (world, body) => Object.assign(world.limits, body));
  /** How far HubSpot's search is behind (ms). */
  route('POST', '/search-lag', (world, body) => {
    world.searchLagMs = Number(body.ms ?? 0);
    return { ms: world.searchLagMs };
  });
  route('POST', '/latency', (world, body) => {
    world.latencyMs = Number(body.ms ?? 0);
    return { ms: world.latencyMs };
  });
  route('GET', '/contacts/:id', (world, _body, context) => {
    const contact = world.hubspot.contact(context.req.param('id') ?? '');
    if (!contact) throw new Error('no such contact');
    const values = Object.fromEntries(
      [...contact.history.keys()].map((name) => [name, world.hubspot.value(contact, name)]),
    );
    const segments = [...world.hubspot.segments.values()]
      .filter((one) => one.members.has(contact.id))
      .map((one) => one.id);
    return { id: contact.id, values, segments };
  });
  route('GET', '/records/:id', (world, _body, context) => {
    const record = world.salesforce.record(context.req.param('id') ?? '');
    if (!record) throw new Error('no such record');
    return record;
  });
  route('POST', '/events/:event', (world, body, context) => {
    const play = events[context.req.param('event') ?? ''];
    if (!play) throw new Error(`no such event; there are ${Object.keys(events).join(', ')}`);
    return play(world, body);
  });
  return app;
}
