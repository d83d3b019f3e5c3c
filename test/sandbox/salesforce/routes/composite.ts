import { composite as compositeShape, fits } from '../../spec/salesforce';
import type { SalesforceRecord, World } from '../../world/types';
import { badJson, notFound, SalesforceFailure, toFailure } from '../failure';
import { objectBody } from '../records';
import { fillAddress, fillBody } from '../references';
import { type Answer, type Call, findRoute, type Route } from '../route';
import { orgState } from '../state';

interface Part {
  method: string;
  url: string;
  referenceId: string;
  body?: unknown;
  httpHeaders?: Record<string, string>;
}

const bad = (message: string) => new SalesforceFailure(400, 'INVALID_INPUT', message);

function readParts(call: Call): { parts: Part[]; allOrNone: boolean } {
  const { compositeRequest, allOrNone = false } = objectBody(call);
  if (!Array.isArray(compositeRequest) || compositeRequest.length === 0)
    throw badJson('compositeRequest must be a list of subrequests');
  if (compositeRequest.length > 25) throw bad('The maximum number of subrequests of a composite request is 25.');
  const seen = new Set<string>();
  for (const { method, url, referenceId } of compositeRequest as Partial<Part>[]) {
    if (!method || !url) throw bad('Each subrequest needs a method and a url');
    if (!referenceId || !/^[A-Za-z0-9]\w*$/.test(referenceId))
      throw bad(
        `Provided referenceId ('${referenceId ?? ''}') must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').`,
      );
    if (seen.has(referenceId)) throw bad(`referenceId: ${referenceId} is used more than once`);
    seen.add(referenceId);
  }
  return { parts: compositeRequest as Part[], allOrNone: allOrNone === true };
}

/** One subrequest, with the routes that may stand in a composite. */
function play(call: Call, part: Part, routes: readonly Route[], answers: ReadonlyMap<string, unknown>): Answer {
  const { encodesReferences } = orgState(call.world);
  const url = new URL(fillAddress(part.url, answers, encodesReferences), 'http://org.invalid');
  const [, version = '', path = ''] = /^\/services\/data\/v(\d+\.\d)(\/.*)$/.exec(url.pathname) ?? [];
  const method = part.method.toUpperCase();
  const found = findRoute(routes, method, path);
  if (!found) throw notFound();
  if (!found.route.nestable) throw bad(`${method} ${path} is no subrequest of a composite`);
  const own = new Map(Object.entries(part.httpHeaders ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  return found.route.handle({
    world: call.world,
    origin: call.origin,
    method,
    version,
    params: Object.fromEntries(Object.entries(found.params).map(([key, value]) => [key, decodeURIComponent(value)])),
    query: url.searchParams,
    body: fillBody(part.body, answers),
    header: (name) => own.get(name) ?? call.header(name),
    nested: true,
  });
}

/** Remembers all records; the answer puts them back, for a composite that is all or none. */
function remember({ salesforce: { records } }: World): () => void {
  const before = new Map([...records].map(([id, record]): [string, SalesforceRecord] => [id, structuredClone(record)]));
  return () => {
    for (const [id, record] of records) {
      const old = before.get(id);
      if (old) Object.assign(record, old);
      else records.delete(id);
    }
  };
}

/** `POST /composite`: one call against the quota, whatever is in it. */
export const composite = (routes: readonly Route[]): Route => ({
  method: 'POST',
  path: '/composite',
  holds: fits(compositeShape),
  handle(call) {
    const { parts, allOrNone } = readParts(call);
    const limited = parts.filter((part) =>
      /\/(query|queryAll|composite\/sobjects)\b/.test(part.url.split('?')[0] ?? ''),
    );
    if (limited.length > 5) throw bad('A composite holds at most five queries and collections of records.');
    const undo = allOrNone ? remember(call.world) : undefined;
    const answers = new Map<string, unknown>();
    const results = parts.map((part) => {
      try {
        const { status, body = null, headers = {} } = play(call, part, routes, answers);
        answers.set(part.referenceId, body);
        return { body, httpHeaders: headers, httpStatusCode: status, referenceId: part.referenceId };
      } catch (error) {
        const failure = toFailure(error);
        return { body: failure.body(), httpHeaders: {}, httpStatusCode: failure.status, referenceId: part.referenceId };
      }
    });
    if (!undo || results.every((one) => one.httpStatusCode < 400))
      return { status: 200, body: { compositeResponse: results } };
    undo();
    const halted = new SalesforceFailure(
      400,
      'PROCESSING_HALTED',
      'The transaction was rolled back since another operation in the same transaction failed.',
    );
    const compositeResponse = results.map((one) =>
      one.httpStatusCode >= 400 ? one : { ...one, body: halted.body(), httpHeaders: {}, httpStatusCode: 400 },
    );
    return { status: 200, body: { compositeResponse } };
  },
});
