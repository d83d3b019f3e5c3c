import type { Columns, Flag } from '../../coverage/snapshot-types';
import { breather } from '../breath';
import { plain } from '../plain';
import { sortedRows } from '../sort';
import { flagNames, statusAt } from './words';

export type CoverageSort = 'name' | 'email' | 'class' | 'lastSync';
export interface CoverageQuery {
  readonly search: string;
  /** A class by name; `all`: everybody but who is not in HubSpot. */
  readonly status: string;
  readonly flag: Flag | 'any';
  readonly sort: CoverageSort;
  readonly descending: boolean;
}
export const firstCoverageQuery: CoverageQuery = {
  search: '',
  status: 'all',
  flag: 'any',
  sort: 'name',
  descending: false,
};

/** Class of records that HubSpot does not know: they are no contacts. */
export const absentClass = 'absent-in-hubspot';

/** A pause is asked for after so many rows. */
const stride = 1_000;

/**
 * Everybody of a snapshot as a table of a hundred thousand rows: a row is a number, and what is needed to search and
 * to sort is made once, in pieces between which the page draws. Names are compared without accents and case: a
 * comparison by the language's own rules takes seconds for so many.
 */
export class CoverageTable {
  readonly #orders = new Map<CoverageSort, Promise<Uint32Array>>();
  #words: Promise<string[]> | null = null;

  constructor(readonly columns: Columns) {}

  get length(): number {
    return this.columns.id.length;
  }

  /** The rows that a query leaves, in its order; null as soon as nobody wants them any more. */
  async rows(query: CoverageQuery, isWanted: () => boolean = () => true): Promise<Uint32Array | null> {
    const { search, status, flag, sort, descending } = query;
    const { columns } = this;
    const breath = breather();
    const words = plain(search.trim());
    const texts = words === '' ? null : await this.#texts();
    const bit = flag === 'any' ? 0 : 1 << flagNames.indexOf(flag);
    const order = await this.#order(sort);
    const found = new Uint32Array(order.length);
    let count = 0;
    for (let n = 0; n < order.length; n++) {
      if (n % stride === 0) {
        await breath();
        if (!isWanted()) return null;
      }
      const row = order[descending ? order.length - 1 - n : n] as number;
      const own = statusAt(columns.status[row]);
      if (status === 'all' ? own === absentClass && bit === 0 : own !== status) continue;
      if (bit !== 0 && ((columns.flags[row] ?? 0) & bit) === 0) continue;
      if (texts && !texts[row]?.includes(words)) continue;
      found[count++] = row;
    }
    return found.subarray(0, count);
  }

  /** HubSpot's ids of the contacts among these rows; a record that HubSpot does not know is none. */
  contactsOf(rows: Iterable<number>): string[] {
    const { id, status } = this.columns;
    const ids: string[] = [];
    for (const row of rows) if (statusAt(status[row]) !== absentClass) ids.push(id[row] ?? '');
    return ids;
  }

  #texts(): Promise<string[]> {
    const { id, name, email, link } = this.columns;
    this.#words ??= each(id, (one, n) => plain(`${name[n]} ${email[n] ?? ''} ${one} ${link[n] ?? ''}`));
    return this.#words;
  }

  #order(sort: CoverageSort): Promise<Uint32Array> {
    const known = this.#orders.get(sort) ?? this.#sorted(sort);
    this.#orders.set(sort, known);
    return known;
  }

  async #sorted(sort: CoverageSort): Promise<Uint32Array> {
    const { columns } = this;
    const by = (compare: (a: number, b: number) => number) => sortedRows(this.length, compare, breather());
    if (sort === 'class') {
      // Within a class by name.
      const names = new Uint32Array(this.length);
      const order = await this.#order('name');
      for (let place = 0; place < order.length; place++) names[order[place] as number] = place;
      const { status } = columns;
      return by((a, b) => (status[a] ?? 0) - (status[b] ?? 0) || (names[a] ?? 0) - (names[b] ?? 0));
    }
    if (sort === 'lastSync') {
      const { lastSync } = columns;
      return by((a, b) => (lastSync[a] ?? 0) - (lastSync[b] ?? 0));
    }
    const keys = await each(sort === 'name' ? columns.name : columns.email, (one) => plain(one ?? ''));
    return by((a, b) => compare(keys[a] as string, keys[b] as string));
  }
}

/** The same as `map`, with pauses. */
async function each<V, T>(values: readonly V[], to: (value: V, n: number) => T): Promise<T[]> {
  const breath = breather();
  const all: T[] = [];
  for (let at = 0; at < values.length; at += stride) {
    for (let n = at; n < Math.min(at + stride, values.length); n++) all.push(to(values[n] as V, n));
    await breath();
  }
  return all;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
