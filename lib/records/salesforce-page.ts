import { apiHostOf } from './hosts';
import { objectOf, to18 } from './ids';
import type { PageAddress } from './types';

/** Salesforce's half of `parseAddress`. */
export function salesforcePage({ hostname: host }: Pick<URL, 'hostname'>, path: readonly string[]): PageAddress {
  const apiHost = apiHostOf(host);
  if (!apiHost) return { kind: 'none' };
  if (path[0] !== 'lightning') {
    // Classic: the id is the whole first part of the path.
    return record(host, apiHost, path.slice(0, 1));
  }
  if (path[1] === 'o' && (path[2] === 'Contact' || path[2] === 'Lead') && path[3] === 'list')
    return { kind: 'list', crm: 'salesforce', host };
  return path[1] === 'r' ? record(host, apiHost, path.slice(2)) : { kind: 'none' };
}

function record(host: string, apiHost: string, path: readonly string[]): PageAddress {
  for (const part of path) {
    const id = to18(part);
    const object = id && objectOf(id);
    if (id && object && object !== 'other')
      return { kind: 'record', ref: { crm: 'salesforce', host, apiHost, object, id } };
  }
  return { kind: 'none' };
}
