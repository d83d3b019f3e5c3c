import { hubspotPage } from './hubspot-page';
import { parseWith } from './parse';
import { salesforcePage } from './salesforce-page';
import type { PageAddress } from './types';

/**
 * Which record, if any, the page at this address shows. Never throws: what is not understood is
 * `none`. Only the path counts; other ids in the query (`?ws=`, `ctabs=`) belong to other tabs.
 */
export function parseAddress(address: string): PageAddress {
  const page = parseWith(hubspotPage, address);
  return page.kind === 'none' ? parseWith(salesforcePage, address) : page;
}
