import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { createApps } from './apps';
import { controlApp } from './control/app';
import { certificate } from './control/certificate';
import { type Role, roleOf, worldByHost, worldBySession, worldByToken, worldOfPage } from './control/hosts';
import { listener, type Route, type Target } from './control/listener';
import type { World } from './world/types';

type Ports = Partial<Record<Role | 'control' | 'https', number>>;

/** A running sandbox. The four addresses have no slash at their end. */
export interface Sandbox {
  hubspot: string;
  salesforce: string;
  pages: string;
  /** Never used by the extension. */
  control: string;
  /** One port for all the real host names, by TLS; map the hosts to it in the browser. */
  httpsPort: number;
  worlds: World[];
  /** Every host name that a connection was opened to, also those of nobody. */
  contacted: Set<string>;
  /** Those of them that the extension itself asked something of. */
  contactedByExtension: Set<string>;
  close(): Promise<void>;
}

/**
 * Serves these worlds on 127.0.0.1: each service by HTTP on a port of its own, and all of them by HTTPS on one
 * port, told apart by the Host header. Ports are free ones unless given. No CORS headers, as in reality.
 */
export async function startSandbox(options: { worlds: World[]; ports?: Ports }): Promise<Sandbox> {
  const { worlds, ports = {} } = options;
  const apps = createApps(worlds);
  const control = controlApp(worlds);

  function target(role: Role, { host, path, authorization }: Parameters<Route>[0]): Target {
    if (role === 'hubspot') {
      const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
      return { role, world: token ? worldByToken(worlds, token) : undefined, handle: apps.hubspot };
    }
    const [first] = worlds;
    if (role === 'salesforce') {
      const world = worldByHost(worlds, host) ?? worldBySession(worlds, authorization) ?? first;
      return { role, world, handle: (request) => (world ? apps.salesforce(world, request) : nobody()) };
    }
    const world = worldOfPage(worlds, host, path) ?? first;
    return { role, world, handle: (request) => (world ? apps.pages(world, request) : nobody()) };
  }
  const only =
    (role: Role): Route =>
    (call) =>
      target(role, call);
  const contacted = new Set<string>();
  const contactedByExtension = new Set<string>();
  const byHost: Route = (call) => {
    const host = call.host.replace(/:\d+$/, '');
    contacted.add(host);
    if (call.byExtension) contactedByExtension.add(host);
    const role = roleOf(call.host, call.path);
    // A My Domain of no world is nobody's, even where there is just one world.
    if (role === null || (/salesforce|force\.com/.test(call.host) && !worldByHost(worlds, call.host))) return null;
    return target(role, call);
  };
  const forControl: Route = ({ path }) => {
    const world = worlds.find((one) => path.startsWith(`/worlds/${one.id}/`) || path === `/worlds/${one.id}`);
    return { role: 'control', world, handle: (request) => control.fetch(request) };
  };

  const plain = (route: Route) => createServer(listener(route, 'http'));
  const servers = {
    hubspot: plain(only('hubspot')),
    salesforce: plain(only('salesforce')),
    pages: plain(only('pages')),
    control: plain(forControl),
    https: createSecureServer(await certificate(), listener(byHost, 'https')) as unknown as Server,
  };
  // Also who never asks anything (a socket, a connection made in advance) is seen by the name that it greets with.
  servers.https.on('secureConnection', ({ servername }: TLSSocket & { servername?: string | false }) => {
    if (servername) contacted.add(servername);
  });
  const opened = Object.fromEntries(
    await Promise.all(
      Object.entries(servers).map(async ([name, server]) => [name, await open(server, ports[name as Role] ?? 0)]),
    ),
  ) as Record<keyof typeof servers, number>;
  const base = (port: number) => `http://127.0.0.1:${port}`;
  return {
    hubspot: base(opened.hubspot),
    salesforce: base(opened.salesforce),
    pages: base(opened.pages),
    control: base(opened.control),
    httpsPort: opened.https,
    worlds,
    contacted,
    contactedByExtension,
    async close() {
      await Promise.all(Object.values(servers).map(shut));
    },
  };
}

const nobody = () => new Response('No world', { status: 404 });

function open(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
