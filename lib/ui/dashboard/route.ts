/** Where in the dashboard an address leads: `#preview` or, with something to open there, `#preview/draft`. */
export interface Route {
  readonly view: string;
  readonly argument: string | null;
}

/** Reads the `#` of an address. What no view is known by is the first of them. */
export function routeOf(hash: string, views: readonly string[]): Route {
  const [name = '', ...rest] = hash.replace(/^#/, '').split('/');
  if (!views.includes(name)) return { view: views[0] ?? '', argument: null };
  const argument = rest.join('/');
  return { view: name, argument: argument === '' ? null : decoded(argument) };
}

/** The `#` of a view. */
export function hashOf(view: string, argument?: string): string {
  return argument === undefined ? `#${view}` : `#${view}/${encodeURIComponent(argument)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
