import { apiHostOf } from '../../records/hosts';

export type HostProblem = 'empty' | 'login-page' | 'proxied' | 'not-salesforce';
export type HostReading =
  | { readonly ok: true; readonly host: string }
  | { readonly ok: false; readonly problem: HostProblem };

/** The API host of whatever an admin pastes: an address of any page of the org, or its host alone. */
export function readSalesforceHost(text: string): HostReading {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return { ok: false, problem: 'empty' };
  const address = /^https?:\/\//.test(trimmed) ? trimmed : `https://${trimmed}`;
  const host = URL.canParse(address) ? new URL(address).hostname : '';
  if (/^(login|test)\.salesforce\.com$/.test(host)) return { ok: false, problem: 'login-page' };
  const api = apiHostOf(setupless(host));
  if (!api) return { ok: false, problem: 'not-salesforce' };
  return api.endsWith('.mcas.ms') ? { ok: false, problem: 'proxied' } : { ok: true, host: api };
}

/** Pages of Setup live on a host of their own beside the org's. */
function setupless(host: string): string {
  return host.replace('.my.salesforce-setup.', '.my.salesforce.');
}
