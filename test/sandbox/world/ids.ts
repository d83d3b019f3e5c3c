import type { SalesforceObject } from './types';

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksumLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const prefixes: Record<SalesforceObject | 'Organization', string> = {
  Lead: '00Q',
  Contact: '003',
  Account: '001',
  User: '005',
  Organization: '00D',
};

/** 15 characters → 18: one checksum character for each five. Other lengths come back unchanged. */
export function to18(id: string): string {
  if (id.length !== 15) return id;
  let checksum = '';
  for (let part = 0; part < 3; part++) {
    let bits = 0;
    for (let i = 0; i < 5; i++) {
      const character = id.charAt(part * 5 + i);
      if (character >= 'A' && character <= 'Z') bits |= 1 << i;
    }
    checksum += checksumLetters.charAt(bits);
  }
  return id + checksum;
}

/** The n-th id of an object in the org with this instance key (`5g`), 18 characters. */
export function salesforceId(object: SalesforceObject | 'Organization', instance: string, n: number): string {
  let rest = '';
  // Steps of a prime show both cases soon, as real ids do.
  for (let left = n * 7919 + 30011; left > 0; left = Math.floor(left / 62)) rest = digits.charAt(left % 62) + rest;
  return to18(prefixes[object] + instance + rest.padStart(10, '0'));
}
