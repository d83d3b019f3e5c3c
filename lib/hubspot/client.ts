import {
  BasicApiRequestFactory,
  BasicApiResponseProcessor,
} from '@hubspot/api-client/lib/codegen/crm/contacts/apis/BasicApi';
import { createConfiguration } from '@hubspot/api-client/lib/codegen/crm/contacts/configuration';
import { type RequestContext, ResponseContext } from '@hubspot/api-client/lib/codegen/crm/contacts/http/http';
import type { SimplePublicObject } from '@hubspot/api-client/lib/codegen/crm/contacts/models/SimplePublicObject';
import type { SimplePublicObjectWithAssociations } from '@hubspot/api-client/lib/codegen/crm/contacts/models/SimplePublicObjectWithAssociations';
import { ServerConfiguration } from '@hubspot/api-client/lib/codegen/crm/contacts/servers';
import type * as z from 'zod/mini';
import { ApiError } from '../http/errors';
import type { Origin } from '../http/own-calls';
import { type HttpAnswer, jsonOf, send as realSend, redact, type Send } from '../http/send';
import type { BatchCalls } from './batch';
import { hubspotError } from './errors';

/** What the gateway needs: a token, and in tests another base and another fetch. */
export interface HubspotOptions {
  readonly token: string;
  /** The portal's time zone: its day of calls ends at midnight there. */
  readonly zone?: string;
  /** For whom the calls are made. */
  readonly origin?: Origin;
  readonly base?: string;
  readonly send?: Send;
  readonly now?: () => number;
}

type Given<F extends (...given: never[]) => unknown> = Parameters<F>;
type PageAnswer = Awaited<ReturnType<BasicApiResponseProcessor['getPageWithHttpInfo']>>['data'];
type BatchAnswer = Awaited<ReturnType<BatchCalls['read']['readWithHttpInfo']>>['data'];

/**
 * Typed calls of HubSpot's client for contacts, raw calls for the rest, over one fetch. Of the client's layers only
 * those that make a request and read its answer are taken: the others wrap every call of it twice more.
 */
export interface HubspotClient {
  readonly basic: {
    getById(...given: Given<BasicApiRequestFactory['getById']>): Promise<SimplePublicObjectWithAssociations>;
    update(...given: Given<BasicApiRequestFactory['update']>): Promise<SimplePublicObject>;
    getPage(...given: Given<BasicApiRequestFactory['getPage']>): Promise<PageAnswer>;
  };
  readonly batch: { read(...given: Given<BatchCalls['ask']['read']>): Promise<BatchAnswer> };
  /** A call that HubSpot's client has not, or loses fields of; the answer is parsed by the schema. */
  raw<T>(call: RawCall, schema: z.ZodMiniType<T>): Promise<T>;
  /** Runs a typed call; whatever it throws becomes an `ApiError`. */
  typed<T>(route: string, run: () => Promise<T>): Promise<T>;
  /** The limits that the newest answers told: calls a window and a day; null where none did. */
  limits(): { readonly window: number | null; readonly daily: number | null };
}

export interface RawCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly route: string;
  readonly body?: unknown;
}

/** Every data centre answers at this host (HubSpot's documentation). */
export const hubspotBase = 'https://api.hubapi.com';

/** A client for one token. Nothing is sent until a call is made. */
export function hubspotClient(options: HubspotOptions): HubspotClient {
  const { token, origin, zone, base = hubspotBase, send = realSend, now = Date.now } = options;
  const authorization = { authorization: `Bearer ${token}` };

  const told: { window: number | null; daily: number | null } = { window: null, daily: null };
  function note(headers: HttpAnswer['headers']): void {
    told.window = Number(headers['x-hubspot-ratelimit-max']) || told.window;
    told.daily = Number(headers['x-hubspot-ratelimit-daily']) || told.daily;
  }

  async function checked(request: Parameters<Send>[0]): Promise<HttpAnswer> {
    const answer = await send(origin ? { ...request, origin } : request);
    note(answer.headers);
    if (answer.status >= 400) throw hubspotError(answer, request.route, now(), zone);
    return answer;
  }

  // Its own way to send would sleep and retry by itself; here one request is one call.
  const configuration = createConfiguration({ baseServer: new ServerConfiguration(base, {}) });
  async function sent(context: RequestContext): Promise<ResponseContext> {
    const body = context.getBody();
    const answer = await checked({
      service: 'hubspot',
      method: context.getHttpMethod(),
      url: context.getUrl(),
      route: routeOf(context),
      headers: { ...plain(context.getHeaders()), ...authorization },
      body: typeof body === 'string' ? body : undefined,
    });
    const text = () => Promise.resolve(answer.text);
    const binary = () => Promise.reject(new Error('Every answer is text'));
    return new ResponseContext(answer.status, { ...answer.headers }, { text, binary });
  }
  const contacts = {
    ask: new BasicApiRequestFactory(configuration),
    read: new BasicApiResponseProcessor(),
  };
  // A view of one record reads no batch, so it does not take in how one is read.
  const many = async () => (await import('./batch')).batchCalls(configuration);

  return {
    limits: () => ({ ...told }),
    basic: {
      getById: async (...given) =>
        (await contacts.read.getByIdWithHttpInfo(await sent(await contacts.ask.getById(...given)))).data,
      update: async (...given) =>
        (await contacts.read.updateWithHttpInfo(await sent(await contacts.ask.update(...given)))).data,
      getPage: async (...given) =>
        (await contacts.read.getPageWithHttpInfo(await sent(await contacts.ask.getPage(...given)))).data,
    },
    batch: {
      read: async (...given) => {
        const { ask, read } = await many();
        return (await read.readWithHttpInfo(await sent(await ask.read(...given)))).data;
      },
    },
    async raw(call, schema) {
      const answer = await checked({
        service: 'hubspot',
        method: call.method,
        url: base + call.path,
        route: call.route,
        headers: { ...authorization, accept: 'application/json', 'content-type': 'application/json' },
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
      });
      const parsed = schema.safeParse(jsonOf(answer, 'hubspot', call.route));
      if (parsed.success) return parsed.data;
      throw unreadable(call.route, answer.text);
    },
    async typed(route, run) {
      try {
        return await run();
      } catch (error) {
        if (error instanceof ApiError) throw error;
        throw unreadable(route, String(error));
      }
    },
  };
}

function unreadable(route: string, words: string): ApiError {
  return new ApiError('unreadable', 'hubspot', { route, words: redact(words) });
}

function plain(headers: Record<string, string>): Record<string, string> {
  // A page's script may not set this one, and a worker's fetch drops it with a warning.
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'user-agent'));
}

/** The route without ids and query. */
function routeOf(context: RequestContext): string {
  const path = new URL(context.getUrl()).pathname.replace(/(contacts)\/(?!batch|search)[^/]+/, '$1/{id}');
  return `${context.getHttpMethod()} ${path}`;
}
