import { ledger } from '../storage/ledger';

/** A job's parts have numbers; each list of a scan has so many of them for itself. */
const each = 1_000_000;
const lists = ['members', 'contacts', 'histories', 'Lead', 'Contact'] as const;
export type ListName = (typeof lists)[number];
/** So many parts are in memory at once while they are gone through. */
const atOnce = 64;

/** The number of a list's n-th part. */
export const partNumber = (list: ListName, n: number): number => lists.indexOf(list) * each + n;

/** Goes through the parts of a list from one on, some at a time. `count`: how many it has. */
export async function* partsOf<T>(jobId: string, list: ListName, count: number, from = 0): AsyncGenerator<T> {
  for (let at = from; at < count; at += atOnce) {
    const most = Math.min(atOnce, count - at);
    for (const { value } of await ledger.parts<T>(jobId, partNumber(list, at), most)) yield value;
  }
}
