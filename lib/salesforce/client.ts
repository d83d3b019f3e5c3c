import './globals';
import { Connection } from 'jsforce/lib/connection';
import * as z from 'zod/mini';
import { serverNow } from '../http/clock';
import { ApiError } from '../http/errors';
import type { Origin } from '../http/own-calls';
import { send as realSend, redact, type Send } from '../http/send';
import { type TransportAnswer, transport } from './transport';

/** What the gateway needs: the org's host and a session; in tests another base and another fetch. */
export interface SalesforceOptions {
  /** `acme.my.salesforce.com`. The session is sent nowhere else. */
  readonly host: string;
  readonly sid: string;
  /** The session of now after a 401 for this one; null where there is no other one. */
  readonly renew?: (refused: string) => Promise<string | null>;
  /** Newest version of the API as it was last seen, e.g. `62.0`; asked for where it is not known. */
  readonly version?: string;
  /** The org's newest version is another one than `version`. */
  readonly told?: (newest: string) => void;
  /** For whom the calls are made. */
  readonly origin?: Origin;
  readonly send?: Send;
  readonly base?: string;
}

export interface SalesforceCall {
  readonly method: 'GET' | 'POST' | 'PATCH';
  /** Below `/services/data/vXX.X`, or from `/services/` on. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Text goes out and comes back as it is. */
export interface TextCall extends Pick<SalesforceCall, 'path' | 'headers'> {
  readonly method: 'GET' | 'PUT';
  readonly body?: string;
}

/** Calls of used and allowed in the org's 24 hours, as the last answer told them. */
export interface Quota {
  readonly used: number;
  readonly limit: number;
}

export interface SalesforceClient {
  readonly host: string;
  /** One call; the answer is parsed by the schema. Throws `ApiError` only. */
  call<T>(call: SalesforceCall, schema: z.ZodMiniType<T>): Promise<T>;
  /** One call that is no JSON, its body or its answer, with the answer's headers (names in lower case). Throws `ApiError` only. */
  text(call: TextCall): Promise<Pick<TransportAnswer, 'headers' | 'body'>>;
  /** Newest version that the org offers; a flow may refuse a write from an older one. */
  version(): Promise<string>;
  /** Asks the org for its newest version, and goes on with that one. */
  newest(): Promise<string>;
  quota(): Quota | null;
  /** The org's own time now (epoch ms). */
  now(): number;
}

const versionsSchema = z.lazy(() => z.array(z.looseObject({ version: z.string() })).check(z.minLength(1)));

/** A client for one org and session, on jsforce. Nothing is sent until a call is made. */
export function salesforceClient(options: SalesforceOptions): SalesforceClient {
  const { host, base = `https://${host}`, send = realSend } = options;
  const connection = new Connection({
    instanceUrl: base,
    accessToken: options.sid,
    version: options.version,
    callOptions: { client: 'SyncLens' },
  });
  let quota: Quota | null = null;
  const own = transport({
    send: options.origin ? (request) => send({ ...request, origin: options.origin }) : send,
    async renew(refused) {
      // Another call met the same end, and was quicker.
      if (connection.accessToken && connection.accessToken !== refused) return connection.accessToken;
      const sid = (await options.renew?.(refused)) ?? null;
      // The same session again would be refused again.
      if (sid === null || sid === refused) return null;
      connection.accessToken = sid;
      return sid;
    },
    noted(answer) {
      const usage = /api-usage=(\d+)\/(\d+)/.exec(answer.headers['sforce-limit-info'] ?? '');
      if (usage) quota = { used: Number(usage[1]), limit: Number(usage[2]) };
    },
  });
  Object.assign(connection, { _transport: own });

  async function request<T>(call: SalesforceCall, schema: z.ZodMiniType<T>): Promise<T> {
    const route = `${call.method} ${call.path.split('?')[0]}`;
    const headers = { ...call.headers, ...(call.body === undefined ? {} : { 'content-type': 'application/json' }) };
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    let answer: unknown;
    try {
      answer = await connection.request({ method: call.method, url: call.path, headers, body });
    } catch (error) {
      if (error instanceof ApiError) throw error;
      throw new ApiError('unreadable', 'salesforce', { route, words: redact(String(error)) });
    }
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    const words = redact(typeof answer === 'string' ? answer : (JSON.stringify(answer) ?? ''));
    throw new ApiError('unreadable', 'salesforce', { route, words });
  }

  let known: Promise<string> | null = options.version ? Promise.resolve(options.version) : null;
  async function newest(): Promise<string> {
    const versions = await request({ method: 'GET', path: '/services/data' }, versionsSchema);
    const version = versions.map((one) => one.version).reduce((a, b) => (Number(a) >= Number(b) ? a : b));
    connection.version = version;
    known = Promise.resolve(version);
    if (options.version && options.version !== version) options.told?.(version);
    return version;
  }
  function version(): Promise<string> {
    known ??= newest().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  }

  async function versioned<T>(call: Pick<SalesforceCall, 'path'>, ask: () => Promise<T>): Promise<T> {
    const used = await version();
    try {
      return await ask();
    } catch (error) {
      // The org no longer speaks this version, or not yet: once more with the newest that it does.
      if (!isVersionRefused(error, call) || (await newest()) === used) throw error;
      return ask();
    }
  }

  return {
    host,
    call: (call, schema) => versioned(call, () => request(call, schema)),
    text: (call) =>
      versioned(call, () => {
        const { method, path, headers, body } = call;
        // Past jsforce, which would parse the CSV and drop the headers.
        const url = `${base}/services/data/v${connection.version}${path}`;
        return own.httpRequest({
          method,
          url,
          body,
          headers: { ...headers, Authorization: `Bearer ${connection.accessToken}` },
        });
      }),
    version,
    newest,
    quota: () => quota,
    now: () => serverNow(new URL(base).host, Date.now()),
  };
}

/** Salesforce answers 410 to a version that it retired, and 404 to one that it does not know; these paths are always there. */
function isVersionRefused(error: unknown, { path }: Pick<SalesforceCall, 'path'>): boolean {
  if (!(error instanceof ApiError)) return false;
  if (error.details.code === 'UNSUPPORTED_API_VERSION' || error.details.code === '410') return true;
  return error.kind === 'not-found' && /^\/(query|queryAll|composite|limits|jobs\/query)?(\?|$)/.test(path);
}
