import { ApiError } from '../http/errors';
import { apiHostOf } from '../records/hosts';

/**
 * The API host that an admin means: a host, the address of any page of the org, or the name of the
 * My Domain alone. Throws `invalid` with what is wrong.
 */
export function apiHostFrom(text: string): string {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') throw invalid('HOST_EMPTY', '');
  // A name alone: letters, digits and hyphens, as a My Domain has them.
  if (/^[a-z0-9]+(-+[a-z0-9]+)*$/.test(trimmed)) return `${trimmed}.my.salesforce.com`;
  const address = /^[a-z]+:\/\//.test(trimmed) ? trimmed : `https://${trimmed}`;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  // Set-up pages have a host of their own.
  const page = host.replace('.my.salesforce-setup.com', '.my.salesforce.com');
  const apiHost = apiHostOf(page);
  if (!apiHost)
    throw invalid(/(^|\.)(login|test)\.salesforce\.com$/.test(host) ? 'HOST_LOGIN' : 'HOST_SHAPE', host || trimmed);
  // Behind this proxy the session cannot be read by an extension.
  if (apiHost.endsWith('.mcas.ms')) throw invalid('HOST_PROXY', host);
  return apiHost;
}

const invalid = (code: string, words: string) =>
  new ApiError('invalid', 'salesforce', { code, words: words.slice(0, 100) });
