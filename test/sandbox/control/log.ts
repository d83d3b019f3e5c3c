import type { CallLogEntry, World } from '../world/types';

interface Call {
  service: 'hubspot' | 'salesforce';
  method: string;
  path: string;
  query: string;
  status: number;
  text: string;
  client: string | undefined;
  /** Real time from its arrival to its answer (ms). */
  took: number;
}

const reads = /\/search$|\/batch\/read$|\/access-token-info$/;

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text.slice(0, 200);
  }
}

function isWrite(method: string, path: string, body: unknown): boolean {
  if (method === 'GET' || method === 'HEAD' || reads.test(path)) return false;
  const parts = (body as { compositeRequest?: { method?: string }[] } | undefined)?.compositeRequest;
  return Array.isArray(parts) ? parts.some((part) => part.method !== 'GET') : true;
}

/** Notes a call in the world's log, with its body, but without a token in it. */
export function note(world: World, call: Call): void {
  const { service, method, path, query, status, client, took } = call;
  const body = parse(call.text);
  const write = isWrite(method, path, body);
  const entry: CallLogEntry = { at: world.clock.now(), service, method, path, query, status, took, write };
  if (body !== undefined && !path.endsWith('/access-token-info')) entry.body = body;
  const name = client && /client=([^,;]+)/.exec(client)?.[1];
  if (name) entry.client = name;
  world.calls.push(entry);
}
