import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Fault, World } from '../world/types';
import { defaultBody, takeFault } from './faults';
import type { Role } from './hosts';
import { note } from './log';
import { spoilt } from './spoil';

export type Handle = (request: Request) => Response | Promise<Response>;
/** Where a call goes: the world that it concerns (for faults, latency and log) and who answers. */
export interface Target {
  role: Role | 'control';
  world: World | undefined;
  handle: Handle;
}
export type Route = (call: Call) => Target | null;

interface Call {
  host: string;
  path: string;
  authorization: string | undefined;
  /** Asked by an extension's own script, as the browser says. */
  byExtension: boolean;
}

/** Node's request → the app's; then the faults, the latency and the log of its world. */
export function listener(route: Route, scheme: 'http' | 'https'): RequestListener {
  return (incoming, outgoing) => {
    answer(route, scheme, incoming, outgoing).catch((error: unknown) => {
      // A bug of the sandbox must be seen, not taken for a fault that a test asked for.
      console.error(`sandbox: ${incoming.method} ${incoming.url}`, error);
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end(`sandbox: ${String(error)}`);
    });
  };
}

async function answer(route: Route, scheme: string, incoming: IncomingMessage, outgoing: ServerResponse) {
  const came = performance.now();
  const host = incoming.headers.host ?? '127.0.0.1';
  const url = new URL(incoming.url ?? '/', `${scheme}://${host}`);
  const { pathname: path, search } = url;
  const method = incoming.method ?? 'GET';
  const text = await read(incoming);
  const { authorization } = incoming.headers;
  const target = route({ host, path, authorization, byExtension: isByExtension(incoming.headers) });
  if (!target) return void outgoing.writeHead(421, { 'content-type': 'text/plain' }).end(`Nobody lives at ${host}`);
  const { role, world } = target;
  if (world && role !== 'control') world.clock.advance(0);
  if (world) outgoing.setHeader('date', new Date(world.clock.now()).toUTCString());

  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const body = method === 'GET' || method === 'HEAD' ? undefined : text;
  const fault = world && role !== 'control' ? takeFault(world, role, method, path) : undefined;
  const api = role === 'hubspot' || role === 'salesforce';
  const wait = (api ? (world?.latencyMs ?? 0) : 0) + (fault?.delayMs ?? (fault?.kind === 'delay' ? 1000 : 0));
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));

  const log = (status: number) => {
    const client = headers.get('sforce-call-options') ?? undefined;
    const took = performance.now() - came;
    if (world && api) note(world, { service: role, method, path, query: search.slice(1), status, text, client, took });
  };
  if (fault?.kind === 'reset') {
    log(0);
    return void incoming.socket.destroy();
  }
  const response =
    instead(fault) ?? (await target.handle(new Request(url, { method, headers, ...(body ? { body } : {}) })));
  const bytes = spoilt(fault?.kind, response, Buffer.from(await response.arrayBuffer()));
  log(response.status);
  copyHeaders(response, outgoing);
  if (fault?.kind === 'skew' && world)
    outgoing.setHeader('date', new Date(world.clock.now() + (fault.skewMs ?? 0)).toUTCString());
  if (response.status !== 204 && response.status !== 304) outgoing.setHeader('content-length', bytes.length);
  outgoing.writeHead(response.status);
  if (fault?.kind === 'truncate') {
    outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => incoming.socket.destroy());
    return;
  }
  outgoing.end(method === 'HEAD' ? undefined : bytes);
}

/** Of a page's own calls the browser names the site. `none` with CORS is a script with a permission for this host. */
function isByExtension({ origin, ...headers }: IncomingMessage['headers']): boolean {
  if (/^(chrome|moz)-extension:/.test(origin ?? '')) return true;
  return headers['sec-fetch-site'] === 'none' && headers['sec-fetch-mode'] === 'cors';
}

/** The answer of a fault that keeps the app out of it. */
function instead(fault: Fault | undefined): Response | null {
  if (fault?.kind === 'not-json') return page('<!doctype html><title>Down for maintenance</title>', fault.status);
  if (fault?.kind === 'empty-object') return Response.json({}, { headers: fault.headers });
  if (fault?.kind !== 'status') return null;
  const status = fault.status ?? 500;
  return Response.json(fault.body ?? defaultBody(fault, status), { status, headers: fault.headers });
}
const page = (html: string, status = 200) => new Response(html, { status, headers: { 'content-type': 'text/html' } });

function copyHeaders(response: Response, outgoing: ServerResponse) {
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') outgoing.setHeader(name, value);
  });
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
}

async function read(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
