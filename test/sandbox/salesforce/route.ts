import type { Holds } from '../spec/salesforce';
import type { World } from '../world/types';

/** One call of the REST API, or one subrequest of a composite. */
export interface Call {
  readonly world: World;
  /** Scheme and host that the caller used, for the addresses inside answers. */
  readonly origin: string;
  readonly method: string;
  /** `62.0`. */
  readonly version: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Parsed JSON; the text itself where the call brought CSV. */
  readonly body: unknown;
  /** By lower-case name. */
  header(name: string): string | undefined;
  /** True inside `/composite`. */
  readonly nested: boolean;
}

export interface Answer {
  status: number;
  /** Undefined: no body (204). */
  body?: unknown;
  /** A body that is no JSON: rows as CSV. */
  csv?: string;
  headers?: Record<string, string>;
}

/** A file in `routes/`. `path` follows `/services/data/vXX.X`; `:name` stands for one segment. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** May stand in a composite; `limited`: at most five of them. */
  readonly nestable?: 'free' | 'limited';
  /** Where the body of a success departs from the reduced specification; not asked for an answer without body. */
  readonly holds: Holds;
  handle(call: Call): Answer;
}

export interface Found {
  route: Route;
  params: Record<string, string>;
}

/** The route of a path below the version, or undefined. A trailing slash does not matter. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found | undefined {
  const given = path.split('/').filter(Boolean);
  for (const route of routes) {
    if (route.method !== method) continue;
    const wanted = route.path.split('/').filter(Boolean);
    if (wanted.length !== given.length) continue;
    const params: Record<string, string> = {};
    const fits = wanted.every((part, i) => {
      const actual = given[i] ?? '';
      if (part.startsWith(':')) {
        params[part.slice(1)] = actual;
        return true;
      }
      return part.toLowerCase() === actual.toLowerCase();
    });
    if (fits) return { route, params };
  }
  return undefined;
}
