import { parseAddress } from './address';
import { objectOf, to18 } from './ids';

/** Whom a text names: a contact of HubSpot, a lead or contact of Salesforce, or whoever has an address. */
export type Key =
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'hubspot'; readonly id: string }
  | { readonly kind: 'salesforce'; readonly object: 'Lead' | 'Contact'; readonly id: string };

/** Why a text names nobody. The sentence is `checklist.unknown.<code>`. */
export const unknownCodes = [
  'empty',
  'not-an-address',
  'not-an-id',
  'rounded',
  'other-portal',
  'other-org',
  'other-object',
  'no-record',
  'no-salesforce',
] as const;
export type UnknownCode = (typeof unknownCodes)[number];

/** Where the list is checked: pages of other portals and orgs are other people's. `apiHost` null: no org is paired. */
export interface Home {
  readonly portalId: string;
  readonly apiHost: string | null;
}

const wholeAddress = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/;

/**
 * Reads one cell of a list: an email (`Ada <ada@…>` and `mailto:` too), an id of HubSpot, an id of a lead or contact
 * with 15 or 18 characters, or the address of a record page of either CRM. Never throws.
 */
export function recognise(cell: string, home: Home): Key | UnknownCode {
  // Signs without a width come along from mails and web pages; `="…"` keeps a spreadsheet from rounding an id.
  const text = cell
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
    .replace(/^=?["'](.*)["']$/s, '$1')
    .trim();
  if (text === '') return 'empty';
  if (/^https?:\/\//i.test(text)) return ofPage(text.replace(/^http:/i, 'https:'), home);
  if (text.includes('@')) return ofEmail(text);
  // What a spreadsheet makes of a long number.
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text)) return 'rounded';
  // Tables that know only one kind of number write a whole one as `51.0`.
  const whole = /^([1-9]\d{0,14})(?:[.,]0+)?$/.exec(text)?.[1];
  if (whole !== undefined) return { kind: 'hubspot', id: whole };
  const id = to18(text);
  return id === null ? 'not-an-id' : ofSalesforce(id, home);
}

/** One name for everything that names the same: two rows of one name are one. */
export function keyName(key: Key): string {
  return key.kind === 'email' ? `email/${key.email.toLowerCase()}` : `${key.kind}/${key.id}`;
}

function ofEmail(text: string): Key | UnknownCode {
  const inner = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
  const email = inner.trim().replace(/^mailto:/i, '');
  return wholeAddress.test(email) ? { kind: 'email', email } : 'not-an-address';
}

function ofSalesforce(id: string, { apiHost }: Home): Key | UnknownCode {
  const object = objectOf(id);
  if (object !== 'Lead' && object !== 'Contact') return 'other-object';
  return apiHost === null ? 'no-salesforce' : { kind: 'salesforce', object, id };
}

function ofPage(address: string, home: Home): Key | UnknownCode {
  const page = parseAddress(address);
  if (page.kind !== 'record') return 'no-record';
  const { ref } = page;
  if (ref.crm === 'hubspot') {
    if (ref.object !== 'contact') return 'other-object';
    return ref.portalId === home.portalId ? { kind: 'hubspot', id: ref.id } : 'other-portal';
  }
  if (home.apiHost !== null && ref.apiHost !== home.apiHost) return 'other-org';
  return ofSalesforce(ref.id, home);
}
