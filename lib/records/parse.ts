import type { PageAddress } from './types';

/** What one CRM makes of an address and the parts of its path. */
export type PageParser = (url: Pick<URL, 'hostname'>, path: readonly string[]) => PageAddress;

/** The parts of an address's path. */
export const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

/** `parseAddress` for the pages of one CRM. */
export function parseWith(parse: PageParser, address: string): PageAddress {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' ? parse(url, partsOf(url.pathname)) : { kind: 'none' };
}
