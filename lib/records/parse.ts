import type { PageAddress } from './types';

/** What one CRM makes of an address and the parts of its path. */
export type PageParser = (url: URL, path: readonly string[]) => PageAddress;

/** `parseAddress` for the pages of one CRM, for its content script. */
export function parseWith(parse: PageParser, address: string): PageAddress {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:') return { kind: 'none' };
  return parse(
    url,
    url.pathname.split('/').filter((part) => part !== ''),
  );
}
