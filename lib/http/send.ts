import { browser } from 'wxt/browser';
import { noteDate } from './clock';
import { ApiError, type Service } from './errors';
import { limitKey, noteLimits } from './limits';
import { noteOwnCall, type Origin } from './own-calls';
import { noteCall } from './pace';
import { isSearch, noteSearch } from './search-pace';

export interface HttpRequest {
  readonly service: Service;
  readonly method: string;
  readonly url: string;
  /** Route template for messages, e.g. `GET /crm/v3/objects/contacts/{id}`. */
  readonly route: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For whom it is made; a person's click unless it is said. */
  readonly origin?: Origin;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export type Send = (request: HttpRequest) => Promise<HttpAnswer>;

const unnamed: Origin = { by: 'click', account: '' };
/** A worker that waits longer than 30 s may be ended by the browser. */
const timeoutMs = 20_000;

/**
 * The one fetch of the product. Answers with whatever status came; throws `ApiError` of kind
 * `timeout` or `network` where no whole answer came, `forbidden` (`HOST_NOT_ALLOWED`) where it is the browser that keeps
 * us from this host. No cookies, no redirects to other hosts, no retry.
 */
export const send: Send = async (request) => {
  const { service, method, url, route, headers, body, origin = unnamed } = request;
  const { host } = new URL(url);
  noteOwnCall(service, host, origin, Date.now());
  const search = isSearch(url);
  const limits = limitKey(host, origin.account);
  if (search) noteSearch(limits, Date.now());
  const came = search ? null : noteCall(limits, Date.now);
  let headersOf: Headers | null = null;
  try {
    const answer = await fetch(url, {
      method,
      headers,
      body,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    headersOf = answer.headers;
    noteDate(host, answer.headers.get('date'), Date.now());
    noteLimits(limits, answer.headers);
    const text = await answer.text();
    return { status: answer.status, headers: Object.fromEntries(answer.headers.entries()), text };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    if (!timedOut && !(await mayReach(host)))
      throw new ApiError('forbidden', service, { route, code: 'HOST_NOT_ALLOWED', words: host });
    throw new ApiError(timedOut ? 'timeout' : 'network', service, { route, words: redact(String(error)) });
  } finally {
    came?.(headersOf);
  }
};

/** A person may take a host from an extension at any time; to us that looks like a network that is down. */
const mayReach = (host: string): Promise<boolean> =>
  Promise.resolve()
    .then(() => browser.permissions.contains({ origins: [`https://${host}/*`] }))
    .catch(() => true);

/** JSON of an answer; throws `unreadable` with the route and the first 200 characters. */
export function jsonOf(answer: HttpAnswer, service: Service, route: string): unknown {
  try {
    return JSON.parse(answer.text);
  } catch {
    throw new ApiError('unreadable', service, { route, words: redact(answer.text) });
  }
}

/** An error's body as words: a page of a proxy is none that anybody could read. */
export function wordsOf(text: string, status: number): string {
  return text.trimStart().startsWith('<') ? `HTTP ${status}` : redact(text);
}

/** Removes what could be a token or a session id, and keeps 200 characters. */
export function redact(text: string): string {
  return text
    .replace(/pat-[a-z0-9]+-[0-9a-f-]{8,}/gi, '[token]')
    .replace(/00D[a-zA-Z0-9]{12,15}![\w.]+/g, '[session]')
    .replace(/Bearer\s+\S+/gi, 'Bearer [token]')
    .slice(0, 200);
}
