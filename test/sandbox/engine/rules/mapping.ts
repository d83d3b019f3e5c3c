import type { Mapping, Millis } from '../../world/types';

/** One side of a mapped pair. `changedAt`: when a person changed it after the last sync; null: nobody did. */
export interface Side {
  value: string;
  changedAt: Millis | null;
}
export type Direction = 'to-hubspot' | 'to-salesforce' | null;

/**
 * Which way a value goes. Two-way: the side that changed, the later one where both did, blanks included (a value can
 * be erased); at a first sync, where `first`, a blank never wins. Prefer Salesforce unless blank: Salesforce's value
 * if it has one. Always Salesforce: its value, a blank too. Null: nothing to do.
 */
export function direction(rule: Mapping['rule'], hubspot: Side, salesforce: Side, first: boolean): Direction {
  if (rule === 'none' || hubspot.value === salesforce.value) return null;
  if (rule === 'always-salesforce') return 'to-hubspot';
  if (rule === 'prefer-salesforce') return salesforce.value === '' ? 'to-salesforce' : 'to-hubspot';
  if (first && salesforce.value === '') return 'to-salesforce';
  if (first && hubspot.value === '') return 'to-hubspot';
  if (hubspot.changedAt !== null && salesforce.changedAt !== null)
    return hubspot.changedAt > salesforce.changedAt ? 'to-salesforce' : 'to-hubspot';
  if (hubspot.changedAt !== null) return 'to-salesforce';
  if (salesforce.changedAt !== null) return 'to-hubspot';
  return salesforce.value === '' ? 'to-salesforce' : 'to-hubspot';
}
