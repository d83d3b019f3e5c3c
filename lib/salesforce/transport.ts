import './globals';
import { createLazyStream } from 'jsforce/lib/util/stream';
import { type HttpAnswer, redact, type Send } from '../http/send';
import { salesforceError } from './errors';

/** What jsforce hands to its transport. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | null;
}

/** What jsforce takes from it. Its streams are never read here. */
export interface TransportAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface TransportOptions {
  readonly send: Send;
  /** After a 401 for this session: the one of now, or null where there is no other. */
  readonly renew: (refused: string) => Promise<string | null>;
  readonly noted: (answer: HttpAnswer) => void;
}

/**
 * jsforce's transport over the one fetch of the product: in the browser jsforce's own never rejects
 * and never times out. An error answer becomes an `ApiError` here, before jsforce makes its own of it.
 */
export function transport({ send, renew, noted }: TransportOptions) {
  async function answered(request: TransportRequest): Promise<TransportAnswer> {
    const { method, url, body } = request;
    const route = routeOf(method, url);
    const once = async (headers: Readonly<Record<string, string>>) => {
      const answer = await send({ service: 'salesforce', method, url, route, headers, body: body ?? undefined });
      noted(answer);
      return answer;
    };
    const headers = request.headers ?? {};
    let answer = await once(headers);
    if (answer.status === 401) {
      const sid = await renew(sessionIn(headers));
      if (sid !== null) answer = await once({ ...headers, Authorization: `Bearer ${sid}` });
    }
    if (answer.status >= 400) throw salesforceError(answer.status, json(answer.text), route);
    return { statusCode: answer.status, headers: answer.headers, body: answer.text };
  }
  return {
    httpRequest(request: TransportRequest) {
      const { stream } = createLazyStream();
      return Object.assign(answered(request), { stream: () => stream });
    },
  };
}

const sessionIn = (headers: Readonly<Record<string, string>>) =>
  (headers.Authorization ?? headers.authorization ?? '').replace(/^Bearer\s+/, '');

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return redact(text);
  }
}

/** The route without ids, version and query. */
function routeOf(method: string, url: string): string {
  const path = new URL(url).pathname.replace(/\/v\d+\.\d+/, '').replace(/\/[a-zA-Z0-9]{18}(?=\/|$)/g, '/{id}');
  return `${method} ${path}`;
}
